import { asSecret, isSecret, type Properties } from "../../cli/preview/graph";
import { GROUP, NETWORK, place, StandInAzure, token } from "./support/azure";
import { refusal } from "./support/refused";

const LOCK = "authorization:ManagementLockByScope";
const account = (accountName: string): Properties => ({
  accountName,
  kind: "StorageV2",
  sku: { name: "Standard_LRS" },
});
const vault = (vaultName: string, more: Properties = {}): Properties => ({
  vaultName,
  properties: { tenantId: "t", sku: { family: "A", name: "premium" }, accessPolicies: [], ...more },
});
const subnet = (subnetName: string, more: Properties = {}): Properties => ({
  ...{ virtualNetworkName: "main", subnetName, addressPrefix: "10.0.1.0/24" },
  ...more,
});

describe("the cloud behind the stand-in for Azure", () => {
  const azure = new StandInAzure();
  beforeAll(() => azure.start());
  afterAll(() => azure.remove());
  afterEach(() => {
    azure.conditions({});
    azure.faults([]);
  });

  const lock = (name: string, scope: string, level: string) =>
    azure.create(token(LOCK), name, { lockName: name, scope, level });

  test.each<[string, Properties, RegExp]>([
    ["network:Subnet", subnet("a", { resourceGroupName: "none" }), /ResourceGroupNotFound: Resource group 'none'/],
    ["network:Subnet", subnet("a", { virtualNetworkName: "none" }), /ParentResourceNotFound: .*virtualNetworks\/none/],
    [
      "network:Subnet",
      subnet("a", { natGateway: { id: `${GROUP}/providers/Microsoft.Network/natGateways/none` } }),
      /InvalidResourceReference: .*natGateways\/none/,
    ],
  ])("refuses a %s whose surroundings or references do not exist", async (type, inputs, words) => {
    expect((await refusal(azure.make(type, "dangling", inputs))).message).toMatch(words);
    expect(azure.made()).not.toContain("dangling");
  });

  test("lets a resource refer to its own parts, and others to what it holds", async () => {
    const id = `${GROUP}/providers/Microsoft.Network/applicationGateways/agw`;
    const gateway = await azure.make("network:ApplicationGateway", "agw", {
      applicationGatewayName: "agw",
      frontendPorts: [{ name: "https", port: 443 }],
      httpListeners: [{ name: "https", frontendPort: { id: `${id}/frontendPorts/https` } }],
      backendAddressPools: [{ name: "web" }],
    });
    const network = (pool: string): Properties => ({
      networkInterfaceName: pool,
      ipConfigurations: [
        { name: "one", applicationGatewayBackendAddressPools: [{ id: `${id}/backendAddressPools/${pool}` }] },
      ],
    });
    const user = await azure.make("network:NetworkInterface", "web", network("web"));
    expect((await refusal(azure.make("network:NetworkInterface", "none", network("none")))).message).toMatch(
      /Pools\/none/,
    );
    expect((await refusal(azure.delete(gateway))).message).toMatch(/InUseApplicationGatewayCannotBeDeleted/);
    await azure.delete(user);
    await azure.delete(gateway);
  });

  test("refuses an id that exists, and a name that is taken anywhere in Azure", async () => {
    const first = await azure.make("storage:StorageAccount", "first", account("taken"));
    expect((await refusal(azure.make("storage:StorageAccount", "second", account("taken")))).message).toBe(
      `cannot create already existing resource '${first.id}'`,
    );
    await azure.create(token("resources:ResourceGroup"), "other", { resourceGroupName: "other", location: "uksouth" });
    const elsewhere = { ...account("taken"), resourceGroupName: "other" };
    expect((await refusal(azure.make("storage:StorageAccount", "second", elsewhere))).message).toMatch(
      /StorageAccountAlreadyTaken/,
    );
  });

  test("keeps what is in use, and deletes with a thing all that stands inside of it", async () => {
    const nsg = await azure.make("network:NetworkSecurityGroup", "nsg", { networkSecurityGroupName: "nsg" });
    const used = await azure.make("network:Subnet", "used", subnet("used", { networkSecurityGroup: { id: nsg.id } }));
    expect((await refusal(azure.delete(nsg))).message).toMatch(
      /InUseNetworkSecurityGroupCannotBeDeleted: .*subnets\/used/,
    );
    await azure.create(token("resources:ResourceGroup"), "gone", { resourceGroupName: "gone", location: "uksouth" });
    const inside = await azure.make("storage:StorageAccount", "inside", {
      ...account("inside"),
      resourceGroupName: "gone",
    });
    const group = { urn: inside.urn.replace("storage:StorageAccount::inside", "resources:ResourceGroup::gone") };
    const id = GROUP.replace(/hosting$/, "gone");
    await azure.delete({ ...group, id, inputs: {}, outputs: {} });
    expect(await azure.read(inside)).toBeUndefined();
    await azure.delete(used);
    await azure.delete(nsg);
  });

  test("honours locks on a thing, around it and inside of it", async () => {
    const nsg = await azure.make("network:NetworkSecurityGroup", "locked", { networkSecurityGroupName: "locked" });
    const stay = await lock("stay", nsg.id, "CanNotDelete");
    expect((await refusal(azure.delete(nsg))).message).toMatch(/^ScopeLocked: .*locks\/stay/);
    const tagged = await azure.update(nsg, { ...nsg.inputs, tags: { a: "b" } });
    await azure.delete(stay);
    const frozen = await lock("frozen", GROUP, "ReadOnly");
    expect((await refusal(azure.update(tagged, nsg.inputs))).message).toMatch(/^ScopeLocked: .*locks\/frozen/);
    expect((await refusal(azure.make("storage:StorageAccount", "late", account("late")))).message).toMatch(
      /^ScopeLocked/,
    );
    await azure.delete(frozen);
    const within = await lock("within", NETWORK, "CanNotDelete");
    const group = { urn: nsg.urn.replace("network:NetworkSecurityGroup::locked", "resources:ResourceGroup::hosting") };
    expect((await refusal(azure.delete({ ...group, id: GROUP, inputs: {}, outputs: {} }))).message).toMatch(
      /locks\/within/,
    );
    await azure.delete(within);
    await azure.delete(tagged);
  });

  test("keeps a deleted vault's name, and purge protection on", async () => {
    const properties = { enablePurgeProtection: true };
    const made = await azure.make("keyvault:Vault", "kept", vault("kept", properties));
    const off = { ...made.inputs, ...vault("kept", { enablePurgeProtection: false }) };
    expect((await refusal(azure.update(made, off))).message).toMatch(/"enablePurgeProtection" cannot be set to false/);
    await azure.delete(made);
    expect((await refusal(azure.make("keyvault:Vault", "again", vault("kept")))).message).toMatch(
      /already exists in deleted state/,
    );
    await azure.make("keyvault:Vault", "again", vault("kept", { createMode: "recover", ...properties }));
  });

  test("refuses to change what its documentation calls unchangeable", async () => {
    const made = await azure.make("network:Subnet", "fixed", subnet("fixed", { defaultOutboundAccess: false }));
    expect(
      (await azure.diff(made, { ...place, ...subnet("fixed", { defaultOutboundAccess: true }) })).replaces,
    ).toEqual([]);
    const opened = { ...made.inputs, defaultOutboundAccess: true };
    expect((await refusal(azure.update(made, opened))).message).toMatch(
      /PropertyChangeNotAllowed: .*'defaultOutboundAccess'/,
    );
    await azure.update(made, { ...made.inputs, addressPrefix: "10.0.2.0/24" });
  });

  test("throttles, and its provider asks four times in all", async () => {
    const throttling = { on: "create", match: "::busy", error: "TooManyRequests: too many requests" } as const;
    azure.faults([{ ...throttling, times: 3 }]);
    await azure.make("storage:StorageAccount", "busy-a-while", account("busyawhile"));
    azure.faults([throttling]);
    const before = azure.met();
    const { message } = await refusal(azure.make("storage:StorageAccount", "busy-for-ever", account("busyforever")));
    expect([message, azure.met() - before]).toEqual([throttling.error, 4]);
    expect(azure.made()).not.toContain("busy-for-ever");
  });

  test("gives a slow thing as long as the program does, and leaves it behind", async () => {
    azure.conditions({ slow: [{ match: "::slow", seconds: 900 }] });
    const server = (serverName: string): Properties => ({ ...place, serverName, version: "8.0.21" });
    const type = token("dbformysql:Server");
    const { message, left } = await refusal(azure.create(type, "slow", server("slow"), 600));
    expect(message).toBe("context deadline exceeded");
    expect(left).toMatchObject({ id: `${GROUP}/providers/Microsoft.DBforMySQL/flexibleServers/slow` });
    expect(azure.made()).toContain("slow");
    await azure.create(type, "slow-but-in-time", server("slow2"), 1000);
    await azure.create(type, "slow-without-limit", server("slow3"));
  });

  test("asks once for what it does not find, and does not insist on reading what it made", async () => {
    azure.conditions({ late: [{ match: "::late", looks: 2 }] });
    const nsg = await azure.make("network:NetworkSecurityGroup", "late", { networkSecurityGroupName: "late" });
    const inputs = subnet("hasty", { networkSecurityGroup: { id: nsg.id } });
    expect((await refusal(azure.make("network:Subnet", "hasty", inputs))).message).toMatch(/ResourceNotFound: .*late/);
    expect((await refusal(azure.make("network:Subnet", "hasty", inputs))).message).toMatch(/ResourceNotFound: .*late/);
    await azure.make("network:Subnet", "hasty", inputs);
  });

  test("keeps secrets secret where Azure shows them, and shows no password", async () => {
    const made = await azure.make("compute:VirtualMachineScaleSet", "secretive", {
      vmScaleSetName: "secretive",
      tags: { token: asSecret("hunter2") },
      virtualMachineProfile: {
        osProfile: { adminUsername: "ops", adminPassword: asSecret("hunter2"), customData: asSecret("hunter2") },
      },
    });
    const { tags, virtualMachineProfile } = made.outputs as Record<string, { token?: unknown; osProfile?: Properties }>;
    expect(isSecret(tags?.token)).toBe(true);
    expect(virtualMachineProfile?.osProfile?.adminUsername).toBe("ops");
    const plain = JSON.stringify(made.outputs, (_, value: unknown) => (isSecret(value) ? "covered" : value));
    expect(plain).not.toContain("hunter2");
  });
});
