import { agents } from "./agents";
import type { WebHost } from "./arguments";
import { bans } from "./bans";
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
import { kernel } from "./kernel";
import { webServer } from "./nginx";
import type { Part } from "./part";
import { platforms } from "./platform";
import { profileStatement } from "./profile";
import { essentialUnits, services } from "./services";
import { journal, sessions } from "./sessions";
import { sshServer, withoutSshServer } from "./sshd";
import { time } from "./time";
import { updates } from "./updates";

/** What a web host does when it is not told otherwise; the load balancer needs to know the same. */
export const webDefaults = { servicePort: 8443, healthPath: "/health", drainSeconds: 60 };

const defaultUpdates = { at: "02:00", spreadMinutes: 120, restartAt: "now" };

const webLogs = [
  { path: "/var/log/auth.log", stream: "login" },
  { path: "/var/log/audit/audit.log", stream: "audit" },
  { path: "/var/log/syslog", stream: "system" },
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
  check(host);
  const ssh = host.users.length > 0;
  const openings = [
    { key: "serviceFrom", port: host.servicePort, service: "https", from: host.serviceFrom },
    ...(ssh ? [{ key: "sshFrom", port: host.sshPort as number, service: "ssh", from: host.sshFrom }] : []),
  ];
  const units = unitsOf(host);
  const parts: Part[] = [
    profileStatement({
      profile: "web",
      listens: openings.map(({ port, service, from }) => ({ port, service, from })),
      connects: host.connectTo,
      units,
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
    ...(ssh
      ? [sshServer({ users: host.users, port: host.sshPort as number, forwardTo: [] }), bans()]
      : [withoutSshServer()]),
    webServer({ ...host, port: host.servicePort, from: host.serviceFrom }),
    updates(host.updates),
    time(host.platform),
    kernel(),
    sessions(),
    journal({ forwarded: host.agents !== undefined }),
    services(),
    ...(host.agents ? [agents(host.agents, webLogs)] : []),
  ];
  return render(compose(host.users, parts));
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

function unitsOf({ users, agents: wanted, application }: Host): string[] {
  return [
    ...essentialUnits,
    "host-certificate.service",
    "nginx.service",
    ...(users.length > 0 ? ["fail2ban.service", "ssh.service"] : []),
    ...(wanted ? ["amazon-*.service", "install-agents.service", "rsyslog.service"] : []),
    ...(application ? ["application.service"] : []),
  ].sort();
}

function check(host: Host): void {
  checkPort("servicePort", host.servicePort);
  if (host.serviceFrom.length === 0) throw new Error("serviceFrom: []; the blocks of the load balancer's subnets");
  checkUsers("users", host.users);
  if (host.users.length > 0) {
    checkPort("sshPort", host.sshPort, [host.servicePort]);
    if (host.sshFrom.length === 0) throw new Error("sshFrom: []; with users, the blocks that may reach SSH");
  }
  checkPath("healthPath", host.healthPath);
  checkSeconds("drainSeconds", host.drainSeconds);
  checkApplication("application", host.application, [host.servicePort, ...(host.sshPort ? [host.sshPort] : [])]);
  checkFlows("connectTo", host.connectTo);
  checkUpdates("updates", host.updates);
  checkAgents("agents", host.agents);
}
