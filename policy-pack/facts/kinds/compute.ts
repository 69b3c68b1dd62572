import type { Datum } from "../datum";
import type { Fact, Link, Links } from "./base";
import type { PolicyDocument, RoleFact } from "./identity";
import type { PacketFilterFact, SubnetFact } from "./network";
import type { KeyFact } from "./secrets";
import type { TargetGroupFact } from "./traffic";

export interface Disk {
  readonly device: string;
  readonly encrypted: Datum<boolean>;
  readonly key: Link<KeyFact>;
}

/** A file that the user data writes. */
export interface HostFile {
  readonly path: string;
  readonly content: string;
}

/** What user data says a machine will be, read from its cloud-config. */
export interface HostConfig {
  readonly users: readonly { readonly name: string; readonly keys: readonly string[]; readonly hasPassword: boolean }[];
  readonly files: readonly HostFile[];
  readonly packages: readonly string[];
  readonly commands: readonly string[];
  readonly disablesRoot: boolean;
  readonly allowsPasswords: boolean;
  /**
   * The settings of all sshd files, lower-case keyword to the value that wins (sshd takes the first). Where a Match block
   * says otherwise for some, the value names both: `no, but yes for User deploy`.
   */
  readonly sshd: Readonly<Record<string, string>>;
}

/** A machine or the template of machines. */
export interface HostFact extends Fact<"host"> {
  readonly image: Datum<string>;
  /** `required` where the metadata service demands a session token. */
  readonly metadataTokens: Datum<string>;
  readonly metadataHopLimit: Datum<number>;
  readonly disks: Datum<readonly Disk[]>;
  readonly publicAddress: Datum<boolean>;
  readonly filters: Links<PacketFilterFact>;
  readonly role: Link<RoleFact>;
  /** Decoded user data. */
  readonly config: Datum<HostConfig>;
  /** The name of an SSH key pair that the cloud would plant. */
  readonly plantedKey: Datum<string>;
}

/** A group of alike machines that replaces what fails: auto scaling group, scale set. */
export interface MachineGroupFact extends Fact<"machineGroup"> {
  readonly host: Link<HostFact>;
  /** Templates that are named and are none of this stack's: nobody judges what they start. */
  readonly strangeTemplates: Datum<readonly string[]>;
  /** The template's version as the group names it: a number, `$Latest`, `$Default`, or that it is the template's own. */
  readonly templateVersion: Datum<string>;
  readonly subnets: Links<SubnetFact>;
  readonly minimum: Datum<number>;
  readonly maximum: Datum<number>;
  /** `EC2` looks at the machine, `ELB` also at the answers. */
  readonly healthCheck: Datum<string>;
  readonly targetGroups: Links<TargetGroupFact>;
  /** Whether a failed refresh goes back by itself; absent without refresh. */
  readonly refreshRollsBack: Datum<boolean>;
  /** Seconds after which a machine is replaced; absent for never. */
  readonly maxLifetimeSeconds: Datum<number>;
  /** Processes that are switched off: `Launch`, `ReplaceUnhealthy`; absent where all run. */
  readonly suspendedProcesses: Datum<readonly string[]>;
}

/** A policy by which a group follows its load. */
export interface ScalingFact extends Fact<"scaling"> {
  readonly group: Link<MachineGroupFact>;
  /** The metric that is followed: `ASGAverageCPUUtilization`, `ALBRequestCountPerTarget`. */
  readonly metric: Datum<string>;
}

/** What happens on the way in or out of a group. */
export interface LifecycleHookFact extends Fact<"lifecycleHook"> {
  readonly group: Link<MachineGroupFact>;
  readonly transition: Datum<"launching" | "terminating">;
}

export interface FunctionFact extends Fact<"function"> {
  readonly subnets: Links<SubnetFact>;
  readonly filters: Links<PacketFilterFact>;
  readonly role: Link<RoleFact>;
  /** Values of environment variables, by name. */
  readonly environment: Datum<Readonly<Record<string, string>>>;
  /** Who may call it, as far as its own permissions say; absent where none does. */
  readonly invokers: Datum<PolicyDocument>;
  /** How callers of its own address prove who they are: `AWS_IAM`, `NONE`; absent without an address. */
  readonly addressAuthentication: Datum<string>;
  /** The tenants that it is called for during the update; absent where it is called for none. */
  readonly tenants: Datum<readonly string[]>;
}

/** A procedure that the cloud can carry out: Automation document, runbook. */
export interface RunbookFact extends Fact<"runbook"> {
  /** Accounts that may use it besides its own; `All` for everybody. */
  readonly sharedWith: Datum<string>;
  /** The actions of its steps, in order. */
  readonly actions: Datum<readonly string[]>;
  /** API names that the steps call, in order. */
  readonly calls: Datum<readonly string[]>;
}
