import { agents } from "./agents";
import type { BastionHost } from "./arguments";
import { bans, banLog } from "./bans";
import { baseline, baselineLogs } from "./baseline";
import { checkAgents, checkFlows, checkPort, checkUpdates, checkUsers } from "./checks";
import { compose, render } from "./cloud-config";
import { firewall } from "./firewall";
import { platforms } from "./platform";
import { profileStatement } from "./profile";
import { startingUnits } from "./services";
import { sshServer, withoutSshServer } from "./sshd";

const everywhere = ["0.0.0.0/0", "::/0"];
const defaultUpdates = { at: "02:00", spreadMinutes: 30, restartAt: "04:30" };

/**
 * The user data of a bastion: named people with keys on one port (or no SSH at all, with Session Manager), forwarding to
 * stated places only, everything else closed.
 *
 * @throws Error naming the argument, what was received and what is accepted; or when the text is larger than EC2 takes
 */
export function bastionUserData(given: BastionHost): string {
  const host = withDefaults(given);
  check(host);
  const ssh = host.users.length > 0;
  const openings = ssh ? [{ key: "sshFrom", port: host.sshPort, service: "ssh", from: host.sshFrom }] : [];
  return render(
    compose(host.users, [
      profileStatement({
        profile: "bastion",
        listens: openings.map(({ port, service, from }) => ({ port, service, from })),
        connects: host.forwardTo,
        units: startingUnits({ platform: host.platform, ssh, agents: host.agents !== undefined }),
        people: host.users.map(({ name }) => name),
        updates: host.updates,
      }),
      firewall({
        openings,
        flows: host.forwardTo,
        flowsKey: "forwardTo",
        httpsForAll: false,
        platform: platforms[host.platform],
      }),
      ...(ssh
        ? [sshServer({ users: host.users, port: host.sshPort, forwardTo: host.forwardTo }), bans()]
        : [withoutSshServer()]),
      ...baseline(host),
      ...(host.agents ? [agents(host.agents, [...baselineLogs, ...(ssh ? [banLog] : [])])] : []),
    ]),
  );
}

function withDefaults(host: BastionHost) {
  return {
    ...host,
    platform: host.platform ?? "aws",
    sshFrom: host.sshFrom ?? everywhere,
    forwardTo: host.forwardTo ?? [],
    updates: { ...defaultUpdates, ...host.updates },
  };
}

function check({ users, sshPort, sshFrom, forwardTo, updates, agents: wanted }: ReturnType<typeof withDefaults>): void {
  checkUsers("users", users);
  if (users.length > 0) {
    checkPort("sshPort", sshPort);
    if (sshFrom.length === 0) throw new Error("sshFrom: []; the blocks that may reach SSH, or leave it out");
  } else if (!wanted?.ssm) {
    throw new Error("users: []; at least one person, or agents.ssm: true, or nobody can enter");
  }
  checkFlows("forwardTo", forwardTo);
  checkUpdates("updates", updates);
  checkAgents("agents", wanted);
}
