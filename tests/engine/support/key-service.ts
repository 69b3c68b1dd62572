import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

interface Call {
  readonly operation: string;
  readonly KeyId?: string;
  readonly Plaintext?: string;
  readonly CiphertextBlob?: string;
}

/**
 * A stand-in for AWS KMS on the loopback interface, for the engine's `awskms://` secrets provider: what it encrypts is the
 * text itself behind the key's name. It remembers what it was asked.
 */
export class KeyService {
  readonly calls: Call[] = [];
  private readonly server: Server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      const operation = String(request.headers["x-amz-target"]).replace("TrentService.", "");
      const call = { operation, ...(JSON.parse(body) as object) };
      this.calls.push(call);
      const answer = answerTo(call);
      response.statusCode = "__type" in answer ? 400 : 200;
      response.setHeader("content-type", "application/x-amz-json-1.1").end(JSON.stringify(answer));
    });
  });

  async start(): Promise<void> {
    await once(this.server.listen(0, "127.0.0.1"), "listening");
  }

  async stop(): Promise<void> {
    await once(this.server.close(), "close");
  }

  /** Leads the engine's SDK here, with credentials of nobody. */
  get environment(): NodeJS.ProcessEnv {
    return {
      AWS_ENDPOINT_URL_KMS: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: "nobody",
      AWS_SECRET_ACCESS_KEY: "nothing",
      AWS_EC2_METADATA_DISABLED: "true",
    };
  }
}

const MARK = "encrypted by ";

function answerTo({ operation, KeyId = "", Plaintext = "", CiphertextBlob = "" }: Call): object {
  if (operation === "Encrypt") return { KeyId, CiphertextBlob: toBase64(`${MARK}${KeyId}: ${Plaintext}`) };
  const [, key = "", text = ""] =
    new RegExp(`^${MARK}(.*): (.*)$`).exec(Buffer.from(CiphertextBlob, "base64").toString()) ?? [];
  return operation === "Decrypt" && key !== ""
    ? { KeyId: key, Plaintext: text }
    : { __type: "InvalidCiphertextException" };
}

const toBase64 = (text: string): string => Buffer.from(text).toString("base64");
