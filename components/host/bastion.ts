import { agents } from "./agents";
import type { BastionHost } from "./arguments";
import { bans } from "./bans";
import { checkAgents, checkFlows, checkPort, checkUpdates, checkUsers } from "./checks";
import { compose, render } from "./cloud-config";
import { firewall } from "./firewall";
import { kernel } from "./kernel";
import type { Part } from "./part";
import { platforms } from "./platform";
import { profileStatement } from "./profile";
import { essentialUnits, services } from "./services";
import { journal, sessions } from "./sessions";
import { sshServer, withoutSshServer } from "./sshd";
import { time } from "./time";
import { updates } from "./updates";

const everywhere = ["0.0.0.0/0", "::/0"];
const defaultUpdates = { at: "02:00", spreadMinutes: 30, restartAt: "04:30" };

const loginLogs = [
  { path: "/var/log/auth.log", stream: "login" },
  { path: "/var/log/audit/audit.log", stream: "audit" },
  { path: "/var/log/syslog", stream: "system" },
];

/**
 * The user data of a bastion: named people with keys on one port (or no SSH at all, with Session Manager), forwarding to
 * stated places only, everything else closed.
 *
 * @throws Error naming the argument, what was received and what is accepted; or when the text is larger than EC2 takes
 */
export function bastionUserData(host: BastionHost): string {
  const platform = host.platform ?? "aws";
  const when = { ...defaultUpdates, ...host.updates };
  const forwardTo = host.forwardTo ?? [];
  const ssh = host.users.length > 0;
  check(host, when);
  const openings = ssh
    ? [{ key: "sshFrom", port: host.sshPort, service: "ssh", from: host.sshFrom ?? everywhere }]
    : [];
  const units = [
    ...essentialUnits,
    ...(ssh ? ["fail2ban.service", "ssh.service"] : []),
    ...(host.agents ? ["amazon-*.service", "install-agents.service", "rsyslog.service"] : []),
  ].sort();
  const parts: Part[] = [
    profileStatement({
      profile: "bastion",
      listens: openings.map(({ port, service, from }) => ({ port, service, from })),
      connects: forwardTo,
      units,
      people: host.users.map(({ name }) => name),
      updates: when,
    }),
    firewall({ openings, flows: forwardTo, flowsKey: "forwardTo", httpsForAll: false, platform: platforms[platform] }),
    ...(ssh ? [sshServer({ users: host.users, port: host.sshPort, forwardTo }), bans()] : [withoutSshServer()]),
    updates(when),
    time(platform),
    kernel(),
    sessions(),
    journal({ forwarded: host.agents !== undefined }),
    services(),
    ...(host.agents ? [agents(host.agents, [...loginLogs, ...(ssh ? [banLog] : [])])] : []),
  ];
  return render(compose(host.users, parts));
}

const banLog = { path: "/var/log/fail2ban.log", stream: "bans" };

function check({ users, sshPort, forwardTo, agents: wanted }: BastionHost, when: typeof defaultUpdates): void {
  checkUsers("users", users);
  if (users.length > 0) checkPort("sshPort", sshPort);
  else if (!wanted?.ssm) throw new Error("users: []; at least one person, or agents.ssm: true, or nobody can enter");
  checkFlows("forwardTo", forwardTo ?? []);
  checkUpdates("updates", when);
  checkAgents("agents", wanted);
}
