import { createHash, createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import {
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import fc from "fast-check";
import * as mysql from "../../../../components/aws/database/tenant-job/mysql-sql";
import { checkedSlug, checkedSlugs, slugOf, tenantName } from "../../../../components/aws/database/tenant-job/names";
import { nativeHash, newPassword, scramVerifier } from "../../../../components/aws/database/tenant-job/passwords";
import * as postgresql from "../../../../components/aws/database/tenant-job/postgresql-sql";
import { jobSettings, wantedTenants } from "../../../../components/aws/database/tenant-job/run";
import { administrator, secretsManagerTenants } from "../../../../components/aws/database/tenant-job/secrets";

const slugs = fc.stringMatching(/^[a-z][a-z0-9_-]{0,23}[a-z0-9]$/);

describe("names", () => {
  it("are refused or as harmless as they look, whatever they are", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), slugs), (slug) => {
        let name: string;
        try {
          name = tenantName(slug);
        } catch {
          return;
        }
        expect(name).toMatch(/^tenant_[a-z0-9_-]+$/);
        expect(name.length).toBeLessThanOrEqual(32);
      }),
      { numRuns: 2000 },
    );
  });

  it("lead back to their slugs, and two slugs never share one", () => {
    fc.assert(fc.property(slugs, (slug) => expect(slugOf(tenantName(slug))).toBe(slug)));
  });

  it.each([
    "administrator",
    "rdsadmin",
    "tenant",
    "tenant_",
    "tenant_A",
    "tenant_a-",
    `tenant_${"a".repeat(26)}`,
    "xtenant_a",
  ])("that the job did not make have no slug: %s", (name) => expect(slugOf(name)).toBeUndefined());

  it.each([undefined, null, 7, {}, ["acme"]])("are text, not %j", (slug) => {
    expect(() => checkedSlug(slug)).toThrow(/^tenants: received /);
  });

  it("are in order and once each", () => {
    expect(checkedSlugs(["b", "a"])).toEqual(["a", "b"]);
    expect(() => checkedSlugs(["b", "a", "b"])).toThrow('tenants: received "b" twice; accepted: each slug once');
  });
});

describe("passwords", () => {
  it("are long, random and need no escaping", () => {
    const many = new Set(Array.from({ length: 500 }, newPassword));
    expect(many.size).toBe(500);
    for (const password of many) expect(password).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it("become the verifier of RFC 7677's example", () => {
    expect(scramVerifier("pencil", Buffer.from("W22ZaJ0SNY7soEsUEjb6gQ==", "base64"))).toBe(
      "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
    );
  });

  it("prove themselves with that verifier as RFC 7677's example does", () => {
    const [, , serverKey] = /\$(.+):(.+)$/.exec(
      scramVerifier("pencil", Buffer.from("W22ZaJ0SNY7soEsUEjb6gQ==", "base64")),
    )!;
    const exchange =
      "n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0," +
      "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    const signature = createHmac("sha256", Buffer.from(serverKey!, "base64")).update(exchange).digest("base64");
    expect(signature).toBe("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
  });

  it("have another salt every time", () => {
    expect(scramVerifier("same")).not.toBe(scramVerifier("same"));
  });

  it("become what MySQL's PASSWORD() gave", () => {
    expect(nativeHash("password")).toBe("*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19");
    expect(nativeHash("x")).toBe(`*${sha1(sha1Bytes("x")).toUpperCase()}`);
  });
});

describe("statements", () => {
  const builders: Record<string, (slug: string) => unknown> = {
    "PostgreSQL: createRole": postgresql.createRole,
    "PostgreSQL: createDatabase": postgresql.createDatabase,
    "PostgreSQL: openToTenant": postgresql.openToTenant,
    "PostgreSQL: schemaOf": postgresql.schemaOf,
    "PostgreSQL: letIn": (slug) => postgresql.letIn(slug, "v", 1),
    "PostgreSQL: lockOut": postgresql.lockOut,
    "PostgreSQL: closeToTenant": postgresql.closeToTenant,
    "MySQL: createDatabase": mysql.createDatabase,
    "MySQL: createUser": (slug) => mysql.createUser(slug, "h"),
    "MySQL: grant": mysql.grant,
    "MySQL: letIn": (slug) => mysql.letIn(slug, "h", 1),
    "MySQL: lockOut": mysql.lockOut,
    "MySQL: showGrants": mysql.showGrants,
  };

  it.each(Object.entries(builders))("are never made for a name that is not checked: %s", (_, build) => {
    for (const slug of ['a"; DROP', "a`b", "a'b", "a%", "A", ""]) expect(() => build(slug)).toThrow(/^tenants: /);
  });

  it("quote whatever a database may be called that is not a tenant's", () => {
    expect(postgresql.closeToPublic('od"d; --')).toBe('REVOKE ALL ON DATABASE "od""d; --" FROM PUBLIC');
    expect(mysql.identifier("od`d.name")).toBe("`od``d.name`");
  });

  it("quote a verifier and a hash", () => {
    expect(postgresql.letIn("acme", "it's", 5)).toBe(
      `ALTER ROLE "tenant_acme" LOGIN CONNECTION LIMIT 5 PASSWORD 'it''s'`,
    );
    expect(mysql.createUser("acme", "it's")).toContain(String.raw`AS 'it\'s' REQUIRE SSL ACCOUNT LOCK`);
  });

  it("grant on exactly one MySQL database, with every wildcard escaped", () => {
    expect(mysql.exactly("a_b%c\\d")).toBe("`a\\_b\\%c\\\\d`");
    fc.assert(
      fc.property(slugs, (slug) => {
        const pattern = / ON `([^`]+)`\.\* TO /.exec(mysql.grant(slug))![1]!;
        expect(pattern.replaceAll(/\\[_%]/g, "")).not.toMatch(/[_%]/);
        expect(pattern.replaceAll("\\", "")).toBe(tenantName(slug));
      }),
    );
  });

  it.each([
    ["USAGE", "GRANT USAGE ON *.* TO `tenant_a_b`@`%`", undefined],
    ["its own", "GRANT SELECT, DROP ON `tenant\\_a\\_b`.* TO `tenant_a_b`@`%`", undefined],
    ["a pattern", "GRANT SELECT ON `tenant_a_b`.* TO `tenant_a_b`@`%`", "tenant_a_b has SELECT on `tenant_a_b`.*"],
    ["everything", "GRANT ALL PRIVILEGES ON *.* TO `tenant_a_b`@`%`", "tenant_a_b has ALL PRIVILEGES on *.*"],
    [
      "a hash beside",
      "GRANT FILE ON *.* TO `tenant_a_b`@`%` IDENTIFIED BY PASSWORD '*0A'",
      "tenant_a_b has FILE on *.*",
    ],
    ["a role", "GRANT `auditor`@`%` TO `tenant_a_b`@`%`", "tenant_a_b holds a role"],
    [
      "passing on",
      "GRANT SELECT ON `tenant\\_a\\_b`.* TO `tenant_a_b`@`%` WITH GRANT OPTION",
      "tenant_a_b may pass on what it has on `tenant\\_a\\_b`.*",
    ],
  ])("of SHOW GRANTS are judged: %s", (_, line, breach) => {
    expect(mysql.breach("a_b", line)).toBe(breach);
  });
});

describe("secrets", () => {
  const sent: unknown[] = [];
  const answering = (answer: (command: unknown) => unknown) => {
    sent.length = 0;
    const send = (command: unknown) => {
      sent.push(command);
      return Promise.resolve().then(() => answer(command));
    };
    return { send } as unknown as Pick<SecretsManagerClient, "send">;
  };
  const credentials = { engine: "postgres", host: "h", port: 1, dbname: "d", username: "u", password: "p" };
  const notFound = () => {
    throw new ResourceNotFoundException({ message: "no AWSCURRENT", $metadata: {} });
  };

  it("are read with the time of their last change", async () => {
    const CreatedDate = new Date("2030-01-01");
    const client = answering(() => ({ SecretString: JSON.stringify(credentials), CreatedDate }));
    expect(await secretsManagerTenants(client, "db/tenants/").read("acme")).toEqual({
      credentials,
      changedAt: CreatedDate,
    });
    expect((sent[0] as GetSecretValueCommand).input).toEqual({ SecretId: "db/tenants/acme" });
  });

  it("are undefined while they have no value, and any other failure is one", async () => {
    expect(await secretsManagerTenants(answering(notFound), "").read("acme")).toBeUndefined();
    const denied = answering(() => {
      throw new Error("AccessDenied");
    });
    await expect(secretsManagerTenants(denied, "").read("acme")).rejects.toThrow("AccessDenied");
  });

  it("are written whole", async () => {
    await secretsManagerTenants(
      answering(() => ({})),
      "db/tenants/",
    ).write("acme", credentials);
    expect(sent[0]).toBeInstanceOf(PutSecretValueCommand);
    expect((sent[0] as PutSecretValueCommand).input).toEqual({
      SecretId: "db/tenants/acme",
      SecretString: JSON.stringify(credentials),
    });
  });

  it("include the administrator's, which has to be there", async () => {
    const client = answering(() => ({ SecretString: '{"username":"administrator","password":"p"}' }));
    expect(await administrator(client, "arn")).toEqual({ username: "administrator", password: "p" });
    await expect(
      administrator(
        answering(() => ({})),
        "arn",
      ),
    ).rejects.toThrow("arn: no value");
  });
});

describe("the handler", () => {
  it("takes a list, and the nightly task", () => {
    expect(wantedTenants({ tenants: ["acme"] })).toEqual(["acme"]);
    expect(wantedTenants({ tenants: [] })).toEqual([]);
    expect(wantedTenants({ task: "maintain" })).toBe("recorded");
  });

  it.each([undefined, null, {}, [], "maintain", { tenants: "acme" }, { tenant: [] }, { task: "drop" }])(
    "takes nothing else for an empty list: %j",
    (event) => expect(() => wantedTenants(event)).toThrow(/^event: received /),
  );

  describe("is configured by its environment", () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(path.join(tmpdir(), "hardened-hosting-job-"));
      writeFileSync(path.join(folder, "ca.pem"), "PEM");
    });
    afterAll(() => rmSync(folder, { recursive: true }));
    const complete = () => ({
      WRITER: "writer.example",
      INSTANCES: "one.example,two.example",
      PORT: "5432",
      ADMINISTRATOR_SECRET: "arn",
      SECRET_PREFIX: "db/tenants/",
      CA_FILE: path.join(folder, "ca.pem"),
      ROTATE_AFTER_DAYS: "30",
      CONNECTIONS_PER_TENANT: "50",
    });

    it("completely", () => {
      expect(jobSettings(complete())).toEqual({
        writer: "writer.example",
        instances: ["one.example", "two.example"],
        port: 5432,
        administratorSecret: "arn",
        secretPrefix: "db/tenants/",
        ca: "PEM",
        rotateAfterDays: 30,
        connectionsPerTenant: 50,
      });
    });

    it("or not at all", () => {
      for (const key of Object.keys(complete())) {
        expect(() => jobSettings({ ...complete(), [key]: undefined })).toThrow(`${key}: received nothing`);
      }
    });
  });
});

function sha1Bytes(text: string): Buffer {
  return createHash("sha1").update(text).digest();
}

function sha1(bytes: Buffer): string {
  return createHash("sha1").update(bytes).digest("hex");
}
