import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisesReference, rulesReference } from "../../../cli/report/reference";
import { promises } from "../../../policy-pack/controls/promises";
import { rules } from "../../../policy-pack/rules";
import { generated } from "../../../scripts/generated";

describe("the written reference", () => {
  it.each(Object.entries(generated))(
    "%s is up to date; otherwise run node --import tsx scripts/reference.ts",
    (path, text) => {
      expect(readFileSync(join(__dirname, "../../..", path), "utf8")).toBe(text());
    },
  );

  it("has a heading for every rule and promise, and every link leads to one", () => {
    const headings = (text: string) => [...text.matchAll(/^## (.+)$/gm)].map(([, id]) => id);
    const pages = { "rules.md": rulesReference(), "promises.md": promisesReference() };
    expect(headings(pages["rules.md"])).toEqual(rules.map(({ id }) => id));
    expect(headings(pages["promises.md"])).toEqual(promises.map(({ id }) => id));
    const links = Object.values(pages).flatMap((text) => [...text.matchAll(/\]\((\w+\.md)#([\w-]+)\)/g)]);
    expect(links.length).toBeGreaterThan(50);
    for (const [, page, id] of links) expect(headings(pages[page as keyof typeof pages])).toContain(id);
  });
});
