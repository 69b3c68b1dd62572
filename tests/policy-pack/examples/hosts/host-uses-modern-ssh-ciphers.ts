import type { Examples } from "../../../support/examples";
import { bare, bastionAnd, bastionRuns, bastionWith, generated, SSHD, unreadable } from "./machine";

const but = (from: string, to: string) => bastionWith(SSHD, from, to);

export const examples: Examples = {
  good: generated,
  bad: {
    "no user data": bare,
    "a cipher in CBC mode": but("Ciphers ", "Ciphers aes256-cbc,"),
    "3DES, last": but("aes256-ctr", "aes256-ctr,3des-cbc"),
    "an old key exchange": but("KexAlgorithms ", "KexAlgorithms diffie-hellman-group14-sha1,"),
    "group 1": but("KexAlgorithms ", "KexAlgorithms diffie-hellman-group1-sha1,"),
    "a MAC of SHA-1": but("MACs ", "MACs hmac-sha1,"),
    "a MAC of SHA-1, then encrypted": but("MACs ", "MACs hmac-sha1-etm@openssh.com,"),
    MD5: but("MACs ", "MACs hmac-md5-96,"),
    "a host key signed with SHA-1": but("HostKeyAlgorithms ssh-ed25519", "HostKeyAlgorithms ssh-ed25519,ssh-rsa"),
    DSA: but("HostKeyAlgorithms ssh-ed25519", "HostKeyAlgorithms ssh-dss"),
    "no cipher at all": but("Ciphers ", "Ciphers none,"),
    "people's keys signed with SHA-1": but("PubkeyAcceptedAlgorithms ", "PubkeyAcceptedAlgorithms ssh-rsa,"),
    "more than the defaults": but("Ciphers ", "Ciphers +"),
    "an earlier file": bastionAnd("/etc/ssh/sshd_config.d/00-a.conf", "Ciphers aes128-cbc\n"),
    "for one address": bastionWith(SSHD, /$/, "Match Address 10.0.0.1\n  MACs hmac-sha1\n"),
  },
  unknown: {
    ...unreadable,
    "a command edits the files": bastionRuns("sed -i s/ctr/cbc/ /etc/ssh/sshd_config.d/00-hardened.conf"),
  },
};
