import { graphDocument, type GraphResource, type Properties } from "../../../cli/preview/graph";
import type { SdkShapes } from "../../support/sdk-shapes";
import { typeProblems } from "../../support/sdk-types";
import type { Problem, Subject } from "./provider";

/** What a provider's schema refuses: missing and unknown properties, wrong kinds, values that no enumeration has. */
export function sdkProblems(provider: string, sdk: SdkShapes, { urn, type }: Subject, inputs: Properties): Problem[] {
  const resource: GraphResource = {
    urn,
    type,
    custom: true,
    inputs,
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
  };
  return typeProblems(graphDocument([resource]), { [provider]: sdk }).map((problem) => {
    const [, property = "", reason = problem] = /^\S+ .*?\.(\w+)[^:]*: (.*)$/s.exec(problem) ?? [];
    return { property, reason };
  });
}
