import { readFileSync } from "node:fs";
import { stateIn } from "../../cli/state/read-state";
import type { GraphDocument, GraphResource } from "../../cli/preview/graph";
import { lamplightMutations } from "../mutations/lamplight";
import { mutated, type Change } from "../mutations/mutation";
import { embeddedGraph } from "./support/embedded";
import { describeEngine, stacks, theCli } from "./support/engine";
import { foundIn, judged, keysOf, type Found } from "./support/violations";
import { Workspace } from "./support/workspace";

const STACK = "lamplight";
const PACK = ["--policy-pack", "policy-pack"];

/** How many of the mutations are tried: all take over an hour. `ENGINE_MUTATIONS=all` or a number. */
const wanted = process.env.ENGINE_MUTATIONS ?? "60";
const all = Object.entries(lamplightMutations).flatMap(([promise, mutations]) =>
  mutations.map((mutation) => [`${promise}: ${mutation.name}`, mutation] as const),
);
const step = wanted === "all" ? 1 : Math.max(1, Math.floor(all.length / Number(wanted)));
const sample = all.filter((_, index) => index % step === 0);

/** The verdicts of everybody who can be asked about one program. */
interface Verdicts {
  readonly embedded: ReturnType<typeof judged>;
  readonly preview: Found;
  readonly up: Found;
  readonly analyze: Found;
  readonly audit: ReturnType<typeof judged>;
}

/** Without references to what a mutation removed: no program can have any, and the engine would take none. */
function settled(document: GraphDocument): GraphDocument {
  const { resources } = document.deployment;
  const urns = new Set(resources.map(({ urn }) => urn));
  const left = (list: readonly string[]): string[] => list.filter((urn) => urns.has(urn));
  const settle = (resource: GraphResource): GraphResource => ({
    ...resource,
    dependencies: left(resource.dependencies),
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([property, list]) => [property, left(list)]),
    ),
  });
  return { ...document, deployment: { ...document.deployment, resources: resources.map(settle) } };
}

describeEngine("verdicts", () => {
  const graphs = new Map<string, GraphDocument>();
  const started = new Map<string, Workspace>();
  const deployed = new Map<string, Workspace>();
  const compared: { name: string; complete: boolean }[] = [];
  afterAll(() => {
    for (const workspace of [...started.values(), ...deployed.values()]) workspace.remove();
    const early = compared.filter(({ complete }) => !complete).map(({ name }) => name);
    process.stdout.write(
      `verdicts of ${compared.length} programs compared, of ${stacks.length + all.length}; ` +
        `${early.length} updates refused by the cloud before the end${early.map((name) => `\n  ${name}`).join("")}\n`,
    );
  });

  function graphOfStack(stack: string): GraphDocument {
    const graph = graphs.get(stack) ?? embeddedGraph(stack);
    graphs.set(stack, graph);
    return graph;
  }

  /** The stack before anything of it exists. */
  async function startedStack(stack: string): Promise<Workspace> {
    const existing = started.get(stack);
    if (existing !== undefined) return existing;
    const workspace = new Workspace(theCli(), stack);
    await workspace.start();
    started.set(stack, workspace);
    return workspace;
  }

  /** The stack as it is before somebody changes the program. */
  async function deployedStack(stack: string): Promise<Workspace> {
    const existing = deployed.get(stack);
    if (existing !== undefined) return existing;
    const workspace = (await startedStack(stack)).copy();
    await workspace.must("up", "-s", stack, "--yes", "--skip-preview");
    // The verdict is at stake, not whether Pulumi would let go of what a change takes away.
    await workspace.must("state", "unprotect", "-s", stack, "--all", "--yes");
    await workspace.remember();
    deployed.set(stack, workspace);
    return workspace;
  }

  async function verdictsOn(stack: string, changes: readonly Change[]): Promise<Verdicts> {
    const fresh = (await startedStack(stack)).copy();
    // A stack that stands in one region is not moved to another: there it is made anew.
    const moved = changes.some((change) => "path" in change && change.path === "region");
    const changed = (await (moved ? startedStack(stack) : deployedStack(stack))).copy();
    try {
      fresh.mutate(changes);
      changed.mutate(changes);
      const streaming = { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" };
      const preview = foundIn(await fresh.runWith(streaming, "preview", "-s", stack, "--json", ...PACK));
      const up = foundIn(await changed.run("up", "-s", stack, "--json", "--yes", "--skip-preview", ...PACK));
      const state = await changed.exported();
      const analyze = foundIn(await changed.run("policy", "analyze", "--file", state, "--json", ...PACK));
      const audit = judged(stateIn(readFileSync(state, "utf8"), state));
      return { embedded: judged(settled(mutated(graphOfStack(stack), changes))), preview, up, analyze, audit };
    } finally {
      fresh.remove();
      changed.remove();
    }
  }

  function expectAgreement({ embedded, preview, up, analyze, audit }: Verdicts): void {
    expect([preview.degraded, up.degraded, analyze.degraded]).toEqual([[], [], []]);
    expect(preview.complete).toBe(true);
    expect(preview.violations).toEqual(embedded.violations);
    expect(analyze.violations).toEqual(audit.violations);
    // The cloud itself refuses some changes: then the update ends before the stack as a whole is judged.
    if (!up.complete) return;
    expect(up.violations).toEqual(audit.violations);
    // What only the update shows may go either way; what was certain stays so.
    const certain = (keys: string[]): string[] => keys.filter((key) => !embedded.unknown.has(key));
    expect(certain(keysOf(audit.violations))).toEqual(certain(keysOf(embedded.violations)));
  }

  test.each(stacks)("on %s agree, and nothing is violated", async (stack) => {
    const verdicts = await verdictsOn(stack, []);
    compared.push({ name: stack, complete: verdicts.up.complete });
    expectAgreement(verdicts);
    expect(verdicts.up.complete).toBe(true);
    expect(verdicts.preview.violations).toEqual([]);
    expect(verdicts.audit.violations).toEqual([]);
  });

  test.each(sample)("agree on %s", async (name, { rule, changes }) => {
    const verdicts = await verdictsOn(STACK, changes);
    compared.push({ name, complete: verdicts.up.complete });
    expectAgreement(verdicts);
    expect(verdicts.preview.violations.map((one) => one.rule)).toContain(rule);
  });
});
