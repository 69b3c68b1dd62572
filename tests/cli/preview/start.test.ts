import { execFileSync } from "node:child_process";
import { join } from "node:path";

it("loads the compiler and the package manager of the SDK only for who needs them", () => {
  const program = join(__dirname, "programs/loaded.ts");
  const printed = execFileSync(process.execPath, ["--import", "tsx", program], { encoding: "utf8" });
  expect(JSON.parse(printed)).toEqual({ before: 0, after: true, text: true });
});
