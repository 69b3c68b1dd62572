import { Metadata, status, type ServiceError } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Unfinished } from "./provider";
import { sent } from "./wire";

/** What a provider throws, as gRPC says it; with the half-made thing where there is one, so that it is not lost. */
export function refusal(thrown: unknown): Partial<ServiceError> {
  const details = thrown instanceof Error ? thrown.message : String(thrown);
  const metadata = new Metadata();
  if (thrown instanceof Unfinished) metadata.add("grpc-status-details-bin", initialisationFailed(thrown));
  return { code: status.UNKNOWN, details, metadata };
}

// The engine is written in Go, whose gRPC carries such details in this header.
function initialisationFailed({ message, state }: Unfinished): Buffer {
  const failed = new ErrorResourceInitFailed()
    .setId(state.id)
    .setProperties(sent(state.outputs))
    .setInputs(sent(state.inputs))
    .setReasonsList([message]);
  const any = new Any();
  any.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const answer = new Status().setCode(status.UNKNOWN).setMessage(message).setDetailsList([any]);
  return Buffer.from(answer.serializeBinary());
}
