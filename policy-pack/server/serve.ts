import * as grpc from "@grpc/grpc-js";
import { AnalyzerService, type IAnalyzerServer } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { graphFromEngine } from "../graph/from-engine";
import { Analyzer } from "./analyzer";
import { analyzerInfo } from "./info";
import { configurationIn } from "./levels";
import { pack } from "./pack";
import { remediateResponse, resourceResponse, stackResponse } from "./responses";

/**
 * Serves the pack as the engine wants it: on a free port of this machine, whose number is all that is printed.
 *
 * This speaks the engine's Analyzer protocol itself. `@pulumi/policy` would decode the whole stack anew for each of 137
 * policies, degrade a rule that touches one unknown value to an advice, and take the mark off secrets.
 */
export function serve(today: () => string): void {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(AnalyzerService, serviceOf(new Analyzer(today)));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
  });
}

/** The methods of the protocol; the engine does without those that are missing. */
export function serviceOf(analyzer: Analyzer): Partial<IAnalyzerServer> & grpc.UntypedServiceImplementation {
  return {
    getAnalyzerInfo: unary<Empty, proto.AnalyzerInfo>(() => analyzerInfo()),
    getPluginInfo: unary<Empty, PluginInfo>(() => new PluginInfo().setVersion(pack.version)),
    configureStack: unary<proto.AnalyzerStackConfigureRequest, proto.AnalyzerStackConfigureResponse>(
      () => new proto.AnalyzerStackConfigureResponse(),
    ),
    configure: unary<proto.ConfigureAnalyzerRequest, Empty>((request) => {
      analyzer.configure(configurationIn(request));
      return new Empty();
    }),
    analyze: unary<proto.AnalyzeRequest, proto.AnalyzeResponse>((request) => {
      analyzer.declare(request.getUrn(), () => wireOf(request));
      return resourceResponse();
    }),
    remediate: unary<proto.AnalyzeRequest, proto.RemediateResponse>((request) =>
      remediateResponse(analyzer.remedies(request.getType(), () => wireOf(request))),
    ),
    analyzeStack: unary<proto.AnalyzeStackRequest, proto.AnalyzeResponse>((request) =>
      stackResponse(analyzer.judge((inputsOf) => graphFromEngine(request.getResourcesList(), inputsOf))),
    ),
    cancel: unary<Empty, Empty>(() => new Empty()),
  };
}

function wireOf(request: proto.AnalyzeRequest): Record<string, unknown> {
  return request.getProperties()?.toJavaScript() ?? {};
}

function unary<Request, Response>(answer: (request: Request) => Response): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    try {
      callback(null, answer(call.request));
    } catch (thrown) {
      // The engine prints nothing else of an error, and a rule that throws is ours to mend.
      const details = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
      callback({ code: grpc.status.INTERNAL, details });
    }
  };
}
