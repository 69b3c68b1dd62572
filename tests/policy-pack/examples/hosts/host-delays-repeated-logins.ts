import type { Examples } from "../../../support/examples";
import {
  bare,
  bastionAnd,
  bastionBut,
  bastionLacks,
  bastionRuns,
  bastionWith,
  generated,
  SSHD,
  unreadable,
} from "./machine";

const JAIL = "/etc/fail2ban/jail.d/hardened.local";
const penalties = (text: string) =>
  bastionBut((config) => {
    config.packages = config.packages.filter((name) => name !== "fail2ban");
    config.write_files.find(({ path }) => path === SSHD)!.content += text;
  });

export const examples: Examples = {
  good: {
    ...generated,
    "sshd's own penalties": penalties("PerSourcePenalties authfail:10s noauth:5s\n"),
    "the setting in the defaults": bastionBut((config) => {
      const jail = config.write_files.find(({ path }) => path === JAIL)!;
      jail.content = "[DEFAULT]\nbantime.increment = true\nbackend = systemd\n[sshd]\nenabled = true\nport = 2222\n";
    }),
  },
  bad: {
    "no user data": bare,
    "no package": bastionLacks("fail2ban"),
    "the package taken away": bastionRuns("apt-get purge -y fail2ban"),
    "the service switched off": bastionRuns("systemctl disable --now fail2ban"),
    "the service masked by its whole name": bastionRuns("systemctl mask fail2ban.service"),
    "a jail that is off": bastionWith(JAIL, "enabled = true", "enabled = false"),
    "a jail that is switched off afterwards": bastionAnd("/etc/fail2ban/jail.d/zz.local", "[sshd]\nenabled = false\n"),
    "a jail that is switched off by the one local file": bastionBut((config) => {
      config.write_files.find(({ path }) => path === JAIL)!.path = "/etc/fail2ban/jail.d/hardened.conf";
      config.write_files.push({ path: "/etc/fail2ban/jail.local", content: "[sshd]\nenabled = false\n" });
    }),
    "another jail is on": bastionWith(JAIL, "[sshd]", "[recidive]"),
    "bans that do not grow": bastionWith(JAIL, /bantime.increment = true\n/, ""),
    "bans of no length": bastionWith(JAIL, "bantime = 1m", "bantime = 0"),
    "a thousand attempts": bastionWith(JAIL, "maxretry = 5", "maxretry = 1000"),
    "everybody spared": bastionWith(JAIL, "[sshd]", "[sshd]\nignoreip = 127.0.0.1/8 0.0.0.0/0"),
    "half the internet spared": bastionWith(JAIL, "[sshd]", "[sshd]\nignoreip = 128.0.0.0/1"),
    "a range of strangers spared in parts": bastionWith(JAIL, "[sshd]", "[sshd]\nignoreip = 8.0.0.0/9 9.0.0.0/9"),
    "whoever a command spares": bastionWith(JAIL, "[sshd]", "[sshd]\nignorecommand = /bin/true"),
    "bans of a second": bastionWith(JAIL, "bantime = 1m", "bantime = 1"),
    "bans that grow to a minute": bastionWith(JAIL, "bantime.maxtime = 1w", "bantime.maxtime = 1m"),
    "bans that are multiplied by one": bastionWith(JAIL, "[sshd]", "[sshd]\nbantime.multipliers = 1 1 1"),
    "attempts that are forgotten at once": bastionWith(JAIL, "findtime = 10m", "findtime = 1"),
    "bans that do nothing": bastionWith(JAIL, /banaction = .*/, "banaction = dummy"),
    "bans on a port where sshd is not": bastionWith(JAIL, /banaction = .*/, "banaction = nftables-multiport"),
    "another program's filter": bastionWith(JAIL, /filter = .*/, "filter = nginx-http-auth"),
    "a filter that finds nothing": bastionAnd("/etc/fail2ban/filter.d/sshd.conf", "[Definition]\nfailregex =\n"),
    "penalties switched off": penalties("PerSourcePenalties no\n"),
    "penalties of no length": penalties("PerSourcePenalties authfail:0s\n"),
    "penalties that spare everybody": penalties(
      "PerSourcePenalties authfail:10s\nPerSourcePenaltyExemptList 0.0.0.0/0\n",
    ),
  },
  unknown: {
    ...unreadable,
    "no fail2ban, and a command edits sshd's files": bastionBut((config) => {
      config.packages = config.packages.filter((name) => name !== "fail2ban");
      config.runcmd.push("echo 'PerSourcePenalties authfail:10s' >> /etc/ssh/sshd_config");
    }),
  },
};
