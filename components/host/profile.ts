import type { Part } from "./part";
import { yamlText } from "./yaml-text";

/** What a host says of itself, as data: rules judge it, auditors read it, and tests compare it with the running host. */
export interface ProfileStatement {
  profile: "bastion" | "web";
  /** Ports that are open, and to whom. */
  listens: { port: number; service: string; from: string[] }[];
  /** Where the host may connect to besides HTTPS and the cloud's own time, name and metadata services. */
  connects: { to: string[]; ports: number[] }[];
  /** The only units that start by themselves, as shell patterns. */
  units: string[];
  /** Who may log in by SSH. */
  people: string[];
  updates: { at: string; spreadMinutes: number; restartAt: string };
}

export const profilePath = "/etc/hardened-hosting/profile.yaml";

export function profileStatement(statement: ProfileStatement): Part {
  return { files: [{ path: profilePath, content: yamlText(statement) }] };
}
