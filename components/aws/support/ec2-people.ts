import type { HostUser } from "../../host";
import { validateOperators, type Operator } from "../../model/operators";

/**
 * The accounts of named people on a host. Only `administrators` may become root there.
 *
 * @throws where an entry of the register does not hold, or an administrator is not in it.
 */
export function hostUsers(operators: Operator[], administrators: string[]): HostUser[] {
  const names = validateOperators(operators).map(({ name }) => name);
  const stranger = administrators.find((name) => !names.includes(name));
  if (stranger !== undefined) {
    throw new Error(
      `administrators: received "${stranger}"; accepted are operators: ${names.join(", ") || "there is none"}`,
    );
  }
  return operators.map(({ name, publicKeys }) => ({ name, publicKeys, sudo: administrators.includes(name) }));
}

/** Ports that scanners try first, or that mean something else here. */
const otherPorts = [22, 80, 443, 3389];

/** @throws where the port is none, or one that anyone would try for SSH (`lamp-ssh`). */
export function checkSshPort(key: string, port: number): number {
  if (!Number.isInteger(port) || port < 1 || port > 65535 || otherPorts.includes(port)) {
    const accepted = `a whole number from 1 to 65535 other than ${otherPorts.join(", ")}`;
    throw new Error(`${key}: received ${port}; accepted is ${accepted}`);
  }
  return port;
}
