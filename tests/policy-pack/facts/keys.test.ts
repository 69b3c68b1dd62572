import { adapters } from "../../../policy-pack/facts/adapters";
import { factsOf } from "../../../policy-pack/facts/context";
import { graphFromExport } from "../../../policy-pack/graph/from-export";
import { ref, resource, unknownValue, type ExampleResource } from "../../support/examples";
import { key, policy, vault } from "../examples/parts";
import { factIn, say } from "./facts-of";

type Inputs = Readonly<Record<string, unknown>>;
const secret = (inputs: Inputs = {}) => resource("aws:secretsmanager/secret:Secret", "secret", inputs);
const KEY_ARN = "arn:aws:kms:eu-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

describe("a key of which nothing is said", () => {
  const bare = factIn("key", resource("aws:kms/key:Key", "own"));

  test.each([
    ["rotates", bare.rotates, false, "API_EnableKeyRotation"],
    ["rotationDays", bare.rotationDays, 365, "API_EnableKeyRotation"],
    ["deletionWindowDays", bare.deletionWindowDays, 30, "API_ScheduleKeyDeletion"],
    ["enabled", bare.enabled, true, "provider's default"],
    ["policy", bare.policy, "Allow kms:* to the key's own account", "key-policy-default"],
  ])("%s has its default, with the source", (_, datum, value, source) => {
    expect(say(datum)).toBe(value);
    expect(datum).toHaveProperty("note", expect.stringContaining(source));
  });
  test("is for no class and no environment", () => {
    expect([say(bare.dataClass), say(bare.environment)]).toEqual(["[absent]", "[absent]"]);
  });
});

test("a key's own policy resource goes before what the key says, and its alias is part of it", () => {
  const fact = factIn(
    "key",
    key("own", "high", { policy: policy({ Effect: "Deny", Principal: "*", Action: "kms:*", Resource: "*" }) }),
    resource("aws:kms/keyPolicy:KeyPolicy", "policy", {
      keyId: ref("own"),
      policy: policy({ Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" }),
    }),
    resource("aws:kms/alias:Alias", "alias", { name: "alias/own", targetKeyId: ref("own") }),
  );
  expect(say(fact.policy)).toBe("Allow kms:* to * on *");
  expect(fact.sources.map(({ name }) => name)).toEqual(["own", "policy", "alias"]);
});

describe("a reference to a key", () => {
  const alias = resource("aws:kms/alias:Alias", "alias", { name: "alias/own", targetKeyId: ref("own") });
  const leads = (kmsKeyId: unknown, ...others: readonly ExampleResource[]) =>
    say(factIn("secret", key("own", "high"), alias, secret({ kmsKeyId }), ...others).key);

  test.each<[string, unknown, unknown]>([
    ["that is known only after the update", ref("own"), "own"],
    ["by its alias", "alias/own", "own"],
    ["by its alias, through the alias", ref("alias"), "own"],
    ["by the ARN of its alias", "arn:aws:kms:eu-west-2:111122223333:alias/own", "own"],
    ["by the alias of the cloud's own key", "alias/aws/secretsmanager", "[absent]"],
    ["by the ARN of the cloud's own alias", "arn:aws:kms:eu-west-2:111122223333:alias/aws/secretsmanager", "[absent]"],
    ["that leads nowhere", unknownValue, "[unknown] cannot be followed"],
    ["to a key of another stack", KEY_ARN, `[unknown] refers to ${KEY_ARN}, which is not in this stack`],
    ["to another alias", "alias/owner", "[unknown] refers to alias/owner, which is not in this stack"],
  ])("%s", (_, reference, wanted) => {
    expect(leads(reference)).toBe(wanted);
  });

  test("that two keys may be meant by is not followed", () => {
    const either = factIn("secret", key("own", "high"), secret({ kmsKeyId: ref("own") }));
    expect(say(either.key)).toBe("own");
    const both = resource("aws:kms/alias:Alias", "second", { name: "alias/own", targetKeyId: ref("other") });
    expect(leads("alias/own", key("other", "low"), both)).toBe("[unknown] may refer to several resources");
  });

  const exported = (inputs: Inputs, outputs: Inputs) => {
    const urn = (type: string, name: string) => `urn:pulumi:production::example::${type}::${name}`;
    const keyUrn = urn("aws:kms/key:Key", "own");
    const secretUrn = urn("aws:secretsmanager/secret:Secret", "secret");
    const graph = graphFromExport({
      version: 3,
      deployment: {
        resources: [
          { urn: keyUrn, type: "aws:kms/key:Key", id: KEY_ARN.split("/")[1], inputs: {}, outputs: { arn: KEY_ARN } },
          { urn: secretUrn, type: "aws:secretsmanager/secret:Secret", inputs, outputs },
        ],
      },
    });
    const [fact] = factsOf(graph, adapters).of("secret");
    return say(fact!.key);
  };
  test("in an exported state is known by ARN or by id", () => {
    expect(exported({ kmsKeyId: KEY_ARN }, { kmsKeyId: KEY_ARN })).toBe("own");
    expect(exported({ kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" }, {})).toBe("own");
  });
  test("in an exported state that the provider chose by itself is none, as it is at preview", () => {
    expect(exported({}, { kmsKeyId: `${KEY_ARN.slice(0, -1)}0` })).toBe("[absent]");
    expect(exported({}, {})).toBe("[absent]");
  });
});

describe("a secret", () => {
  test("that says nothing can be had back for thirty days", () => {
    const fact = factIn("secret", secret());
    expect(say(fact.recoveryDays)).toBe(30);
    expect(fact.recoveryDays).toHaveProperty("note", expect.stringContaining("API_DeleteSecret"));
    expect([fact.key(), fact.tenant, fact.dataClass, fact.policy].map(say)).toEqual(Array(4).fill("[absent]"));
  });
  test("is read with its class, its tenant and all its policies, and never with its value", () => {
    const allow = (action: string) => policy({ Effect: "Allow", Principal: "*", Action: action, Resource: "*" });
    const fact = factIn(
      "secret",
      secret({ tags: { "data-class": "high", tenant: "clinic" }, policy: allow("secretsmanager:GetSecretValue") }),
      resource("aws:secretsmanager/secretPolicy:SecretPolicy", "policy", {
        secretArn: ref("secret"),
        policy: allow("secretsmanager:*"),
      }),
      resource("aws:secretsmanager/secretVersion:SecretVersion", "version", {
        secretId: ref("secret"),
        secretString: "hunter2",
      }),
    );
    expect([fact.dataClass, fact.tenant].map(say)).toEqual(["high", "clinic"]);
    expect(say(fact.policy)).toBe("Allow secretsmanager:GetSecretValue to * on *; Allow secretsmanager:* to * on *");
    expect(fact.sources.map(({ name }) => name)).toEqual(["secret", "policy", "version"]);
    const { subject, sources, ...read } = fact;
    expect(JSON.stringify(read)).not.toContain("hunter2");
    expect([subject, ...sources].length).toBe(4);
  });
});

describe("a certificate's validation", () => {
  const validation = (inputs: Inputs) =>
    say(factIn("certificate", resource("aws:acm/certificate:Certificate", "certificate", inputs)).validation);
  test.each<[string, Inputs, unknown]>([
    ["as it says", { domainName: "a.example", validationMethod: "DNS" }, "DNS"],
    ["the API's default", { domainName: "a.example" }, "EMAIL"],
    ["of a private authority", { domainName: "a.example", certificateAuthorityArn: "arn:aws:acm-pca:x" }, "AUTHORITY"],
    ["of a private authority not known yet", { certificateAuthorityArn: unknownValue }, "AUTHORITY"],
    ["of an imported one", { certificateBody: "PEM", privateKey: unknownValue }, "[absent]"],
    ["of an imported one, as the provider answers", { certificateBody: "PEM", validationMethod: "NONE" }, "[absent]"],
    ["not known", { domainName: "a.example", validationMethod: unknownValue }, "[unknown]"],
  ])("%s", (_, inputs, wanted) => {
    expect(validation(inputs)).toBe(wanted);
  });
});

describe("a vault", () => {
  const lock = (inputs: Inputs, of = "vault") =>
    resource("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "lock", {
      backupVaultName: ref(of),
      ...inputs,
    });
  const locked = (...resources: readonly ExampleResource[]) => {
    const fact = factIn("store", vault(), ...resources);
    return [say(fact.lock), say(fact.lockDays)];
  };
  test.each<[string, readonly ExampleResource[], readonly unknown[]]>([
    ["without lock", [], ["[absent]", "[absent]"]],
    ["with a lock that can be lifted", [lock({ minRetentionDays: 7 })], ["GOVERNANCE", 7]],
    ["with a lock for good", [lock({ changeableForDays: 3, minRetentionDays: 7 })], ["COMPLIANCE", 7]],
    ["with a lock for no time", [lock({})], ["GOVERNANCE", 0]],
    ["locked by name", [lock({ backupVaultName: "vault", minRetentionDays: 7 })], ["GOVERNANCE", 7]],
    ["with days not known", [lock({ minRetentionDays: unknownValue })], ["GOVERNANCE", "[unknown]"]],
  ])("%s", (_, resources, wanted) => {
    expect(locked(...resources)).toEqual(wanted);
  });
});
