import type { Environment } from "../../model/environment";
import { cloudWatchRetention, retentions } from "../../model/retention";
import type { AlertsHandle, KeyHandle, LogStoreHandle } from "../handles";
import type { ObjectLock } from "../support/object-lock";
import { wholeNumber } from "../support/whole-number";

/** What an account has once, and what an organisation may keep for all of its accounts instead. */
export const guardrailParts = [
  "trail",
  "configuration",
  "threats",
  "vulnerabilities",
  "access",
  "posture",
  "volumeEncryption",
  "publicBuckets",
  "passwords",
  "operators",
] as const;
export type GuardrailPart = (typeof guardrailParts)[number];

/** Who keeps a part for this account, and why there. It stands in the stack's outputs, for whoever audits it. */
export interface CentralPart {
  /** The team or account that answers for it. */
  owner: string;
  /** Why it is kept there. */
  reason: string;
}

export interface GuardrailsArgs {
  environment: Environment;
  /** Encrypts the trail, the recorded configuration, and new volumes that name no key. */
  key: KeyHandle;
  /** Who hears of findings. */
  alerts: AlertsHandle;
  /** Where S3 writes who read the trail: CIS AWS 3.4. */
  accessLogs: LogStoreHandle;
  /**
   * Parts that the organisation has centrally, by part: `{ trail: { owner: "security", reason: "organisation trail" } }`.
   * - `trail`: CloudTrail · `configuration`: AWS Config · `threats`: GuardDuty · `vulnerabilities`: Inspector
   * - `access`: IAM Access Analyzer · `posture`: Security Hub · `volumeEncryption`: EBS encryption by default
   * - `publicBuckets`: the account-wide S3 public access block · `passwords`: the password policy
   * - `operators`: the group that is denied everything without a second factor
   * @default none
   */
  central?: Partial<Record<GuardrailPart, CentralPart>>;
  /**
   * Whether Security Hub collects findings and checks the account against CIS AWS v3.0 and AWS's own best practices.
   * @default false: it costs about $0.001 a check, some $20 to $60 a month, and most of its checks are made here already
   */
  securityHub?: boolean;
  /**
   * Whether GuardDuty also watches what runs inside machines. Its agent has to be let in and out of them.
   * @default false: about $1.50 a month for each virtual processor
   */
  runtimeMonitoring?: boolean;
  /** Days that the trail, the recorded configuration and their logs are kept, at least 365. @default 365: PCI DSS v4.0.1 10.5.1 */
  retentionDays?: number;
  /** Keeps the trail's files from being deleted. @default governance, for as long as they are kept */
  trailLock?: ObjectLock;
  /**
   * ARNs of managed policies that say what operators may do, once they have given their second factor.
   * @default none: operators may only look after their own second factor
   */
  operatorPolicyArns?: string[];
  /**
   * Whether AWS Config's service-linked role is made, or is already there because the account had Config before. An
   * account can have it only once.
   * @default create
   */
  configRole?: "create" | "existing";
}

export interface Checked {
  here: (part: GuardrailPart) => boolean;
  retentionDays: number;
  /** The same, rounded up to what CloudWatch accepts. */
  logRetentionDays: number;
  trailLock: ObjectLock;
}

export function checked(args: GuardrailsArgs): Checked {
  const central = args.central ?? {};
  for (const [part, keeper] of Object.entries(central)) {
    if (!guardrailParts.some((known) => known === part)) {
      throw new Error(`central.${part}: received an unknown part; accepted: ${guardrailParts.join(", ")}`);
    }
    for (const field of ["owner", "reason"] as const) {
      if (!keeper[field]?.trim()) {
        throw new Error(
          `central.${part}.${field}: received nothing; accepted: a text that says who keeps it, and why there`,
        );
      }
    }
  }
  for (const arn of args.operatorPolicyArns ?? []) {
    if (!/^arn:aws[\w-]*:iam::(aws|\d{12}):policy\/.+$/.test(arn)) {
      throw new Error(`operatorPolicyArns: received "${arn}"; accepted: the ARN of a managed policy`);
    }
  }
  const { days, least, most } = retentions.auditLogs;
  const retentionDays = wholeNumber("retentionDays", args.retentionDays ?? days, least, most);
  const lockDays = wholeNumber("trailLock.days", args.trailLock?.days ?? retentionDays, 1, retentionDays);
  return {
    here: (part) => central[part] === undefined && (part !== "posture" || args.securityHub === true),
    retentionDays,
    logRetentionDays: cloudWatchRetention(retentionDays),
    trailLock: { mode: args.trailLock?.mode ?? "governance", days: lockDays },
  };
}
