import type { ReadResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { RecordedAnswers } from "./answers";
import { asSecret, type Json, type Properties } from "./graph";
import { ProgramError } from "./program-error";
import { propertiesOf } from "./registration";

const stackReference = "pulumi:pulumi:StackReference";

/** The state of a resource that exists already: what was recorded, else what the program said and the rest unknown. */
export function readState(request: ReadResourceRequest, answers: RecordedAnswers): Properties {
  const [type, id] = [request.getType(), request.getId()];
  if (type === stackReference) return stackOutputs(id, answers);
  return { ...propertiesOf(request.getProperties(), false), ...answers.reads?.[type]?.[id] };
}

function stackOutputs(stack: string, answers: RecordedAnswers): Properties {
  const recorded = answers.stackReferences?.[stack];
  if (recorded === undefined) {
    throw new ProgramError(
      `the outputs of stack "${stack}" are not recorded; add them to the answers file under stackReferences`,
      `${stackReference} "${stack}"`,
    );
  }
  const secretOutputNames = recorded.secretOutputNames ?? [];
  const outputs = Object.entries(recorded.outputs).map(([name, value]): [string, Json] => [
    name,
    secretOutputNames.includes(name) ? asSecret(value) : value,
  ]);
  return { name: stack, outputs: Object.fromEntries(outputs), secretOutputNames };
}
