import * as keyvault from "@pulumi/azure-native/keyvault";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as mysql from "@pulumi/azure-native/dbformysql";
import * as network from "@pulumi/azure-native/network";
import * as resources from "@pulumi/azure-native/resources";
import * as storage from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import * as tls from "@pulumi/tls";

/** A database with its network, files and keys in Azure, its password by chance, and an authority with a server. */
const config = new pulumi.Config("hosting");

const password = new random.RandomPassword("password", { length: config.getNumber("passwordLength") ?? 24 });
const suffix = new random.RandomId("suffix", { byteLength: 4 });

const caKey = new tls.PrivateKey("ca", { algorithm: "ECDSA", ecdsaCurve: "P384" });
const key = new tls.PrivateKey("server", { algorithm: "ED25519" });
const ca = new tls.SelfSignedCert("ca", {
  privateKeyPem: caKey.privateKeyPem,
  subject: { commonName: "A small authority" },
  isCaCertificate: true,
  allowedUses: ["cert_signing"],
  validityPeriodHours: 24 * 365,
});
const request = new tls.CertRequest("server", { privateKeyPem: key.privateKeyPem, dnsNames: ["db.example.org"] });
const certificate = new tls.LocallySignedCert("server", {
  caPrivateKeyPem: caKey.privateKeyPem,
  caCertPem: ca.certPem,
  certRequestPem: request.certRequestPem,
  allowedUses: ["digital_signature", "server_auth"],
  validityPeriodHours: 24 * 90,
});

const group = new resources.ResourceGroup("group", { resourceGroupName: "small", location: "uksouth" });
const inGroup = { resourceGroupName: group.name };
const main = new network.VirtualNetwork("main", { ...inGroup, addressSpace: { addressPrefixes: ["10.0.0.0/16"] } });
const rules = new network.NetworkSecurityGroup("data", inGroup);
const subnet = new network.Subnet("data", {
  ...inGroup,
  virtualNetworkName: main.name,
  addressPrefix: "10.0.1.0/24",
  networkSecurityGroup: { id: rules.id },
  delegations: [{ name: "mysql", serviceName: "Microsoft.DBforMySQL/flexibleServers" }],
});
const who = new managedidentity.UserAssignedIdentity("database", inGroup);
const server = new mysql.Server(
  "database",
  {
    ...inGroup,
    version: "8.0.21",
    administratorLogin: "root",
    administratorLoginPassword: password.result,
    network: { delegatedSubnetResourceId: subnet.id },
    identity: { type: "UserAssigned", userAssignedIdentities: [who.id] },
  },
  { customTimeouts: { create: "10m" } },
);
const files = new storage.StorageAccount("files", {
  ...inGroup,
  accountName: pulumi.interpolate`files${suffix.hex}`,
  kind: "StorageV2",
  sku: { name: "Standard_GZRS" },
  isHnsEnabled: config.getBoolean("hierarchical") ?? false,
  tags: { owner: config.get("filesOwner") ?? "platform" },
});
const vault = new keyvault.Vault("keys", {
  ...inGroup,
  properties: { tenantId: who.tenantId, sku: { family: "A", name: "premium" }, accessPolicies: [] },
});
new keyvault.Secret("password", { ...inGroup, vaultName: vault.name, properties: { value: password.result } });

export const vaultUri = vault.properties.vaultUri;
export const endpoint = server.fullyQualifiedDomainName;
export const blobs = files.primaryEndpoints.blob;
export const certPem = certificate.certPem;
export const login = pulumi.interpolate`root:${password.result}@${server.fullyQualifiedDomainName}`;
