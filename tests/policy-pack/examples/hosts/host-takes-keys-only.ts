import type { Examples } from "../../../support/examples";
import {
  bare,
  bastionAnd,
  bastionBut,
  bastionRuns,
  bastionWith,
  generated,
  machine,
  SSHD,
  unreadable,
} from "./machine";

const byHand = (sshd: string, more = "") =>
  machine(`#cloud-config
ssh_pwauth: false
users: [{name: ada-lovelace, lock_passwd: true}]
write_files:
- path: /etc/ssh/sshd_config.d/10-keys.conf
  content: "${sshd}"
${more}`);

export const examples: Examples = {
  good: {
    ...generated,
    "written by hand": byHand(
      "PasswordAuthentication no\\nKbdInteractiveAuthentication no\\nAuthenticationMethods publickey\\n",
    ),
    "an older keyword for the same": byHand(
      "PasswordAuthentication no\\nChallengeResponseAuthentication no\\nAuthenticationMethods publickey\\n",
    ),
    "a key and then a code": byHand(
      "PasswordAuthentication no\\nKbdInteractiveAuthentication no\\nAuthenticationMethods publickey,keyboard-interactive\\n",
    ),
  },
  bad: {
    "no user data": bare,
    "nothing about sshd, whose default takes passwords": machine("#cloud-config\nusers: [ada-lovelace]\n"),
    "cloud-init allows passwords": bastionBut((config) => (config.ssh_pwauth = true)),
    "as YAML 1.1 says yes": machine("#cloud-config\nssh_pwauth: yes\nusers: [ada-lovelace]\n"),
    "sshd allows passwords": bastionWith(SSHD, "PasswordAuthentication no", "PasswordAuthentication yes"),
    "an earlier file, whose value wins": bastionAnd("/etc/ssh/sshd_config.d/00-a.conf", "PasswordAuthentication yes\n"),
    "an earlier line, whose value wins": bastionWith(SSHD, /^/, "PasswordAuthentication=yes\n"),
    "only for one address": bastionWith(SSHD, /$/, "Match Address 10.0.0.0/8\n  PasswordAuthentication yes\n"),
    "for everybody, in a block": bastionWith(SSHD, /$/, "Match all\n  PasswordAuthentication yes\n"),
    "a block in a later file": bastionAnd(
      "/etc/ssh/sshd_config.d/99.conf",
      "Match User ada-lovelace\n  AuthenticationMethods password\n",
    ),
    "a main file that no longer includes": bastionAnd("/etc/ssh/sshd_config", "PubkeyAuthentication yes\n"),
    "a password by the keyboard": bastionWith(
      SSHD,
      "KbdInteractiveAuthentication no",
      "KbdInteractiveAuthentication yes",
    ),
    "passwords of no characters": bastionWith(SSHD, /^/, "PermitEmptyPasswords yes\n"),
    "whoever another machine vouches for": bastionWith(SSHD, /^/, "HostbasedAuthentication yes\n"),
    "any method": bastionWith(SSHD, "AuthenticationMethods publickey", "AuthenticationMethods publickey password"),
    "a password for a person": bastionBut((config) => (config.users[0]!.passwd = "$6$salt$hash")),
    "a password for everybody": bastionBut((config) => (config.chpasswd = { list: "ada-lovelace:letmein1" })),
    "a password of no characters": bastionBut((config) => (config.users[0]!.passwd = "")),
    "passwords by cloud-init, though a command touches sshd": bastionBut((config) => {
      config.ssh_pwauth = true;
      config.runcmd.push("sed -i s/no/yes/ /etc/ssh/sshd_config.d/00-hardened.conf");
    }),
  },
  unknown: {
    ...unreadable,
    "a command edits the files": bastionRuns("sed -i s/no/yes/ /etc/ssh/sshd_config.d/00-hardened.conf"),
    "a command adds to the files": bastionRuns("echo 'PasswordAuthentication yes' >> /etc/ssh/sshd_config"),
    "a list of words edits the files": bastionBut((config) =>
      config.bootcmd.push(["sed", "-i", "s/no/yes/", "/etc/ssh/sshd_config"]),
    ),
    "options go before all files": bastionAnd("/etc/default/ssh", 'SSHD_OPTS="-o PasswordAuthentication=yes"\n'),
    "the unit starts another configuration": bastionAnd(
      "/etc/systemd/system/ssh.service.d/override.conf",
      "[Service]\nExecStart=\nExecStart=/usr/sbin/sshd -D -f /etc/other\n",
    ),
  },
};
