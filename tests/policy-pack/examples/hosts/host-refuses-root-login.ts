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

export const examples: Examples = {
  good: {
    ...generated,
    "written by hand": machine(
      "#cloud-config\nwrite_files:\n- path: /etc/ssh/sshd_config.d/10.conf\n  content: PermitRootLogin no\n",
    ),
  },
  bad: {
    "no user data": bare,
    "the default lets root in by key": bastionWith(SSHD, /PermitRootLogin no\n/, ""),
    "by key only": bastionWith(SSHD, "PermitRootLogin no", "PermitRootLogin prohibit-password"),
    "for particular commands": bastionWith(SSHD, "PermitRootLogin no", "PermitRootLogin forced-commands-only"),
    "from one network": bastionWith(SSHD, /$/, "Match Address 192.0.2.0/24\n  PermitRootLogin yes\n"),
    "an earlier file": bastionAnd("/etc/ssh/sshd_config.d/00-a.conf", "permitrootlogin yes\n"),
    "cloud-init leaves root's keys alone": bastionBut((config) => (config.disable_root = false)),
    "as YAML 1.1 says no": machine("#cloud-config\ndisable_root: no\n"),
  },
  unknown: { ...unreadable, "a command edits the files": bastionRuns("tee -a /etc/ssh/sshd_config < /tmp/more") },
};
