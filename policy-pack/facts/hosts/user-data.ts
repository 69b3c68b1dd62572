import { notKnown, type Datum } from "../datum";
import type { HostConfig } from "../kinds";
import { fromBase64, isGzip, Unreadable, unzipped } from "./bytes";
import { readCloudConfig } from "./cloud-config";

/** How a property holds user data: `base64` where the cloud's API wants it so. */
export type UserDataForm = "base64" | "text";

/**
 * What user data says a machine will be. Anything but one cloud-config is unknown with the reason: a script or an archive
 * of parts can do anything to what a cloud-config says.
 */
export function hostConfigOf(userData: Datum<string>, form: UserDataForm): Datum<HostConfig> {
  if (userData.state !== "known") return userData;
  const text = textOf(userData.value, form);
  const config = text instanceof Unreadable ? text : readCloudConfig(text);
  return config instanceof Unreadable ? notKnown(userData.source, config.reason) : { ...userData, value: config };
}

function textOf(userData: string, form: UserDataForm): string | Unreadable {
  const bytes = form === "base64" ? fromBase64(userData) : Buffer.from(userData);
  if (!bytes) return new Unreadable("is not base64");
  const plain = isGzip(bytes) ? unzipped(bytes) : bytes;
  if (!plain) return new Unreadable("is not gzip, though it begins so");
  const text = plain.toString("utf8");
  const other = KINDS.find(([start]) => start.test(text));
  return other ? new Unreadable(`is ${other[1]}`) : text;
}

// https://docs.cloud-init.io/en/latest/explanation/format/index.html
const KINDS: readonly (readonly [start: RegExp, kind: string])[] = [
  [/^#!/, "a script, which can do anything"],
  [/^(content-type|mime-version):/i, "a multi-part archive, whose parts may contradict each other"],
  [/^#cloud-config-archive/, "a cloud-config archive, whose parts may contradict each other"],
  [/^## *template:/, "a template that is filled in on the machine"],
  [/^#include/, "fetched from elsewhere when the machine starts"],
  [/^#cloud-boothook/, "a boot hook, which can do anything"],
  [/^#part-handler/, "a part handler, which can do anything"],
  [/^(?!#cloud-config[ \t]*(\r?\n|$))/, "no cloud-config"],
];
