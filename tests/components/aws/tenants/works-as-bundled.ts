import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { tenantJobCode } from "../../../../components/aws/database/tenant-job-code";
import type { Credentials, Outcome, Session } from "./job";
import type { Stage } from "./scenarios";
import { startSecretsManager, type SecretsManager } from "./secrets-manager";

/** The very file that Lambda gets, with its driver, against the server and something that speaks as Secrets Manager. */
export function worksAsBundled(stage: Stage, engine: "postgresql" | "mysql"): void {
  describe("the bundled handler", () => {
    let manager: SecretsManager;
    let folder: string;
    const before = { ...process.env };

    beforeAll(async () => {
      manager = await startSecretsManager();
      folder = mkdtempSync(path.join(tmpdir(), "hardened-hosting-handler-"));
      const { host, port, user, password, ca } = stage.engine.administrator;
      writeFileSync(path.join(folder, "ca.pem"), ca);
      manager.values.set("administrator", JSON.stringify({ username: user, password }));
      Object.assign(process.env, {
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
        AWS_REGION: "eu-west-2",
        AWS_ACCESS_KEY_ID: "nobody",
        AWS_SECRET_ACCESS_KEY: "nothing",
        AWS_ENDPOINT_URL_SECRETS_MANAGER: manager.url,
        WRITER: host,
        INSTANCES: host,
        PORT: String(port),
        ADMINISTRATOR_SECRET: "administrator",
        SECRET_PREFIX: "database/tenants/",
        CA_FILE: path.join(folder, "ca.pem"),
        ROTATE_AFTER_DAYS: "30",
        CONNECTIONS_PER_TENANT: "5",
      });
    });
    afterAll(async () => {
      process.env = before;
      rmSync(folder, { recursive: true });
      await manager.stop();
    });

    it("provisions, proves, revokes, and says nothing secret", async () => {
      const said = jest.spyOn(console, "info").mockImplementation(() => undefined);
      const file = path.resolve(tenantJobCode(engine).file);
      const { handler } = createRequire(__filename)(file) as { handler: (event: unknown) => Promise<Outcome> };

      expect(await handler({ tenants: ["acme"] })).toEqual({
        provisioned: ["acme"],
        newPasswords: ["acme"],
        revoked: [],
      });
      expect(await handler({ task: "maintain" })).toMatchObject({ provisioned: ["acme"], newPasswords: [] });
      const credentials = JSON.parse(manager.values.get("database/tenants/acme")!) as Credentials;
      expect(credentials.engine).toBe(engine === "mysql" ? "mysql" : "postgres");
      await (await logIn(credentials)).close();

      expect(await handler({ tenants: [] })).toMatchObject({ revoked: ["acme"] });
      await expect(logIn(credentials)).rejects.toThrow();
      expect(said).toHaveBeenCalledTimes(3);
      expect(JSON.stringify(said.mock.calls)).not.toContain(credentials.password);
      said.mockRestore();
    });

    it("fails with a reason on an event that it does not understand", async () => {
      const file = path.resolve(tenantJobCode(engine).file);
      const { handler } = createRequire(__filename)(file) as { handler: (event: unknown) => Promise<Outcome> };
      await expect(handler({})).rejects.toThrow(/^event: received \{\}/);
    });

    function logIn({ host, port, username: user, password, dbname: database }: Credentials): Promise<Session> {
      return stage.engine.connect({ host, port, user, password, database, ca: stage.engine.administrator.ca });
    }
  });
}
