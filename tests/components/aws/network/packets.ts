import type { AclRule, AclRules } from "../../../../components/aws/network/acl-rules";
import { containsBlock, parseBlock } from "../../../../components/model/ip-block";

/** A value that must be plain text by now. */
export function text(value: unknown): string {
  if (typeof value !== "string") {
    throw new Error(`expected text, received ${JSON.stringify(value)}`);
  }
  return value;
}

/** Somebody with an address: in a subnet behind an access list, or on the internet, where there is none. */
export interface Party {
  address: string;
  list?: AclRules;
}

/** A TCP connection, and the subnets that its packets pass on their way. */
export interface Connection {
  from: Party;
  to: Party;
  port: number;
  via?: AclRules[];
  /** The client's port, where answers go. */
  answersTo?: number;
}

/** Whether stateless lists let a connection's packets through all the way, and the answers all the way back. */
export function connects({ from, to, port, via = [], answersTo = 40_000 }: Connection): boolean {
  return passes(from, to, port, via) && passes(to, from, answersTo, via.toReversed());
}

function passes(source: Party, destination: Party, port: number, via: AclRules[]): boolean {
  const lists = [source.list, ...via, destination.list];
  return lists.every((list, hop) => {
    const leaves = hop === lists.length - 1 || admits(list?.egress, destination.address, port);
    const enters = hop === 0 || admits(list?.ingress, source.address, port);
    return leaves && enters;
  });
}

/** The first rule that matches decides; where none does, the answer is no. Without a list everything passes. */
function admits(rules: AclRule[] | undefined, address: string, port: number): boolean {
  if (!rules) {
    return true;
  }
  const one = parseBlock("address", `${address}/${address.includes(":") ? 128 : 32}`);
  const first = rules.find(
    ({ protocol, fromPort, toPort, cidrBlock, ipv6CidrBlock }) =>
      protocol === "tcp" &&
      fromPort <= port &&
      port <= toPort &&
      containsBlock(parseBlock("rule", text(cidrBlock ?? ipv6CidrBlock)), one),
  );
  return first?.action === "allow";
}
