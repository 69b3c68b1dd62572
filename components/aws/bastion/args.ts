import type { Input } from "@pulumi/pulumi";
import type { Flow, Updates } from "../../host";
import type { Environment } from "../../model/environment";
import type { Operator } from "../../model/operators";
import type { AllowedRangesHandle, KeyHandle, NetworkHandle } from "../handles";

/** How people come in. */
export const bastionModes = ["ssh", "session-manager"] as const;
export type BastionMode = (typeof bastionModes)[number];

export interface BastionArgs {
  environment: Environment;
  /** Supplies the admin tier's subnets, in at least two zones, and the app tier's, to which people are let on. */
  network: NetworkHandle;
  /** Encrypts the volume, the logs and, with Session Manager, the sessions themselves. */
  key: KeyHandle;
  /**
   * The named people who may log in by SSH, with keys only; nobody else has an account. Give the entries that hold today
   * (`currentOperators`): whoever is not in the list is not on the next machine. With Session Manager IAM decides instead,
   * and the list gives no account.
   */
  operators: Operator[];
  /**
   * Where the operators may come from. Required in mode `ssh`, with an IPv4 range, because the stable address is IPv4;
   * unused in mode `session-manager`.
   */
  allowedRanges?: AllowedRangesHandle;
  /**
   * `ssh` opens one port to the allowed ranges. `session-manager` opens none: people come through AWS, with the second
   * factor of their AWS login.
   * @default ssh
   */
  mode?: BastionMode;
  /**
   * The port SSH listens on, here and on the hosts behind; never 22, 80, 443 or 3389, which everybody tries. One below
   * 1024 has to be given to the network too, as `adminPort`.
   * @default 2242
   */
  sshPort?: number;
  /**
   * Where people are let on to through the bastion (`ssh -J`), and by Session Manager's port forwarding.
   * @default the app tier's subnets, on `sshPort`
   */
  forwardTo?: Flow[];
  /** Operators who may become root on the bastion. @default nobody: a bastion is replaced, not repaired */
  administrators?: string[];
  /** The machine's type. @default t3.micro, about $9 a month in London */
  instanceType?: string;
  /** The image, of Debian 12 or 13. @default the newest Debian 13, looked up with each deployment */
  imageId?: Input<string>;
  /** GiB of the encrypted disk. @default 16, about $1.50 a month */
  volumeGib?: number;
  /** When updates are installed, and the restart that they may need. @default every night at 02:00, restart at 04:30 UTC */
  updates?: Updates;
  /** Days that logins, commands and sessions are kept; a value that CloudWatch accepts. @default 365 */
  logRetentionDays?: number;
}

/** What hosts need, to admit those who come through the bastion, and nobody else. */
export interface AdministrationHandle {
  /** The bastion's group. */
  securityGroupId: Input<string>;
  /** The SSH port of the hosts. */
  port: number;
}
