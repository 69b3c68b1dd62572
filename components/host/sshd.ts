import type { Flow, HostUser } from "./arguments";
import { lines, type Part } from "./part";

/** What the SSH server needs to know. */
export interface SshServer {
  users: HostUser[];
  port: number;
  /** Where sessions may be forwarded to; nothing is forwarded when empty. */
  forwardTo: Flow[];
}

// One list for OpenSSH 9.2 (Debian 12) and 10 (Debian 13): all that both know and that ssh-audit has nothing against. Hybrid
// post-quantum key exchange first. No group-exchange, so moduli do not matter; no NIST curves where a choice is offered.
const algorithms = {
  KexAlgorithms: [
    "sntrup761x25519-sha512@openssh.com",
    "curve25519-sha256",
    "curve25519-sha256@libssh.org",
    "diffie-hellman-group16-sha512",
    "diffie-hellman-group18-sha512",
  ],
  Ciphers: ["aes256-gcm@openssh.com", "chacha20-poly1305@openssh.com", "aes128-gcm@openssh.com", "aes256-ctr"],
  MACs: ["hmac-sha2-512-etm@openssh.com", "hmac-sha2-256-etm@openssh.com"],
  HostKeyAlgorithms: ["ssh-ed25519"],
  PubkeyAcceptedAlgorithms: [
    "ssh-ed25519",
    "sk-ssh-ed25519@openssh.com",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "rsa-sha2-512",
    "rsa-sha2-256",
  ],
};

/** `00-`, because the first value that sshd reads is the one that holds. */
export const sshdConfigPath = "/etc/ssh/sshd_config.d/00-hardened.conf";

/** The SSH server: named people with keys on one port. Protocol 2 is all that a supported OpenSSH speaks. */
export function sshServer(server: SshServer): Part {
  return {
    packages: ["openssh-server"],
    files: [
      { path: sshdConfigPath, permissions: "0600", content: sshdConfig(server) },
      { path: "/etc/issue.net", content: lines("Authorised people only. Sessions are logged.") },
    ],
    earlyCommands: [
      // Under socket activation the Port of sshd_config is ignored, and 22 stays open; systemd 256 and later also offers SSH on
      // AF_UNIX and AF_VSOCK by itself.
      ["systemctl", "mask", "--now", "ssh.socket", "sshd-unix-local.socket", "sshd-vsock.socket"],
    ],
    units: ["ssh.service"],
    commands: [["sh", "-c", dropWeakModuli]],
  };
}

// Not offered by this host, but what reads the file next (another sshd, an auditor) should find no short ones.
const dropWeakModuli =
  "awk '$5 >= 3071' /etc/ssh/moduli > /etc/ssh/moduli.new && mv /etc/ssh/moduli.new /etc/ssh/moduli";

/** No SSH server: the package goes, and until it is gone its unit cannot start. */
export function withoutSshServer(): Part {
  return {
    earlyCommands: [["systemctl", "mask", "--now", "ssh.service", "ssh.socket"]],
    purges: ["openssh-server"],
  };
}

function sshdConfig({ users, port, forwardTo }: SshServer): string {
  return lines(
    `Port ${port}`,
    "HostKey /etc/ssh/ssh_host_ed25519_key",
    `AllowUsers ${users.map(({ name }) => name).join(" ")}`,
    "PermitRootLogin no",
    "AuthenticationMethods publickey",
    "PasswordAuthentication no",
    "KbdInteractiveAuthentication no",
    ...Object.entries(algorithms).map(([keyword, names]) => `${keyword} ${names.join(",")}`),
    "RequiredRSASize 3072",
    "LoginGraceTime 20",
    "MaxAuthTries 3",
    "MaxStartups 10:50:30",
    "ClientAliveInterval 300",
    "ChannelTimeout session=30m",
    "X11Forwarding no",
    "AllowAgentForwarding no",
    "AllowStreamLocalForwarding no",
    "PermitUserRC no",
    ...forwarding(forwardTo),
    "Banner /etc/issue.net",
    "DebianBanner no",
    "LogLevel VERBOSE",
  );
}

// sshd knows ports but no blocks: which addresses may be reached is the firewall's part.
function forwarding(forwardTo: Flow[]): string[] {
  const ports = [...new Set(forwardTo.flatMap((flow) => flow.ports))].sort((a, b) => a - b);
  return ports.length === 0
    ? ["AllowTcpForwarding no"]
    : ["AllowTcpForwarding local", `PermitOpen ${ports.map((port) => `*:${port}`).join(" ")}`];
}
