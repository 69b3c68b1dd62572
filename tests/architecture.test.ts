import { execFileSync } from "node:child_process";
import path from "node:path";

// The rule as the project's configuration has it for a file, applied to one import by ESLint itself. In a process of its
// own, because the configuration is an ES module.
const script = `
  const { ESLint, Linter } = require("eslint");
  const attempts = JSON.parse(process.argv[1]);
  const eslint = new ESLint();
  Promise.all(attempts.map(async ([file, imported]) => {
    const { rules } = await eslint.calculateConfigForFile(file);
    const rule = rules["no-restricted-imports"];
    const code = 'import x from "' + imported + '"; export default x;';
    const config = [{ files: ["**/*.js"], rules: rule ? { "no-restricted-imports": rule } : {} }];
    return new Linter().verify(code, config, { filename: "probe.js" }).length > 0;
  })).then((refused) => console.log(JSON.stringify(refused)));
`;

const attempts: readonly (readonly [file: string, imported: string, refused: boolean])[] = [
  ["components/model/probe.ts", "@pulumi/aws", true],
  ["components/model/probe.ts", "@pulumi/pulumi", true],
  ["components/model/probe.ts", "../aws/network", true],
  ["components/model/probe.ts", "../host", true],
  ["components/model/probe.ts", "./tier", false],
  ["components/host/probe.ts", "@pulumi/aws", true],
  ["components/host/probe.ts", "../aws/network", true],
  ["components/host/probe.ts", "../model/tier", false],
  ["components/aws/network/probe.ts", "../../../policy-pack/rules", true],
  ["components/aws/network/probe.ts", "../../../stacks/lamplight", true],
  ["components/aws/network/probe.ts", "../../../cli/main", true],
  ["components/aws/network/probe.ts", "../../model/tier", false],
  ["policy-pack/rules/backup/probe.ts", "../../../components/model/tier", true],
  ["policy-pack/rules/backup/probe.ts", "../../../cli/preview/graph", true],
  ["policy-pack/rules/backup/probe.ts", "../../logic/outcome", false],
  ["stacks/lamplight/probe.ts", "../../policy-pack/rules", true],
  ["stacks/lamplight/probe.ts", "../../components/aws/network", false],
  ["cli/commands/probe.ts", "../../components/aws/network", true],
  ["cli/commands/probe.ts", "../../policy-pack/rules", false],
];

const refused = JSON.parse(
  execFileSync(process.execPath, ["-e", script, JSON.stringify(attempts)], {
    cwd: path.join(__dirname, ".."),
    encoding: "utf8",
  }),
) as boolean[];

test.each(attempts.map((attempt, i) => [...attempt, refused[i]] as const))(
  "%s may not import %s: %s",
  (_file, _imported, expected, actual) => expect(actual).toBe(expected),
);
