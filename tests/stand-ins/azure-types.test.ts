import { isUnknown, type Properties } from "../../cli/preview/graph";
import { armType } from "../engine/providers/azure-native/arm";
import { knownTypes } from "../engine/providers/azure-native/paths";
import { installedSdk } from "../support/sdk-types";
import { GROUP, NETWORK, place, StandInAzure, token } from "./support/azure";

describe("resources of the stand-in for Azure", () => {
  const azure = new StandInAzure();
  beforeAll(() => azure.start());
  afterAll(() => azure.remove());

  /** Types that a first stack needs: what it gives, its id, and what Azure computes. */
  const types: readonly (readonly [type: string, inputs: Properties, id: string, computed: Record<string, RegExp>])[] =
    [
      [
        "network:Subnet",
        { virtualNetworkName: "main", subnetName: "data", addressPrefix: "10.0.1.0/24" },
        `${NETWORK}/subnets/data`,
        { type: /^Microsoft\.Network\/virtualNetworks\/subnets$/, etag: /^W\// },
      ],
      [
        "network:NetworkSecurityGroup",
        { networkSecurityGroupName: "nsg" },
        `${GROUP}/providers/Microsoft.Network/networkSecurityGroups/nsg`,
        { provisioningState: /^Succeeded$/ },
      ],
      [
        "network:PublicIPAddress",
        { publicIpAddressName: "ip", dnsSettings: { domainNameLabel: "lamp" } },
        `${GROUP}/providers/Microsoft.Network/publicIPAddresses/ip`,
        { ipAddress: /^203\.0\.113\.\d+$/, dnsSettings: /"fqdn":"lamp\.uksouth\.cloudapp\.azure\.com"/ },
      ],
      [
        "network:ApplicationGateway",
        { applicationGatewayName: "agw", frontendPorts: [{ name: "https", port: 443 }] },
        `${GROUP}/providers/Microsoft.Network/applicationGateways/agw`,
        {
          operationalState: /^Running$/,
          frontendPorts:
            /"port":443.*"id":"[^"]+agw\/frontendPorts\/https"|"id":"[^"]+agw\/frontendPorts\/https".*"port":443/,
        },
      ],
      [
        "storage:StorageAccount",
        {
          accountName: "hostingfiles",
          kind: "StorageV2",
          sku: { name: "Standard_GZRS" },
          identity: { type: "SystemAssigned" },
        },
        `${GROUP}/providers/Microsoft.Storage/storageAccounts/hostingfiles`,
        {
          primaryEndpoints: /"blob":"https:\/\/hostingfiles\.blob\.core\.windows\.net\/"/,
          primaryLocation: /^uksouth$/,
          identity: /"principalId":"[0-9a-f-]{36}"/,
        },
      ],
      [
        "keyvault:Vault",
        {
          vaultName: "hosting-keys",
          properties: { tenantId: "t", sku: { family: "A", name: "premium" }, accessPolicies: [] },
        },
        `${GROUP}/providers/Microsoft.KeyVault/vaults/hosting-keys`,
        { properties: /"vaultUri":"https:\/\/hosting-keys\.vault\.azure\.net\/"/ },
      ],
      [
        "dbformysql:Server",
        { serverName: "hosting-db", version: "8.0.21", administratorLoginPassword: "hunter2" },
        `${GROUP}/providers/Microsoft.DBforMySQL/flexibleServers/hosting-db`,
        {
          fullyQualifiedDomainName: /^hosting-db\.mysql\.database\.azure\.com$/,
          state: /^Ready$/,
          administratorLoginPassword: /^undefined$/,
        },
      ],
      [
        "compute:VirtualMachineScaleSet",
        { vmScaleSetName: "web" },
        `${GROUP}/providers/Microsoft.Compute/virtualMachineScaleSets/web`,
        { uniqueId: /^[0-9a-f-]{36}$/ },
      ],
      [
        "operationalinsights:Workspace",
        { workspaceName: "logs" },
        `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/logs`,
        { customerId: /^[0-9a-f-]{36}$/ },
      ],
      [
        "managedidentity:UserAssignedIdentity",
        { resourceName: "who" },
        `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/who`,
        { principalId: /^[0-9a-f-]{36}$/, clientId: /^[0-9a-f-]{36}$/, tenantId: /^66666666/ },
      ],
      [
        "authorization:ManagementLockByScope",
        { scope: `${GROUP}/`, lockName: "stay", level: "CanNotDelete" },
        `${GROUP}/providers/Microsoft.Authorization/locks/stay`,
        { type: /^Microsoft\.Authorization\/locks$/ },
      ],
      // No path is known for this one: it has the common form.
      [
        "batch:BatchAccount",
        { accountName: "jobs" },
        `${GROUP}/providers/Microsoft.batch/batchAccounts/jobs`,
        { provisioningState: /^Succeeded$/ },
      ],
    ];

  test.each(types)("gives %s its id and what Azure computes", async (type, given, id, computed) => {
    const inputs = type.startsWith("authorization:") ? given : { ...place, ...given };
    const planned = await azure.preview(token(type), "one", inputs);
    const made = await azure.create(token(type), "one", inputs);
    expect(made.id).toBe(id);
    const said = (value: unknown): string => (typeof value === "string" ? value : String(JSON.stringify(value)));
    const wrong = Object.entries(computed).filter(([key, pattern]) => !pattern.test(said(made.outputs[key])));
    expect(wrong.map(([key]) => `${key}: ${said(made.outputs[key])}`)).toEqual([]);
    expect(Object.keys(made.outputs).filter((key) => key !== "id" && !(key in planned))).toEqual([]);
    expect(made.outputs).not.toHaveProperty("resourceGroupName");
    // Whatever Azure alone knows is unknown at preview.
    for (const key of Object.keys(computed).filter((each) => typeof made.outputs[each] === "string")) {
      expect([key, isUnknown(planned[key])]).toEqual([key, true]);
    }
    await azure.delete(made);
  });

  test("knows where every type of its list stands", () => {
    const sdk = installedSdk("azure-native");
    const strange = knownTypes.flatMap((type) => {
      const fields = sdk.argumentsOf(token(type));
      const parameters = armType(token(type))?.parameters ?? [];
      return parameters
        .filter((parameter) => fields?.has(parameter) !== true)
        .map((parameter) => `${type}.${parameter}`);
    });
    expect(strange).toEqual([]);
    expect(armType(token("recoveryservices:ProtectedItem"))?.kind).toBe(
      "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems",
    );
  });

  test("takes a type with a version in it for the same type", async () => {
    const inputs = { ...place, virtualNetworkName: "main", subnetName: "versioned", addressPrefix: "10.0.9.0/24" };
    const made = await azure.create("azure-native:network/v20240101:Subnet", "versioned", inputs);
    expect([made.id, made.outputs.azureApiVersion]).toEqual([`${NETWORK}/subnets/versioned`, "2024-01-01"]);
    const latest = { ...made, urn: made.urn.replace("/v20240101", "") };
    expect((await azure.read(latest))?.id).toBe(made.id);
    await expect(azure.make("network:Subnet", "again", inputs)).rejects.toThrow(/already existing resource/);
    await azure.delete(latest);
  });
});
