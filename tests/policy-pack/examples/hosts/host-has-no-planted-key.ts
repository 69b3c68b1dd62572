import { resource, unknownValue, type Examples } from "../../../support/examples";
import { bastionBut, bastionRuns, bastionWith, generated, machine, SSHD } from "./machine";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFND3C03vyheqs/hbVeaxi9DWKO9mYnVkT2X6V7Kz52j";
const FINGERPRINT = "SHA256:BSEI4mlMlMkqKXwjlC39slEeiUoEraFXvtZKMNE/b70";
const REGISTERED = `#cloud-config\nusers: [{name: ada-lovelace, ssh_authorized_keys: [${KEY}]}]\n`;
const register = (keyFingerprints: unknown) =>
  resource("hosting:index:AccessRegister", "access", { operators: [{ name: "ada-lovelace", keyFingerprints }] });
const generatedBastion = generated["the generator's bastion"];
const host = (type: string, inputs: Record<string, unknown>) => [resource(type, "host", inputs)];
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const INSTANCE = "aws:ec2/instance:Instance";

export const examples: Examples = {
  good: {
    "a template without a key": host(TEMPLATE, { imageId: "ami-1" }),
    "a machine without a key": host(INSTANCE, { ami: "ami-1" }),
    ...generated,
    "keys of a registered person": [...machine(REGISTERED), register([FINGERPRINT])],
  },
  bad: {
    "a key that is fetched by a name": bastionBut((config) => (config.users[0]!.ssh_import_id = ["gh:somebody"])),
    "keys by a command": bastionWith(SSHD, /^/, "AuthorizedKeysCommand /usr/bin/keys\n"),
    "keys that anybody can write": bastionWith(SSHD, /^/, "AuthorizedKeysFile /tmp/keys\n"),
    "whoever an authority signs": bastionWith(SSHD, /^/, "TrustedUserCAKeys /etc/ssh/ca\n"),
    "a key of nobody who is registered": [...generatedBastion, register(["SHA256:of-somebody-else"])],
    "a template with a key": host(TEMPLATE, { keyName: "shared" }),
    "a machine with a key": host(INSTANCE, { keyName: "shared" }),
    "a key whose name is not known yet": host(TEMPLATE, { keyName: unknownValue }),
  },
  unknown: {
    "a register that is not known": [...machine(REGISTERED), register(unknownValue)],
    "a command edits sshd's files": bastionRuns("sed -i s/no/yes/ /etc/ssh/sshd_config.d/00-hardened.conf"),
  },
};
