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

const renamed = (name: string) =>
  bastionBut((config) => {
    config.users[0]!.name = name;
    for (const file of config.write_files) file.content = file.content.replaceAll("ada-lovelace", name);
  });

export const examples: Examples = {
  good: {
    ...generated,
    "from one network only": bastionWith(SSHD, "AllowUsers ada-lovelace", "AllowUsers ada-lovelace@192.0.2.0/24"),
  },
  bad: {
    "no user data": bare,
    "the image's own account": renamed("admin"),
    "the image's own account, in capitals": renamed("Admin"),
    "the distribution's account": renamed("debian"),
    "root among them": bastionBut((config) => config.users.push({ name: "root" })),
    "the image's account besides": bastionBut((config) => config.users.unshift("default" as never)),
    "no users, and so the image's": machine("#cloud-config\nwrite_files: []\n"),
    "no list in sshd": bastionWith(SSHD, /AllowUsers .*\n/, ""),
    everybody: bastionWith(SSHD, /AllowUsers .*/, "AllowUsers *"),
    "a pattern": bastionWith(SSHD, /AllowUsers .*/, "AllowUsers ada-*"),
    "somebody whom nobody named": bastionWith(SSHD, "AllowUsers ", "AllowUsers mallory "),
    "more in another file": bastionAnd("/etc/ssh/sshd_config.d/99.conf", "AllowUsers mallory\n"),
    "more in a block": bastionWith(SSHD, /$/, "Match Address 10.0.0.0/8\n  AllowUsers mallory\n"),
  },
  unknown: {
    ...unreadable,
    "a command edits the files": bastionRuns("sed -i /AllowUsers/d /etc/ssh/sshd_config.d/00-hardened.conf"),
  },
};
