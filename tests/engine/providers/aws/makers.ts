import type { Properties } from "../../../../cli/preview/graph";
import type { Attributes } from "../cloud-provider";
import { text } from "../wire";
import type { Made } from "./made";

export { text };

export type Maker = (inputs: Properties, made: Made) => Attributes;
export type Makers = Readonly<Record<string, Maker>>;
type More = (inputs: Properties, made: Made) => Properties;

/** An id of its own and an ARN of the common form. */
export function usual(type: string): Maker {
  const [, module = "", name = ""] = type.split(":");
  return (_, made) => {
    const id = made.hex();
    return { id, outputs: { arn: made.arn(module.split("/")[0]!, `${name.toLowerCase()}/${id}`) } };
  };
}

/** An id like `vpc-0123456789abcdef0`, and its ARN. */
export function ec2(prefix: string, kind: string, more: More = () => ({})): Maker {
  return (inputs, made) => {
    const id = `${prefix}-${made.hex()}`;
    return {
      id,
      outputs: { arn: made.arn("ec2", `${kind}/${id}`), ownerId: made.account, ...more(inputs, made) },
    };
  };
}

/** What bears the name that the program gave it. */
export function named(service: string, kind: string, property = "name", more: More = () => ({})): Maker {
  return (inputs, made) => ({
    id: text(inputs[property]),
    outputs: { arn: made.arn(service, `${kind}${text(inputs[property])}`), ...more(inputs, made) },
  });
}

/** What is identified by its ARN. */
export function byArn(
  service: string,
  resource: (inputs: Properties, made: Made) => string,
  more: More = () => ({}),
): Maker {
  return (inputs, made) => {
    const arn = made.arn(service, resource(inputs, made));
    return { id: arn, outputs: { arn, ...more(inputs, made) } };
  };
}

/** Of IAM, which has no regions. */
export function iam(kind: string, prefix: string): Maker {
  return (inputs, made) => ({
    id: text(inputs.name),
    outputs: {
      arn: made.globalArn("iam", `${kind}${text(inputs.path) || "/"}${text(inputs.name)}`),
      uniqueId: `${prefix}${made.hex(16).toUpperCase()}`,
    },
  });
}

/** A setting of something else: it has that thing's id, or its own name. */
export const partOf = (property: string): Maker => joined("", property);

/** Identified by several inputs together. */
export function joined(separator: string, ...properties: string[]): Maker {
  return (inputs) => ({ id: properties.map((property) => text(inputs[property])).join(separator), outputs: {} });
}

/** What is there from the start and only taken over. */
export function adopted(output: string, prefix: string, kind: string): Maker {
  return (inputs, made) => {
    const id = text(inputs[output]) || text(made.of(inputs.vpcId)[output]) || `${prefix}-${made.hex()}`;
    return { id, outputs: { arn: made.arn("ec2", `${kind}/${id}`), ownerId: made.account } };
  };
}

/** What an account or a region has once. */
export const singleton =
  (id: (made: Made) => string): Maker =>
  (_, made) => ({ id: id(made), outputs: {} });
