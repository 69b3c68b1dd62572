import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { stateIn } from "../../cli/state/read-state";
import { redacted } from "../../cli/preview/redact";
import type { GraphDocument } from "../../cli/preview/graph";
import { embeddedGraph } from "./support/embedded";
import { describeEngine, stacks, theCli } from "./support/engine";
import { graphDifferences } from "./support/graph-differences";
import { project, Workspace } from "./support/workspace";

/** Where the states after an update are left, in which nothing is unknown, for whoever judges them further. */
const kept = join(project, ".cache", "engine", "states");

// What the engine prints has no secrets in it; neither has what it is compared with.
const covered = (document: GraphDocument): GraphDocument => redacted(document);

describeEngine.each(stacks)("the graph of %s", (stack) => {
  let workspace: Workspace;
  let ours: GraphDocument;

  beforeAll(async () => {
    workspace = new Workspace(theCli(), stack);
    await workspace.start();
    ours = embeddedGraph(stack);
  });
  afterAll(() => workspace?.remove());

  test("is the one that the engine previews", async () => {
    const printed = await workspace.must("preview", "-s", stack, "--json");
    const engines = covered(stateIn(printed, "pulumi preview --json"));
    expect(engines.deployment.resources.length).toBeGreaterThan(100);
    expect(graphDifferences(ours, engines)).toEqual([]);
  });

  test("is the one that the engine has after the update, but for what is known only then", async () => {
    await workspace.must("up", "-s", stack, "--yes", "--skip-preview");
    const engines = covered(stateIn(JSON.stringify(await workspace.state()), "pulumi stack export"));
    mkdirSync(kept, { recursive: true });
    cpSync(await workspace.exported(), join(kept, `${stack}.json`));
    expect(graphDifferences(ours, engines, { unknownMayBeKnown: true })).toEqual([]);
    expect(JSON.stringify(engines)).not.toContain("04da6b54-80e4-46f7-96ec-b56ff0331ba9");
  });
});
