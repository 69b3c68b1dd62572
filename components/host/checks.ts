import { reservedLogins } from "../model/reserved-logins";
import { parsePublicKey } from "../model/ssh-key";
import type { Agents, Application, Flow, HostUser, Updates } from "./arguments";

function refuse(key: string, received: unknown, accepted: string): never {
  throw new Error(`${key}: ${JSON.stringify(received)}; ${accepted}`);
}

/** Refuses users whose name or keys could not be written safely, or whose name anyone would guess. */
export function checkUsers(key: string, users: HostUser[]): void {
  users.forEach(({ name, publicKeys }, index) => {
    const at = `${key}[${index}]`;
    if (!/^[a-z][a-z0-9_-]{0,31}$/.test(name)) {
      refuse(`${at}.name`, name, "a lower case letter, then up to 31 of a-z, 0-9, - and _");
    }
    if (reservedLogins.has(name) || name.startsWith("systemd-")) {
      refuse(`${at}.name`, name, "a person's own name, not a customary one");
    }
    if (users.findIndex((other) => other.name === name) !== index) refuse(`${at}.name`, name, "each name once");
    if (publicKeys.length === 0) {
      refuse(`${at}.publicKeys`, publicKeys, "at least one key, because nothing else opens the host");
    }
    publicKeys.forEach((text, keyAt) => parsePublicKey(text, `${at}.publicKeys[${keyAt}]`));
  });
}

export function checkPort(key: string, port: number | undefined, taken: number[] = []): asserts port is number {
  if (port === undefined || !Number.isInteger(port) || port < 1 || port > 65535)
    refuse(key, port, "a port from 1 to 65535");
  if (taken.includes(port)) refuse(key, port, `a port that the host does not use already (${taken.join(", ")})`);
}

export function checkFlows(key: string, flows: Flow[]): void {
  flows.forEach(({ to, ports }, index) => {
    if (to.length === 0) refuse(`${key}[${index}].to`, to, "at least one block");
    if (ports.length === 0) refuse(`${key}[${index}].ports`, ports, "at least one port");
    ports.forEach((port, at) => checkPort(`${key}[${index}].ports[${at}]`, port));
  });
}

const timeOfDay = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;

export function checkUpdates(key: string, { at, spreadMinutes, restartAt }: Required<Updates>): void {
  if (!timeOfDay.test(at)) refuse(`${key}.at`, at, "HH:MM, UTC");
  if (restartAt !== "now" && !timeOfDay.test(restartAt)) refuse(`${key}.restartAt`, restartAt, "HH:MM, UTC, or now");
  if (!Number.isInteger(spreadMinutes) || spreadMinutes < 0 || spreadMinutes > 720) {
    refuse(`${key}.spreadMinutes`, spreadMinutes, "whole minutes from 0 to 720");
  }
}

export function checkAgents(key: string, agents: Agents | undefined): void {
  if (!agents) return;
  if (!/^[a-z]{2}(-[a-z]+)+-[0-9]$/.test(agents.region))
    refuse(`${key}.region`, agents.region, "a region's name, for example eu-west-2");
  if (!/^[A-Za-z0-9_/.#-]{1,512}$/.test(agents.logGroup)) {
    refuse(`${key}.logGroup`, agents.logGroup, "a log group's name: 1 to 512 of A-Z a-z 0-9 _ / . # -");
  }
}

export function checkApplication(key: string, application: Application | undefined, taken: number[]): void {
  if (!application) return;
  checkPort(`${key}.port`, application.port, taken);
  if (application.port < 1024)
    refuse(`${key}.port`, application.port, "a port from 1024 to 65535, which needs no privilege");
  const command = application.command;
  if (command && !(command[0]?.startsWith("/") && command.every((word) => /^[\x20-\x7e]+$/.test(word)))) {
    refuse(`${key}.command`, command, "an absolute path and arguments of printable ASCII");
  }
  application.packages?.forEach((name, index) => {
    if (!/^[a-z0-9][a-z0-9.+-]+$/.test(name)) refuse(`${key}.packages[${index}]`, name, "the name of a Debian package");
  });
}

export function checkPath(key: string, path: string): void {
  if (!/^\/[A-Za-z0-9._~/-]*$/.test(path)) refuse(key, path, "a path of / A-Z a-z 0-9 . _ ~ -");
}

export function checkSeconds(key: string, seconds: number): void {
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 3600) refuse(key, seconds, "whole seconds from 1 to 3600");
}
