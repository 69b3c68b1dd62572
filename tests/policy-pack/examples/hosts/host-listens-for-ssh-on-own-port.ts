import type { Examples } from "../../../support/examples";
import { bare, bastionAnd, bastionRuns, bastionWith, generated, SSHD, unreadable } from "./machine";

export const examples: Examples = {
  good: { ...generated, "a port that contains the digits": bastionWith(SSHD, "Port 2222", "Port 22022") },
  bad: {
    "no user data": bare,
    "the default": bastionWith(SSHD, "Port 2222\n", ""),
    "22 in so many words": bastionWith(SSHD, "Port 2222", "Port 22"),
    "22 as well": bastionWith(SSHD, "Port 2222", "Port 2222\nPort 22"),
    "22 in another file, which adds to the first": bastionAnd("/etc/ssh/sshd_config.d/99.conf", "Port 22\n"),
    "22 by the address": bastionWith(SSHD, "Port 2222", "Port 2222\nListenAddress 0.0.0.0:22"),
    "22 by the IPv6 address": bastionWith(SSHD, "Port 2222", "Port 2222\nListenAddress [::]:22"),
  },
  unknown: { ...unreadable, "a command edits the files": bastionRuns("sed -i s/2222/22/ /etc/ssh/sshd_config") },
};
