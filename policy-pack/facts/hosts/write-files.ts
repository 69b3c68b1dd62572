import type { HostFile } from "../kinds";
import { fromBase64, Unreadable, unzipped } from "./bytes";
import { asList, isMembers, isYes, type Members } from "./cloud-config";

/** The files as they are in the end: a later entry replaces or appends to an earlier one, deferred ones come last. */
export function writtenFiles(value: unknown): readonly HostFile[] | Unreadable {
  const files = new Map<string, string>();
  const entries = asList(value).filter(isMembers);
  for (const entry of [...entries.filter((one) => !isYes(one.defer)), ...entries.filter((one) => isYes(one.defer))]) {
    const path = normal(String(entry.path));
    const content = contentOf(entry);
    if (content === undefined) return new Unreadable(`writes ${path} with content that cannot be read here`);
    files.set(path, isYes(entry.append) ? `${files.get(path) ?? ""}${content}` : content);
  }
  return [...files].map(([path, content]) => ({ path, content }));
}

function normal(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return `/${steps.join("/")}`;
}

function contentOf(entry: Members): string | undefined {
  if (entry.source !== undefined && entry.source !== null) return undefined;
  const content = entry.content ?? "";
  if (content instanceof Uint8Array) return decoded(Buffer.from(content), encodingOf(entry));
  if (typeof content === "object") return undefined;
  return decoded(Buffer.from(String(content as string | number | boolean)), encodingOf(entry));
}

// The names that cloud-init's cc_write_files accepts, in the order in which the layers come off.
const ENCODINGS: Readonly<Record<string, readonly ("base64" | "gzip")[]>> = {
  "": [],
  "text/plain": [],
  b64: ["base64"],
  base64: ["base64"],
  gz: ["gzip"],
  gzip: ["gzip"],
  "gz+b64": ["base64", "gzip"],
  "gz+base64": ["base64", "gzip"],
  "gzip+b64": ["base64", "gzip"],
  "gzip+base64": ["base64", "gzip"],
};

// cloud-init takes an encoding that it does not know as plain text.
function encodingOf(entry: Members): readonly ("base64" | "gzip")[] {
  const named = typeof entry.encoding === "string" ? entry.encoding.trim().toLowerCase() : "";
  return ENCODINGS[named] ?? [];
}

function decoded(content: Buffer, layers: readonly ("base64" | "gzip")[]): string | undefined {
  const plain = layers.reduce<Buffer | undefined>(
    (bytes, layer) => bytes && (layer === "base64" ? fromBase64(bytes.toString()) : unzipped(bytes)),
    content,
  );
  return plain?.toString("utf8");
}
