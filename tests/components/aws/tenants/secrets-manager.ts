import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** As much of AWS Secrets Manager as the job speaks with, on loopback. */
export interface SecretsManager {
  url: string;
  values: Map<string, string>;
  stop(): Promise<void>;
}

export async function startSecretsManager(): Promise<SecretsManager> {
  const values = new Map<string, string>();
  const server = createServer((request, response) => {
    void answer(request, values).then(({ status, body }) => {
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, values, stop };
}

async function answer(request: IncomingMessage, values: Map<string, string>) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const input = JSON.parse(Buffer.concat(chunks).toString()) as { SecretId: string; SecretString: string };
  if (request.headers["x-amz-target"] === "secretsmanager.PutSecretValue") {
    values.set(input.SecretId, input.SecretString);
    return { status: 200, body: { Name: input.SecretId } };
  }
  const value = values.get(input.SecretId);
  return value === undefined
    ? { status: 400, body: { __type: "ResourceNotFoundException", message: "can't find the secret value" } }
    : { status: 200, body: { Name: input.SecretId, SecretString: value, CreatedDate: Date.now() / 1000 } };
}
