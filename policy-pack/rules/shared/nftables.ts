/** A chain of an nftables ruleset, as it is when the whole text has been loaded. */
export interface Chain {
  /** `inet`, `ip`, `ip6`. */
  readonly family: string;
  readonly name: string;
  /** Where packets enter it: `input`, `forward`, `output`; absent for chains that others jump to. */
  hook?: string;
  policy: "accept" | "drop";
  rules: string[];
}

/** The chains of a ruleset: repeated declarations add rules and replace the policy, as nft(8) has it. */
export function chainsOf(text: string): readonly Chain[] {
  const chains = new Map<string, Chain>();
  const blocks: string[] = [];
  const chainAt = (family: string, table: string, name: string) => {
    const key = `${family} ${table} ${name}`;
    const chain = chains.get(key) ?? { family, name, policy: "accept", rules: [] };
    chains.set(key, chain);
    return chain;
  };
  const statement = (line: string) => {
    const [table, chain] = blocks;
    const inChain = /^chain (\S+)$/.exec(chain ?? "");
    if (inChain && table) return declare(chainAt(...tableOf(table), inChain[1]!), line);
    if (table === undefined) return command(chains, chainAt, line);
  };
  for (const { line, opens, closes } of statements(substituted(text))) {
    if (opens) blocks.push(line.replace(/^(add|create) /, ""));
    else if (line !== "") statement(line);
    if (closes) blocks.pop();
  }
  return [...chains.values()];
}

function declare(chain: Chain, line: string): void {
  const hook = /^type \S+ hook (\S+)/.exec(line);
  const policy = /^policy (accept|drop)$/.exec(line);
  if (hook) chain.hook = hook[1]!;
  else if (policy) chain.policy = policy[1] as Chain["policy"];
  else chain.rules.push(line);
}

// What stands outside of blocks: an emptied ruleset, a table taken away, rules added one by one.
function command(
  chains: Map<string, Chain>,
  chainAt: (family: string, table: string, name: string) => Chain,
  line: string,
): void {
  const words = line.split(/\s+/);
  if (/^flush ruleset/.test(line)) return chains.clear();
  const [verb, what, ...rest] = words;
  const [family, table, name] = /^(inet|ip6?|arp|bridge|netdev)$/.test(rest[0] ?? "") ? rest : ["ip", ...rest];
  const under = [...chains].filter(([key]) => key.startsWith(`${family} ${table} ${name ?? ""}`));
  if (/^(delete|destroy)$/.test(verb!) && what !== "rule") under.forEach(([key]) => chains.delete(key));
  if (verb === "flush") under.forEach(([, chain]) => (chain.rules = []));
  if (/^(add|insert)$/.test(verb!) && what === "rule")
    chainAt(family!, table!, name!).rules.push(line.slice(line.indexOf(` ${name} `) + name!.length + 2));
}

function tableOf(block: string): [family: string, table: string] {
  const [, first, second] = block.split(/\s+/);
  return second === undefined ? ["ip", first ?? ""] : [first ?? "", second];
}

function substituted(text: string): string {
  const defined = [...text.matchAll(/^\s*(?:re)?define\s+(\w+)\s*=\s*(.+?)\s*$/gm)];
  return defined.reduceRight((all, [, name, value]) => all.replaceAll(new RegExp(`\\$${name}\\b`, "g"), value!), text);
}

const BLOCK = /^((add|create) )?(table|chain|set|map|flowtable|counter|quota|limit|secmark|synproxy|ct \S+) [^{]*$/;

// Braces within a rule are sets: only those of tables, chains and named objects open blocks.
function* statements(text: string): Generator<{ line: string; opens?: boolean; closes?: boolean }> {
  const plain = text
    .replace(/\\\n/g, " ")
    .replace(/"[^"\n]*"|#[^\n]*/g, (found) => (found.startsWith("#") ? "" : found));
  let line = "";
  let sets = 0;
  const take = () => {
    const taken = line.trim().replace(/\s+/g, " ");
    line = "";
    return taken;
  };
  for (const sign of plain) {
    if (sign === "{" && sets === 0 && BLOCK.test(line.trim().replace(/\s+/g, " "))) yield { line: take(), opens: true };
    else if (sign === "}" && sets === 0) yield { line: take(), closes: true };
    else if ((sign === "\n" || sign === ";") && sets === 0) yield { line: take() };
    else {
      sets += sign === "{" ? 1 : sign === "}" ? -1 : 0;
      line += sign === "\n" ? " " : sign;
    }
  }
  yield { line: take() };
}
