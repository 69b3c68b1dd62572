import { firstLink, firstSet, referred, together } from "../combine";
import type { Adapter } from "../context";
import { absent, known, mapDatum, withDefault, type Datum } from "../datum";
import { hostConfigOf } from "../hosts/user-data";
import type { Disk, HostConfig, HostFact, Link, Links, PacketFilterFact, RoleFact } from "../kinds";
import type { Reader } from "../reader";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const INSTANCE = "aws:ec2/instance:Instance";
const ADDRESS = "aws:ec2/eip:Eip";
const ADDRESS_ASSOCIATION = "aws:ec2/eipAssociation:EipAssociation";
const PROFILE = "aws:iam/instanceProfile:InstanceProfile";
const METADATA = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceMetadataOptionsRequest.html";
const ENCRYPTION = "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html";

/** Launch templates and machines made without a group. */
export const machines: Adapter = {
  cloud: "aws",
  reads: [TEMPLATE, INSTANCE, PROFILE, ADDRESS, ADDRESS_ASSOCIATION],
  facts: (context) => [
    ...context.each(TEMPLATE).map((template) => hostFact(template, [templateSays(template)])),
    ...context.each(INSTANCE).map((instance) => hostFact(instance, instanceSays(instance))),
  ],
};

/** What a template or a machine says of itself, before the cloud's defaults. */
interface Says {
  readonly reader: Reader;
  readonly image: Datum<string>;
  readonly disks: Datum<readonly Disk[]>;
  readonly publicAddress: Datum<boolean>;
  readonly filters: Links<PacketFilterFact>;
  readonly role: Link<RoleFact>;
  readonly config: Datum<HostConfig>;
}

// A machine's own settings go before those of its template.
function hostFact(subject: Reader, [own, ...templates]: readonly [Says, ...Says[]]): HostFact {
  const all = [own, ...templates];
  const first = <T>(read: (says: Says) => Datum<T>) => firstSet(read(own), ...templates.map(read));
  return {
    kind: "host",
    cloud: "aws",
    subject: subject.resource,
    sources: [subject.resource],
    image: first((says) => says.image),
    metadataTokens: withDefault(
      first((says) => says.reader.string("metadataOptions.httpTokens")),
      "optional",
      `HttpTokens is optional unless the image or the account says otherwise, ${METADATA}`,
    ),
    metadataHopLimit: withDefault(
      first((says) => says.reader.number("metadataOptions.httpPutResponseHopLimit")),
      1,
      `HttpPutResponseHopLimit is 1, ${METADATA}`,
    ),
    disks: mapDatum(
      withDefault(
        first((says) => says.disks),
        [],
        "the image's own",
      ),
      (disks) => withRoot(disks, subject),
    ),
    publicAddress: first((says) => says.publicAddress),
    filters: firstLink(own.filters, ...templates.map((says) => says.filters)),
    role: firstLink(own.role, ...templates.map((says) => says.role)),
    config: first((says) => says.config),
    plantedKey: firstSet(own.reader.string("keyName"), ...all.map((says) => says.reader.string("keyName"))),
  };
}

function templateSays(template: Reader): Says {
  const interfaces = template.each("networkInterfaces");
  return {
    reader: template,
    image: template.string("imageId"),
    disks: mapDatum(template.items("blockDeviceMappings"), (mappings) =>
      mappings
        .filter((mapping) => mapping.value("ebs").state !== "absent")
        .map((mapping) => diskOf(mapping, "deviceName", mapping.at("ebs"))),
    ),
    publicAddress: anyOf(
      template,
      interfaces.map((one) => one.boolean("associatePublicIpAddress")),
    ),
    filters: together(template.source("vpcSecurityGroupIds"), [
      template.links("packetFilter", "vpcSecurityGroupIds"),
      ...interfaces.map((one) => one.links("packetFilter", "securityGroups")),
    ]),
    role: roleOf(template, "iamInstanceProfile.name", "iamInstanceProfile.arn"),
    config: hostConfigOf(template.string("userData"), "base64"),
  };
}

function instanceSays(instance: Reader): readonly [Says, ...Says[]] {
  const template =
    referred(instance, "launchTemplate.id", TEMPLATE) ?? referred(instance, "launchTemplate.name", TEMPLATE);
  const root = instance
    .each("rootBlockDevice")
    .map((disk) => ({ ...diskOf(disk, "deviceName", disk), device: ROOTS[0] }));
  const others = instance.each("ebsBlockDevices").map((disk) => diskOf(disk, "deviceName", disk));
  const own: Says = {
    reader: instance,
    image: instance.string("ami"),
    disks:
      root.length + others.length > 0
        ? known([...root, ...others], instance.source("rootBlockDevice"))
        : firstSet<readonly Disk[]>(unknownIn(instance, "rootBlockDevice"), unknownIn(instance, "ebsBlockDevices")),
    publicAddress: publicAddressOf(instance),
    filters: instance.links("packetFilter", "vpcSecurityGroupIds"),
    role: roleOf(instance, "iamInstanceProfile"),
    config: firstSet(
      hostConfigOf(instance.string("userDataBase64"), "base64"),
      hostConfigOf(instance.string("userData"), "text"),
    ),
  };
  return template ? [own, templateSays(template)] : [own];
}

// An address that stays is given by a resource of its own, whatever the machine says.
function publicAddressOf(instance: Reader): Datum<boolean> {
  const { context, resource } = instance;
  const [given] = [
    ...context.partsOf(resource, ADDRESS, "instance"),
    ...context.partsOf(resource, ADDRESS_ASSOCIATION, "instanceId"),
  ];
  return given ? known(true, given.source("instance")) : instance.boolean("associatePublicIpAddress");
}

function unknownIn(reader: Reader, path: string): Datum<never> {
  const value = reader.value(path);
  return value.state === "unknown" ? value : absent(value.source);
}

/** What images call their root disk: Debian and Amazon Linux, Ubuntu. */
const ROOTS = ["/dev/xvda", "/dev/sda1"] as const;

function diskOf(mapping: Reader, name: string, disk: Reader): Disk {
  const device = mapping.string(name);
  return {
    device: device.state === "known" ? device.value : "[unknown]",
    encrypted: withDefault(disk.boolean("encrypted"), false, `not encrypted unless the account says so, ${ENCRYPTION}`),
    key: disk.link("key", "kmsKeyId"),
  };
}

// The image brings a root disk, whether it is mentioned or not.
function withRoot(disks: readonly Disk[], subject: Reader): readonly Disk[] {
  if (disks.some((disk) => ROOTS.some((root) => root === disk.device))) return disks;
  const source = subject.source("rootBlockDevice");
  const encrypted = known(false, source, `default: as the image has it, and not encrypted, ${ENCRYPTION}`);
  return [{ device: "the image's root disk", encrypted, key: () => absent(source) }, ...disks];
}

function anyOf(reader: Reader, answers: readonly Datum<boolean>[]): Datum<boolean> {
  const yes = answers.find((answer) => answer.state === "known" && answer.value);
  const unknown = answers.find((answer) => answer.state === "unknown");
  const no = answers.find((answer) => answer.state === "known");
  return yes ?? unknown ?? no ?? absent(reader.source("associatePublicIpAddress"));
}

// A profile is only a wrapper: what counts is the role in it.
function roleOf(machine: Reader, ...paths: readonly string[]): Link<RoleFact> {
  const profile = paths.map((path) => referred(machine, path, PROFILE)).find((found) => found !== undefined);
  if (profile) return profile.link("role", "role");
  const [first, ...others] = paths.map((path) => machine.link("role", path));
  return first ? firstLink(first, ...others) : () => absent(machine.source("role"));
}
