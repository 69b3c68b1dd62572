import * as grpc from "@grpc/grpc-js";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { Analyzer } from "../../../policy-pack/server/analyzer";
import { serviceOf } from "../../../policy-pack/server/serve";
import { Engine } from "./engine";

/** The pack served by this process, and an engine that speaks to it. */
export async function servedPack(today: string): Promise<{ engine: Engine; close: () => void }> {
  const server = new grpc.Server();
  server.addService(AnalyzerService, serviceOf(new Analyzer(() => today)));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  const engine = new Engine(port);
  return {
    engine,
    close: () => {
      engine.close();
      server.forceShutdown();
    },
  };
}
