import { createHash } from "node:crypto";
import { known, valueOf, type Source } from "../../facts/datum";
import type { Estate } from "../../facts/estate";
import type { HostConfig } from "../../facts/kinds";
import { read, test } from "../../logic/comparators";
import { all, every, unsure, type Outcome } from "../../logic/outcome";
import { sshdSetting } from "./host-config";

/** Keys come from the user data alone, written out, and where the stack registers people, from a registered one. */
export function keysAreRegistered(config: HostConfig, source: Source, estate: Estate): Outcome {
  return all(
    every(config.users, ({ name, keys }) => every(keys, (key) => isRegistered(key, name, source, estate))),
    sshdSetting(config, source, "AuthorizedKeysFile", HOME, "files in the person's own folder", (paths) =>
      paths.split(/\s+/).every((path) => /^(%h\/)?\.ssh\/[\w.]+$/.test(path)),
    ),
    ...["AuthorizedKeysCommand", "TrustedUserCAKeys"].map((keyword) =>
      sshdSetting(config, source, keyword, "none", "none", (value) => value.toLowerCase() === "none"),
    ),
  );
}

const HOME = ".ssh/authorized_keys";

function isRegistered(key: string, name: string, source: Source, estate: Estate): Outcome {
  const print = fingerprint(key);
  const datum = known(print ?? key, { ...source, path: `${source.path}.users.${name}.ssh_authorized_keys` });
  const registers = estate.of("operator").map(({ keyFingerprints }) => keyFingerprints);
  const unread = registers.find(({ state }) => state === "unknown");
  const registered = registers.flatMap((prints) => valueOf(prints) ?? []);
  const found = test(datum, "a key of a registered person", (one) =>
    registers.length === 0 ? print !== undefined : registered.includes(one),
  );
  return found.truth === false && print !== undefined && unread
    ? unsure("the register is not known", [read(unread)])
    : found;
}

/** As `ssh-keygen -l` writes it; undefined for what is no key of its own: a name whose keys are fetched. */
function fingerprint(key: string): string | undefined {
  const blob = /(?:^|\s)(?:ssh|sk-ssh|ecdsa|sk-ecdsa)-\S+\s+([A-Za-z0-9+/]+=*)/.exec(key)?.[1];
  if (blob === undefined) return undefined;
  return `SHA256:${createHash("sha256").update(Buffer.from(blob, "base64")).digest("base64").replace(/=+$/, "")}`;
}
