import type { Properties } from "../../../../cli/preview/graph";
import type { Attributes } from "../cloud-provider";
import type { Made } from "./made";
import { usual, type Makers } from "./makers";
import { networkMakers } from "./network-makers";
import { serviceMakers } from "./service-makers";

const makers: Makers = { ...networkMakers, ...serviceMakers };

/** The attributes of a new resource of any type; types that are not listed have an id and an ARN of the common form. */
export function attributesOf(type: string, inputs: Properties, made: Made): Attributes {
  const maker = makers[type] ?? usual(type);
  return maker(inputs, made);
}

/** The outputs that a change of the inputs counts up. */
export const counted: Readonly<Record<string, string>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": "latestVersion",
  "aws:ec2/managedPrefixList:ManagedPrefixList": "version",
  "aws:lambda/function:Function": "version",
  "aws:ssm/document:Document": "latestVersion",
};
