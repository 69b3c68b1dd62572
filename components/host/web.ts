import { agents } from "./agents";
import { applicationUnit } from "./application";
import type { WebHost } from "./arguments";
import { bans, banLog } from "./bans";
import { baseline, baselineLogs } from "./baseline";
import {
  checkAgents,
  checkApplication,
  checkFlows,
  checkPath,
  checkPort,
  checkSeconds,
  checkUpdates,
  checkUsers,
} from "./checks";
import { compose, render } from "./cloud-config";
import { firewall } from "./firewall";
import { webServer } from "./nginx";
import { platforms } from "./platform";
import { profileStatement } from "./profile";
import { startingUnits } from "./services";
import { sshServer, withoutSshServer, type SshServer } from "./sshd";

/** What a web host does when it is not told otherwise; the load balancer needs to know the same. */
export const webDefaults = { servicePort: 8443, healthPath: "/health", drainSeconds: 60 };

const defaultUpdates = { at: "02:00", spreadMinutes: 120, restartAt: "now" };

const webLogs = [
  { path: "/var/log/nginx/access.log", stream: "web-access" },
  { path: "/var/log/nginx/error.log", stream: "web-error" },
];

/**
 * The user data of a host behind a load balancer: nginx with TLS is all that is reachable, and only from the load balancer; the
 * application listens on loopback; SSH exists only with users, and then only from stated blocks.
 *
 * @throws Error naming the argument, what was received and what is accepted; or when the text is larger than EC2 takes
 */
export function webUserData(given: WebHost): string {
  const host = withDefaults(given);
  const ssh = sshOf(host);
  check(host);
  const openings = [
    { key: "serviceFrom", port: host.servicePort, service: "https", from: host.serviceFrom },
    ...(ssh ? [{ key: "sshFrom", port: ssh.port, service: "ssh", from: host.sshFrom }] : []),
  ];
  return render(
    compose(host.users, [
      profileStatement({
        profile: "web",
        listens: openings.map(({ port, service, from }) => ({ port, service, from })),
        connects: host.connectTo,
        units: unitsOf(host),
        people: host.users.map(({ name }) => name),
        updates: host.updates,
      }),
      firewall({
        openings,
        flows: host.connectTo,
        flowsKey: "connectTo",
        httpsForAll: host.application !== undefined,
        platform: platforms[host.platform],
      }),
      ...(ssh ? [sshServer(ssh), bans()] : [withoutSshServer()]),
      webServer({ ...host, port: host.servicePort, from: host.serviceFrom }),
      ...(host.application ? [applicationUnit(host.application)] : []),
      ...baseline(host),
      ...(host.agents ? [agents(host.agents, [...baselineLogs, ...webLogs, ...(ssh ? [banLog] : [])])] : []),
    ]),
  );
}

function withDefaults(host: WebHost) {
  return {
    ...host,
    platform: host.platform ?? "aws",
    users: host.users ?? [],
    sshFrom: host.sshFrom ?? [],
    connectTo: host.connectTo ?? [],
    servicePort: host.servicePort ?? webDefaults.servicePort,
    healthPath: host.healthPath ?? webDefaults.healthPath,
    drainSeconds: host.drainSeconds ?? webDefaults.drainSeconds,
    updates: { ...defaultUpdates, ...host.updates },
  };
}

type Host = ReturnType<typeof withDefaults>;

function unitsOf({ platform, users, agents: wanted, application }: Host): string[] {
  const has = { platform, ssh: users.length > 0, agents: wanted !== undefined };
  return startingUnits(
    has,
    "host-certificate.service",
    "nginx.service",
    ...(application ? ["application.service"] : []),
  );
}

/** Checked first: a host without users has no SSH, one with users says where and for whom. */
function sshOf({ users, sshPort, sshFrom, servicePort }: Host): SshServer | undefined {
  checkUsers("users", users);
  if (users.length === 0) return undefined;
  checkPort("sshPort", sshPort, [servicePort]);
  if (sshFrom.length === 0) throw new Error("sshFrom: []; with users, the blocks that may reach SSH");
  return { users, port: sshPort, forwardTo: [] };
}

function check(host: Host): void {
  checkPort("servicePort", host.servicePort);
  if (host.serviceFrom.length === 0) throw new Error("serviceFrom: []; the blocks of the load balancer's subnets");
  checkPath("healthPath", host.healthPath);
  checkSeconds("drainSeconds", host.drainSeconds);
  checkApplication("application", host.application, [host.servicePort, ...(host.sshPort ? [host.sshPort] : [])]);
  checkFlows("connectTo", host.connectTo);
  checkUpdates("updates", host.updates);
  checkAgents("agents", host.agents);
}
