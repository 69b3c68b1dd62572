import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { tenantJobCode } from "../../../../components/aws/database/tenant-job-code";

const engines = ["postgresql", "mysql"] as const;

describe.each(engines)("the job's code for %s", (engine) => {
  const code = () => readFileSync(tenantJobCode(engine).file, "utf8");

  it("is the same every time, and named by what is in it", () => {
    const [first, second] = [tenantJobCode(engine), tenantJobCode(engine)];
    expect(second).toEqual(first);
    expect(first.file).toContain(first.digest);
  });

  it("is found, not made, once it is there, in well under a tenth of a second", () => {
    tenantJobCode(engine);
    const start = performance.now();
    tenantJobCode(engine);
    expect(performance.now() - start).toBeLessThan(100);
  });

  it("is one module whose handler Lambda can call", () => {
    const { handler } = createRequire(__filename)(path.resolve(tenantJobCode(engine).file)) as { handler: unknown };
    expect(handler).toEqual(expect.any(Function));
  });

  it("has its own driver in it, and leaves the SDK to the runtime", () => {
    const required = [...code().matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name!);
    const outside = [...new Set(required)].filter((name) => !isBuiltin(name)).sort();
    expect(outside).toContain("@aws-sdk/client-secrets-manager");
    expect(
      outside.filter(
        (name) => !["@aws-sdk/client-secrets-manager", "pg-native", "pg-cloudflare", "cardinal"].includes(name),
      ),
    ).toEqual([]);
  });

  it("tells nothing of the machine that made it", () => {
    expect(code()).not.toContain(process.cwd());
  });

  it("stays small enough to start quickly", () => {
    expect(code().length).toBeLessThan(1_500_000);
  });
});

it("is another code for another engine", () => {
  expect(tenantJobCode("mysql").digest).not.toBe(tenantJobCode("postgresql").digest);
});

it("is found from any working directory", () => {
  const [before, elsewhere] = [process.cwd(), mkdtempSync(path.join(tmpdir(), "elsewhere-"))];
  try {
    process.chdir(elsewhere);
    const { file } = tenantJobCode("postgresql");
    expect(file.startsWith("..")).toBe(true);
    expect(existsSync(file)).toBe(true);
  } finally {
    process.chdir(before);
    rmSync(elsewhere, { recursive: true });
  }
});

function isBuiltin(name: string): boolean {
  return createRequire(__filename).resolve.paths(name) === null;
}
