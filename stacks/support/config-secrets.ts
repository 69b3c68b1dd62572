import * as pulumi from "@pulumi/pulumi";

const runtime = pulumi.runtime as unknown as { isConfigSecret(key: string): boolean };

/** Shorter text is as likely a part of any word; the engine's own filter of its output draws the same line. */
const SHORTEST = 3;

/** Whether the key's value was given encrypted. */
export function isSecret(fullKey: string): boolean {
  return runtime.isConfigSecret(fullKey);
}

/** A message without any part of a value that was given encrypted. */
export function withoutSecrets(message: string): string {
  const secrets = Object.entries(pulumi.runtime.allConfig())
    .filter(([fullKey]) => isSecret(fullKey))
    .flatMap(([, text]) => [text, ...leavesOf(text)])
    .filter((text) => text.length >= SHORTEST)
    // Whole values before parts of them.
    .sort((a, b) => b.length - a.length);
  return secrets.reduce((said, secret) => said.replaceAll(secret, "[secret]"), message);
}

function leavesOf(text: string): string[] {
  try {
    const leaves: string[] = [];
    JSON.parse(text, (_, value: unknown) => {
      if (typeof value === "string" || typeof value === "number") leaves.push(String(value));
      return value;
    });
    return leaves;
  } catch {
    return [];
  }
}
