import type { Properties } from "../../cli/preview/graph";
import { text } from "../engine/providers/wire";
import { GROUP, place, StandInAzure, token } from "./support/azure";

describe("the stand-in for Azure's provider", () => {
  const azure = new StandInAzure();
  beforeAll(() => azure.start());
  afterAll(() => azure.remove());

  test("chooses names as the provider does, and takes the group's region", async () => {
    const account = await azure.check(token("storage:StorageAccount"), "files", {
      ...place,
      kind: "StorageV2",
      sku: { name: "Standard_LRS" },
    });
    expect(account.inputs).toMatchObject({ location: "uksouth", azureApiVersion: "2024-01-01" });
    expect(account.inputs.accountName).toMatch(/^files[0-9a-f]{8}$/);
    const subnet = await azure.check(token("network:Subnet"), "data", { ...place, virtualNetworkName: "main" });
    expect(subnet.inputs.subnetName).toBe("data");
    const role = { scope: GROUP, principalId: "p", roleDefinitionId: "r" };
    const assignment = await azure.check(token("authorization:RoleAssignment"), "reader", role);
    expect(assignment.inputs.roleAssignmentName).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test.each<[string, Properties, string, RegExp]>([
    ["storage:StorageAccount", { ...place, sku: { name: "Standard_LRS" } }, "kind", /missing, and required/],
    [
      "storage:StorageAccount",
      { ...place, kind: "StorageV3", sku: { name: "Standard_LRS" } },
      "kind",
      /"StorageV3"; one of Storage, StorageV2/,
    ],
    [
      "storage:StorageAccount",
      { ...place, kind: "StorageV2", sku: { name: "Gold" } },
      "sku",
      /"Gold"; one of Standard_LRS/,
    ],
    [
      "storage:StorageAccount",
      { ...place, kind: "storagev2", sku: { name: "Standard_LRS" }, accessTier: "Warm" },
      "accessTier",
      /"Warm"; one of/,
    ],
    ["network:Subnet", { ...place, addressPrefix: "10.0.0.0/24" }, "virtualNetworkName", /missing, and required/],
    ["network:Subnet", { ...place, virtualNetworkName: "main", colour: "red" }, "colour", /no such property/],
    [
      "keyvault:Vault",
      { ...place, properties: { sku: { family: "A", name: "premium" } } },
      "properties",
      /missing, and required/,
    ],
    ["network:NoSuchThing", place, "", /the SDK has no such type/],
  ])("refuses %s with %j", async (type, inputs, property, reason) => {
    const { refused } = await azure.check(token(type), "one", inputs);
    expect(Object.keys(refused)).toEqual([property]);
    expect(refused[property]).toMatch(reason);
  });

  test("makes anew what has another name, place or other nature, and deletes first what the program named", async () => {
    const account = { accountName: "replaced", kind: "StorageV2", sku: { name: "Standard_LRS" }, location: "uksouth" };
    const made = await azure.make("storage:StorageAccount", "replaced", account);
    const changed = await azure.diff(made, {
      ...place,
      ...account,
      location: "ukwest",
      isHnsEnabled: true,
      minimumTlsVersion: "TLS1_3",
    });
    expect(changed.differences).toEqual({
      location: "UPDATE_REPLACE",
      isHnsEnabled: "ADD_REPLACE",
      minimumTlsVersion: "ADD",
    });
    expect(changed.deleteBeforeReplace).toBe(true);
    const renamed = await azure.diff(made, { ...place, ...account, accountName: "other" });
    expect(renamed.replaces).toEqual(["accountName"]);
    const moved = await azure.diff(made, { ...account, resourceGroupName: "elsewhere" });
    expect(moved.replaces).toEqual(["resourceGroupName"]);
    const { accountName, ...unnamed } = account;
    const auto = await azure.make("storage:StorageAccount", "auto", unnamed);
    expect(text(auto.inputs.accountName)).not.toBe(accountName);
    expect((await azure.diff(auto, { ...place, ...unnamed, isHnsEnabled: true })).deleteBeforeReplace).toBe(false);
    expect((await azure.diff(auto, { ...place, ...unnamed })).changed).toBe(false);
  });

  test("keeps what Azure computed inside of what changes", async () => {
    const properties = { tenantId: "t", sku: { family: "A", name: "standard" }, accessPolicies: [] };
    const made = await azure.make("keyvault:Vault", "changing", { vaultName: "changing", properties });
    const after = await azure.update(made, {
      ...made.inputs,
      properties: { ...properties, enablePurgeProtection: true },
    });
    expect(after.outputs.properties).toMatchObject({
      enablePurgeProtection: true,
      vaultUri: "https://changing.vault.azure.net/",
    });
    const gateway = await azure.make("network:ApplicationGateway", "growing", {
      applicationGatewayName: "growing",
      frontendPorts: [{ name: "https", port: 443 }],
    });
    const grown = await azure.update(gateway, { ...gateway.inputs, frontendPorts: [{ name: "http", port: 80 }] });
    expect(grown.outputs.frontendPorts).toEqual([{ name: "http", port: 80, id: `${gateway.id}/frontendPorts/http` }]);
  });
});
