/** What the host profiles take. Plain data: everything here is known before anything is created. */

/** A named person on a host. The login name is the person's own, never a shared or customary one. */
export interface HostUser {
  /** Login name, as in the access register. Names that scanners try first (`admin`, `debian`, `root` …) are refused. */
  name: string;
  /** OpenSSH public keys, one line each: ed25519, sk-ed25519, ECDSA or RSA of 3,072 bits and more. At least one. */
  publicKeys: string[];
  /** Whether the person may become root. The password is locked, so sudo asks for none (the key is the proof). */
  sudo: boolean;
}

/** Where a host may open connections to, beyond what its profile needs itself. */
export interface Flow {
  /** IPv4 and IPv6 blocks: `10.0.48.0/20`. */
  to: string[];
  /** TCP ports. */
  ports: number[];
}

/** When a host installs updates and restarts. Times are UTC. */
export interface Updates {
  /** When updates are downloaded and installed, `HH:MM`. @default "02:00" */
  at?: string;
  /**
   * Minutes over which hosts spread themselves, each always at its own point.
   * @default 30 for a bastion, 120 for web hosts, which restart one after another rather than together
   */
  spreadMinutes?: number;
  /**
   * When a restart happens if an update needs one: `HH:MM`, or `now` for directly after the updates.
   * @default "04:30" for a bastion, "now" for web hosts, so that the spread holds for restarts too
   */
  restartAt?: string;
}

/**
 * Amazon's agents. They are not in Debian's archive: the host fetches them over HTTPS from the region's own buckets and
 * installs them only when the signature is by the key that is pinned here.
 */
export interface Agents {
  /** The region whose buckets and services the agents use. */
  region: string;
  /** The log group that receives logins, sessions, bans and the web server's logs, a stream each: `{instance}/login`. */
  logGroup: string;
  /** Whether the Systems Manager agent is installed (Session Manager, Automation). @default false */
  ssm?: boolean;
}

/** The cloud below the host: decides the metadata, time and name service addresses. */
export type Platform = "aws" | "azure";

interface Host {
  /** @default "aws" */
  platform?: Platform;
  /** @default see {@link Updates} */
  updates?: Updates;
  /** @default none: logs stay on the host, for at most 30 days */
  agents?: Agents;
}

/** The host that people enter the network through. */
export interface BastionHost extends Host {
  profile: "bastion";
  /** Who may enter. An empty list means no SSH server at all, and then `agents.ssm` must be true. */
  users: HostUser[];
  /** The port SSH listens on. */
  sshPort: number;
  /**
   * Blocks that may reach SSH on the host's own firewall.
   * @default everything, because the security group in front admits only the allowed ranges, which change without a new host
   */
  sshFrom?: string[];
  /** Where people may be forwarded to (`ssh -J`). @default none: the bastion forwards nothing */
  forwardTo?: Flow[];
}

/** A program behind the web server. It listens on 127.0.0.1; where it does more, the host's firewall drops what comes. */
export interface Application {
  /** The loopback port it listens on, 1024–65535. It is given as the environment variable PORT. */
  port: number;
  /** Program and arguments, run as an own, unprivileged, sandboxed user. @default none: the image starts it */
  command?: string[];
  /** Debian packages it needs. @default none */
  packages?: string[];
}

/** A host behind the load balancer: nginx in front, the application on loopback. */
export interface WebHost extends Host {
  profile: "web";
  /** @default none: no SSH server at all */
  users?: HostUser[];
  /** The port SSH listens on; required with users. */
  sshPort?: number;
  /** Blocks that may reach SSH, for example the admin subnets; required with users. */
  sshFrom?: string[];
  /** The TLS port that the load balancer talks to. @default 8443 */
  servicePort?: number;
  /** The blocks of the load balancer's subnets. */
  serviceFrom: string[];
  /** The path that the load balancer asks. Without an application nginx answers it, with one the application does. @default "/health" */
  healthPath?: string;
  /** @default none: nginx answers the health path, and 404 to everything else */
  application?: Application;
  /** Where the application may connect to besides HTTPS, for example the database. @default none */
  connectTo?: Flow[];
  /** Seconds that open requests get to finish when the host stops: the load balancer's deregistration delay. @default 60 */
  drainSeconds?: number;
}
