import type { Examples } from "../../../support/examples";
import { bare, bastionBut, bastionWith, generated, unreadable, withoutSsh } from "./machine";

const PROFILE = "/etc/hardened-hosting/profile.yaml";
const without = (path: string) =>
  bastionBut((config) => (config.write_files = config.write_files.filter((file) => file.path !== path)));

export const examples: Examples = {
  good: { ...generated, "the generator's web host that nobody logs in to": withoutSsh },
  bad: {
    "no user data": bare,
    "no list": without(PROFILE),
    "an empty list": bastionWith(PROFILE, /units: .*/, "units: []"),
    "a list of everything": bastionWith(PROFILE, "units: [", "units: [*, "),
    "a list of nearly everything": bastionWith(PROFILE, "units: [", "units: [?*.service, "),
    "telnet on the list": bastionWith(PROFILE, "units: [", "units: [telnet.socket, "),
    "nothing that switches off": without("/usr/local/sbin/close-services"),
    "a script that only says so": bastionWith("/usr/local/sbin/close-services", "systemctl disable --now", "echo"),
    "a script that ends before its work": bastionWith("/usr/local/sbin/close-services", /^(#!.*)$/m, "$1\nexit 0"),
    "file shares on the list": bastionWith(PROFILE, "units: [", "units: [smbd.service, "),
    "telnet is installed": bastionBut((config) => config.packages.push("telnetd")),
    "a service is started afterwards": bastionBut((config) => config.runcmd.push("systemctl enable --now rsh.socket")),
    "something is installed afterwards": bastionBut((config) => config.runcmd.push("apt-get install -y vsftpd")),
    "the script runs before anything is installed": bastionBut((config) => {
      config.runcmd = config.runcmd.filter((one) => !String(one).includes("close-services"));
      config.bootcmd.push(["/usr/local/sbin/close-services"]);
    }),
    "the script never runs": bastionBut(
      (config) => (config.runcmd = config.runcmd.filter((one) => !String(one).includes("close-services"))),
    ),
    "the script's name is only printed": bastionBut(
      (config) => (config.runcmd = ["echo /usr/local/sbin/close-services"]),
    ),
  },
  unknown: unreadable,
};
