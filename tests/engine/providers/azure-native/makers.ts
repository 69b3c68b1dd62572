import { isObject, type Json, type Properties } from "../../../../cli/preview/graph";
import { text } from "../wire";
import type { Made } from "./made";

export type Maker = (inputs: Properties, made: Made) => Properties;

const nested = (value: Json | undefined, key: string): Json | undefined => (isObject(value) ? value[key] : undefined);

const endpoints = (name: string): Properties =>
  Object.fromEntries(
    ["blob", "dfs", "file", "queue", "table"].map((service) => [
      service,
      `https://${name}.${service}.core.windows.net/`,
    ]),
  );

const account: Maker = (inputs, { name }) => {
  const sku = text(nested(inputs.sku, "name"));
  return {
    primaryEndpoints: { ...endpoints(name), web: `https://${name}.z33.web.core.windows.net/` },
    primaryLocation: text(inputs.location),
    statusOfPrimary: "available",
    ...(/RAG/.test(sku) ? { secondaryEndpoints: endpoints(`${name}-secondary`), statusOfSecondary: "available" } : {}),
  };
};

const flexibleServer =
  (domain: string): Maker =>
  (_, { name }) => ({ fullyQualifiedDomainName: `${name}.${domain}.database.azure.com`, state: "Ready" });

/** Of what stands in a key vault, whose name is the fifth from the end of its id. */
const vaultOf = ({ id }: Made): string => `https://${id.split("/").at(-3)}.vault.azure.net`;

const identity: Maker = (_, made) => ({
  principalId: made.guid("principal"),
  clientId: made.guid("client"),
  tenantId: made.tenant,
});

const address: Maker = ({ dnsSettings, location }, made) => {
  const label = text(nested(dnsSettings, "domainNameLabel"));
  const fqdn = `${label}.${text(location)}.cloudapp.azure.com`;
  return { ipAddress: made.address(), ...(label === "" ? {} : { dnsSettings: { fqdn } }) };
};

const networkInterface: Maker = ({ ipConfigurations }, made) => ({
  macAddress: made
    .guid("mac")
    .replace(/-/g, "")
    .slice(0, 12)
    .replace(/..(?=.)/g, "$&-")
    .toUpperCase(),
  ipConfigurations: (Array.isArray(ipConfigurations) ? ipConfigurations : []).map((each, index) => ({
    name: text(nested(each, "name")),
    privateIPAddress: `10.0.0.${4 + index}`,
  })),
});

const component: Maker = ({ location }, made) => {
  const key = made.guid("instrumentation");
  const ingestion = `https://${text(location)}-0.in.applicationinsights.azure.com/`;
  return {
    instrumentationKey: key,
    appId: made.guid("app"),
    connectionString: `InstrumentationKey=${key};IngestionEndpoint=${ingestion}`,
  };
};

const zone: Maker = () => ({
  nameServers: [1, 2, 3, 4].map((number) => `ns${number}-01.azure-dns.${["com", "net", "org", "info"][number - 1]}.`),
  numberOfRecordSets: 2,
});

/** What Azure computes, by type, beyond what all types have. */
export const makers: Readonly<Record<string, Maker>> = {
  "applicationinsights:Component": component,
  "compute:VirtualMachine": (_, made) => ({ vmId: made.guid("machine") }),
  "compute:VirtualMachineScaleSet": (_, made) => ({ uniqueId: made.guid("set") }),
  "dbformysql:Server": flexibleServer("mysql"),
  "dbforpostgresql:Server": flexibleServer("postgres"),
  "dns:Zone": zone,
  "keyvault:Key": (_, made) => ({
    keyUri: `${vaultOf(made)}/keys/${made.name}`,
    keyUriWithVersion: `${vaultOf(made)}/keys/${made.name}/${made.guid("version").replace(/-/g, "")}`,
  }),
  "keyvault:ManagedHsm": (_, { name }) => ({ properties: { hsmUri: `https://${name}.managedhsm.azure.net/` } }),
  "keyvault:Secret": (_, made) => ({
    properties: {
      secretUri: `${vaultOf(made)}/secrets/${made.name}`,
      secretUriWithVersion: `${vaultOf(made)}/secrets/${made.name}/${made.guid("version").replace(/-/g, "")}`,
    },
  }),
  "keyvault:Vault": (_, { name }) => ({
    properties: { vaultUri: `https://${name}.vault.azure.net/`, provisioningState: "Succeeded" },
  }),
  "managedidentity:UserAssignedIdentity": identity,
  "network:ApplicationGateway": () => ({ operationalState: "Running" }),
  "network:NetworkInterface": networkInterface,
  "network:PublicIPAddress": address,
  "operationalinsights:Workspace": (_, made) => ({ customerId: made.guid("workspace") }),
  "privatedns:PrivateZone": () => ({ numberOfRecordSets: 1 }),
  "recoveryservices:Vault": () => ({ properties: { provisioningState: "Succeeded" } }),
  "resources:ResourceGroup": () => ({ properties: { provisioningState: "Succeeded" } }),
  "storage:StorageAccount": account,
};
