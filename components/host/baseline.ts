import type { Agents, Platform, Updates } from "./arguments";
import { kernel } from "./kernel";
import { names } from "./names";
import type { Part } from "./part";
import { services } from "./services";
import { journal, sessions } from "./sessions";
import { time } from "./time";
import { updates } from "./updates";

/** What every host has, whatever it is for. */
export function baseline(host: { platform: Platform; updates: Required<Updates>; agents?: Agents }): Part[] {
  return [
    updates(host.updates),
    time(host.platform),
    names(),
    kernel(),
    sessions(),
    journal({ forwarded: host.agents !== undefined }),
    services(),
  ];
}

/** The logs of every host that has agents. */
export const baselineLogs = [
  { path: "/var/log/auth.log", stream: "login" },
  { path: "/var/log/audit/audit.log", stream: "audit" },
  { path: "/var/log/syslog", stream: "system" },
];
