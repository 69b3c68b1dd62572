import type { Metadata } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../../../cli/preview/graph";

/** What a provider answered instead: its words, and the thing that it left half made, if any. */
export class Refused extends Error {
  constructor(
    words: string,
    readonly left?: { readonly id: string; readonly outputs: Properties; readonly reasons: readonly string[] },
  ) {
    super(words);
  }
}

/** What the cloud answers where it refuses; an error where it does not. */
export async function refusal(answer: Promise<unknown>): Promise<Refused> {
  const error: unknown = await answer.then(
    () => new Error("nothing was refused"),
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refused) return error;
  throw error;
}

/** The thing that a refusal says is there, half made. */
export function leftIn(metadata: Metadata | undefined): Refused["left"] {
  const [header] = metadata?.get("grpc-status-details-bin") ?? [];
  if (!(header instanceof Buffer)) return undefined;
  const [any] = Status.deserializeBinary(header).getDetailsList();
  const failed = ErrorResourceInitFailed.deserializeBinary(any!.getValue_asU8());
  return { id: failed.getId(), outputs: properties(failed.getProperties()), reasons: failed.getReasonsList() };
}

export const properties = (struct: Struct | undefined): Properties => struct?.toJavaScript() ?? {};
