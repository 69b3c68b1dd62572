import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { pack } from "../../policy-pack/server/pack";

const root = join(__dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

describe("PulumiPolicy.yaml", () => {
  const project = parse(read("policy-pack/PulumiPolicy.yaml")) as Record<string, string>;
  const own = JSON.parse(read("policy-pack/package.json")) as Record<string, string> & { engines: { node: string } };
  const all = JSON.parse(read("package.json")) as typeof own;

  test("says what the engine reads, and nothing that it drops in silence", () => {
    // The fields of the engine's PolicyPackProject, without `version`, which would hide package.json's.
    expect(Object.keys(project).sort()).toEqual(["author", "description", "license", "main", "runtime", "website"]);
  });

  test("says the same as the pack itself, its package and the project", () => {
    expect(project).toMatchObject({ description: pack.description, main: own.main, license: own.license });
    expect([project.author, project.website]).toEqual([own.author, own.homepage]);
    expect([own.license, own.engines.node]).toEqual([all.license, all.engines.node]);
    const { author, website, license } = parse(read("Pulumi.yaml")) as Record<string, string>;
    expect({ author, website, license }).toEqual({
      author: project.author,
      website: project.website,
      license: project.license,
    });
  });
});
