import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RecordedAnswers } from "../../../cli/preview/answers";
import type { GraphDocument } from "../../../cli/preview/graph";
import { stateIn } from "../../../cli/state/read-state";
import { IMAGE } from "../providers/aws/image";
import { AS_OF, project } from "./workspace";

/** What the stand-in answers, for the embedded preview. */
const answers: RecordedAnswers = {
  invokes: [{ token: "aws:ssm/getParameter:getParameter", result: { insecureValue: IMAGE } }],
};

/** The graph that the embedded preview exports, from a process of its own as a person would run it. */
export function embeddedGraph(stack: string): GraphDocument {
  const folder = mkdtempSync(join(tmpdir(), "hosting-embedded-"));
  const [graph, answersFile] = [join(folder, "graph.json"), join(folder, "answers.json")];
  try {
    writeFileSync(answersFile, JSON.stringify(answers));
    const { stderr, status } = spawnSync(
      process.execPath,
      [
        ...["bin/hardened-hosting.cjs", "preview", stack, "--export", graph, "--answers", answersFile],
        ...["-c", `asOf=${AS_OF}`],
      ],
      { cwd: project, encoding: "utf8" },
    );
    if (status === 2) throw new Error(stderr);
    return stateIn(readFileSync(graph, "utf8"), graph);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
