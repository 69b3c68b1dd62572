import { to, type Change, type Mutation } from "../mutation";
import { T } from "../types";

const bastion = (from: RegExp, replacement: string): readonly Change[] => [
  { edit: "bastion-template", path: "userData", from, with: replacement },
];
const web = (from: RegExp, replacement: string): readonly Change[] => [
  { edit: "web-template", path: "userData", from, with: replacement },
];

/** `lamp-services-off`: services that are not needed are off. */
export const servicesOff: readonly Mutation[] = [
  {
    name: "a server has no user data",
    rule: "host-has-user-data",
    changes: [{ set: "web-template", path: "userData", value: undefined }],
  },
  {
    name: "nothing switches other services off",
    rule: "host-runs-only-listed-services",
    changes: web(/^- \[\/usr\/local\/sbin\/close-services\]$/m, ""),
  },
  {
    name: "the list of services is gone",
    rule: "host-runs-only-listed-services",
    changes: bastion(/^ {4}units: \[.*\]$/m, "    units: []"),
  },
];

/** `lamp-ssh`: encrypted remote access, non-standard login names and port, by keys. */
export const ssh: readonly Mutation[] = [
  {
    name: "a script takes the place of what can be judged",
    rule: "host-has-user-data",
    changes: [{ edit: "bastion-template", path: "userData", from: /^#cloud-config/, with: "#!/bin/sh" }],
  },
  {
    name: "sshd takes passwords",
    rule: "host-takes-keys-only",
    changes: bastion(/PasswordAuthentication no/, "PasswordAuthentication yes"),
  },
  {
    name: "cloud-init turns passwords on",
    rule: "host-takes-keys-only",
    changes: bastion(/ssh_pwauth: false/, "ssh_pwauth: true"),
  },
  {
    name: "a password is asked on the keyboard",
    rule: "host-takes-keys-only",
    changes: bastion(/KbdInteractiveAuthentication no/, "KbdInteractiveAuthentication yes"),
  },
  {
    name: "root may log in",
    rule: "host-refuses-root-login",
    changes: bastion(/PermitRootLogin no/, "PermitRootLogin yes"),
  },
  {
    name: "cloud-init leaves root open",
    rule: "host-refuses-root-login",
    changes: bastion(/disable_root: true/, "disable_root: false"),
  },
  { name: "sshd listens on 22", rule: "host-listens-for-ssh-on-own-port", changes: bastion(/Port 2242/, "Port 22") },
  {
    name: "anybody with an account may log in",
    rule: "host-names-its-users",
    changes: bastion(/^ {4}AllowUsers .*\n/m, ""),
  },
  { name: "a standard login name", rule: "host-names-its-users", changes: bastion(/ada_l/g, "admin") },
  { name: "weak ciphers", rule: "host-uses-modern-ssh-ciphers", changes: bastion(/Ciphers /, "Ciphers 3des-cbc,") },
  {
    name: "weak key exchange",
    rule: "host-uses-modern-ssh-ciphers",
    changes: web(/KexAlgorithms /, "KexAlgorithms diffie-hellman-group1-sha1,"),
  },
  {
    name: "a shared key is planted",
    rule: "host-has-no-planted-key",
    changes: [{ set: "bastion-template", path: "keyName", value: "team" }],
  },
  {
    name: "another machine without any of it",
    rule: "host-has-user-data",
    changes: [
      {
        add: "extra",
        type: T.instance,
        inputs: { ami: "ami-0123456789abcdef0", instanceType: "t3.micro", keyName: "team", tags: { owner: "x" } },
      },
    ],
  },
];

/** `lamp-login-delay`: repeated failed logins take ever longer. */
export const loginDelay: readonly Mutation[] = [
  {
    name: "bans do not grow",
    rule: "host-delays-repeated-logins",
    changes: bastion(/bantime\.increment = true/, "bantime.increment = false"),
  },
  { name: "fail2ban is not installed", rule: "host-delays-repeated-logins", changes: bastion(/, fail2ban,/, ",") },
  {
    name: "fail2ban does not watch sshd",
    rule: "host-delays-repeated-logins",
    changes: bastion(/\[sshd\]\n {4}enabled = true/, "[sshd]\n    enabled = false"),
  },
  {
    name: "nobody hears of failed logins",
    rule: "failed-logins-raise-an-alarm",
    changes: [{ remove: "observability-bastion-refused-logins" }, { remove: "observability-web-refused-logins" }],
  },
];

/** `lamp-autoscaling`: servers over zones, replaced within minutes. */
export const autoscaling: readonly Mutation[] = [
  { name: "no group replaces what fails", rule: "machine-group-exists", changes: [{ remove: "web-hosts-group" }] },
  {
    name: "one zone",
    rule: "machine-group-spans-zones",
    changes: [{ set: "web-hosts-group", path: "vpcZoneIdentifiers", value: [to("network-app-a")] }],
  },
  {
    name: "one server",
    rule: "machine-group-has-two-machines",
    changes: [{ set: "web-hosts-group", path: "minSize", value: 1 }],
  },
  {
    name: "the load balancer is not asked",
    rule: "machine-group-asks-the-load-balancer",
    changes: [{ set: "web-hosts-group", path: "healthCheckType", value: "EC2" }],
  },
  {
    name: "a bad template is not taken back",
    rule: "machine-group-refreshes-with-rollback",
    changes: [{ set: "web-hosts-group", path: "instanceRefresh.preferences.autoRollback", value: false }],
  },
  {
    name: "no refresh at all",
    rule: "machine-group-refreshes-with-rollback",
    changes: [{ set: "web-hosts-group", path: "instanceRefresh", value: undefined }],
  },
  {
    name: "the newest template, whatever it is",
    rule: "machine-group-names-its-template-version",
    changes: [{ set: "web-hosts-group", path: "launchTemplate.version", value: "$Latest" }],
  },
  {
    name: "capacity does not follow load",
    rule: "machine-group-follows-load",
    changes: [{ remove: "web-by-processor" }, { remove: "web-by-requests" }],
  },
  {
    name: "no room to grow",
    rule: "machine-group-follows-load",
    changes: [{ set: "web-hosts-group", path: "maxSize", value: 2 }],
  },
  { name: "servers leave at once", rule: "machine-group-drains", changes: [{ remove: "web-drain" }] },
];
