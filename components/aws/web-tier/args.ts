import type { Input } from "@pulumi/pulumi";
import type { Application, Flow, Updates } from "../../host";
import type { Environment } from "../../model/environment";
import type { Operator } from "../../model/operators";
import type { AdministrationHandle } from "../bastion";
import type { KeyHandle, LogStoreHandle, NetworkHandle } from "../handles";

/** Under which names the service is found. */
export interface Domain {
  /** The name people type: `app.lamplight.example`. */
  name: string;
  /** The public hosted zone that all the names are in. */
  hostedZoneId: Input<string>;
  /** Further names, at most nine: `www.lamplight.example`, or `*.lamplight.example` with all one level below. @default none */
  alternativeNames?: string[];
  /**
   * Whose certificates browsers may trust for these names, as CAA records. Other certificates under the same names (a
   * mail host's) may need another authority.
   * @default amazon.com alone
   */
  certificateAuthorities?: string[];
}

/** How many machines there are. */
export interface Capacity {
  /** Machines that are always there, at least two. @default 2 */
  minimum?: number;
  /** Machines that there are at most; more than the minimum, so that capacity can follow load. @default 6, or twice the minimum */
  maximum?: number;
  /** Per cent of the processors that the group is kept at. @default 50: a zone can fail without the rest drowning */
  processorPercent?: number;
  /** Requests a minute and machine that the group is kept at. @default 1000 */
  requestsPerMachine?: number;
}

export interface WebTierArgs {
  environment: Environment;
  /** Supplies the public tier's subnets for the load balancer and the app tier's for machines, each in at least two zones. */
  network: NetworkHandle;
  /** Encrypts volumes and logs; its data class is the tier's. */
  key: KeyHandle;
  /** Receives the load balancer's logs of requests and of connections. */
  accessLogs: LogStoreHandle;
  domain: Domain;
  /** The program behind nginx. @default none: nginx answers the health check, and 404 to everything else */
  application?: Application;
  /**
   * The named people who may log in to the machines, by SSH through `administration`. Give both or neither.
   * @default none: no SSH server at all
   */
  operators?: Operator[];
  /** Operators who may become root on the machines. @default none */
  administrators?: string[];
  /** The bastion, whose group alone reaches the machines' SSH port. @default none */
  administration?: AdministrationHandle;
  /** @default see {@link Capacity} */
  capacity?: Capacity;
  /** The machines' type. @default t3.small, about $17 a month each in London */
  instanceType?: string;
  /** The image, of Debian 12 or 13. @default the newest Debian 13, looked up with each deployment */
  imageId?: Input<string>;
  /** GiB of each machine's encrypted disk. @default 30, about $3 a month */
  volumeGib?: number;
  /** The TLS port between load balancer and machines, 1024 to 65535. @default 8443 */
  servicePort?: number;
  /** The path that the load balancer asks machines for their health. @default /health */
  healthPath?: string;
  /** Seconds that open requests get before a machine goes, 1 to 3600. @default 60 */
  drainSeconds?: number;
  /**
   * Where machines may connect to besides HTTPS, as their own firewall sees it: `{ to: [blocks of the data tier], ports:
   * [5432] }`. The security groups are opened by what is connected to.
   * @default nothing
   */
  connectTo?: Flow[];
  /** Requests of one address within five minutes before it is refused, 10 or more. @default 2000 */
  rateLimit?: number;
  /**
   * Let bodies of more than 8 KB pass, as uploads of files have; the web firewall looks at their beginning only.
   * @default false
   */
  largeBodies?: boolean;
  /** When the machines install updates. @default every night from 02:00 UTC, spread over two hours, with the restart that they may need */
  updates?: Updates;
  /** Whether the load balancer refuses to be deleted. @default true */
  deletionProtection?: boolean;
  /** Days that logs of machines and web firewall are kept; a value that CloudWatch accepts. @default 365 */
  logRetentionDays?: number;
}
