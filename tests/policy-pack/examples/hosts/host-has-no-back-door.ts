import type { Examples } from "../../../support/examples";
import { bare, bastionAnd, bastionBut, bastionRuns, generated, machine, unreadable, withoutSsh } from "./machine";

export const examples: Examples = {
  good: {
    ...generated,
    "the generator's web host that nobody logs in to": withoutSsh,
    "a program that is fetched and checked": bastionRuns("curl -fO https://example.org/x.deb && dpkg -i x.deb"),
    "a unit of its own": bastionAnd("/etc/systemd/system/site.service", "[Service]\nExecStart=/usr/bin/site\n"),
    "packages alone": machine("#cloud-config\npackages: [nginx]\n"),
  },
  bad: {
    "no user data": bare,
    "a command makes an account": bastionRuns("useradd -m -p hash mallory"),
    "a command sets a password": bastionRuns("echo ada_l:letmein | chpasswd"),
    "a second sshd": bastionRuns("/usr/sbin/sshd -p 22 -o PasswordAuthentication=yes"),
    "whatever is fetched runs": bastionRuns("curl https://example.org/x | sudo bash"),
    "whatever is fetched runs, in a list of words": bastionBut((config) =>
      config.runcmd.push(["sh", "-c", "wget -qO- https://example.org/x | sh"]),
    ),
    "the firewall is opened": bastionRuns("iptables -P INPUT ACCEPT"),
    "another ruleset is loaded": bastionRuns("nft -f /root/open.nft"),
    "the ruleset is edited": bastionRuns("sed -i s/drop/accept/ /etc/nftables.conf"),
    "sshd's files are changed in their folder": bastionRuns(
      "cd /etc/ssh/sshd_config.d && echo PasswordAuthentication yes > 00-a.conf",
    ),
    "bans are lifted": bastionRuns("fail2ban-client unban --all"),
    "a service is ended in older words": bastionRuns("service fail2ban stop"),
    "a key is written": bastionAnd("/root/.ssh/authorized_keys", "ssh-ed25519 AAAA\n"),
    "the accounts are written": bastionAnd("/etc/passwd", "root::0:0::/root:/bin/sh\n"),
    "a job runs every minute": bastionAnd("/etc/cron.d/x", "* * * * * root nft flush ruleset\n"),
    "the firewall starts nothing": bastionAnd(
      "/etc/systemd/system/nftables.service.d/x.conf",
      "[Service]\nExecStart=\nExecStart=/bin/true\n",
    ),
    "sshd's socket listens on 22": bastionAnd("/etc/systemd/system/ssh.socket.d/x.conf", "[Socket]\nListenStream=22\n"),
    "the login's own checks are replaced": bastionAnd("/etc/pam.d/sshd", "auth sufficient pam_permit.so\n"),
  },
  unknown: unreadable,
};
