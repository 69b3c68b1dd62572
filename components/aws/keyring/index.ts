import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { dataClasses, type DataClass } from "../../model/data-class";
import type { Environment } from "../../model/environment";
import type { KeyHandle } from "../handles";
import { Component } from "../support/component";
import { keyPolicy } from "./key-policy";

export interface KeyringArgs {
  /** Where the keys are made. Another environment has its own account and its own keys (`hard-environments`). */
  environment: Environment;
  /**
   * The data classes that get a key. Each key costs $1 a month, and $1 more after its first and its second rotation.
   *
   * @default all five ($5 a month), so that no store has to borrow the key of another class
   */
  classes?: DataClass[];
  /**
   * Days, 7 to 30, between asking for a key's deletion and losing all that it encrypts.
   *
   * @default 30, the longest that KMS waits
   */
  deletionWindowDays?: number;
}

/**
 * One KMS key for each data class of an environment: rotated yearly (CIS AWS Foundations 3.6), kept in the region, and
 * with a policy that names its users. Protect it in production by the resource option `protect`: a lost key is lost data.
 */
export class Keyring extends Component {
  /** By data class. Reading a class that got no key throws. */
  readonly keys: Record<DataClass, KeyHandle>;

  /** @throws where `classes` is empty, repeats or names no data class, or the deletion window is out of range. */
  constructor(name: string, args: KeyringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Keyring", name, args.environment, opts);
    const classes = checkedClasses(args.classes ?? [...dataClasses]);
    const deletionWindowDays = checkedWindow(args.deletionWindowDays ?? 30);
    const handles = classes.map((dataClass) => this.key(name, dataClass, deletionWindowDays));
    this.keys = byClass(handles);
    this.registerOutputs({ keyArns: Object.fromEntries(handles.map(({ dataClass, arn }) => [dataClass, arn])) });
  }

  private key(name: string, dataClass: DataClass, deletionWindowInDays: number): KeyHandle {
    const keyName = this.called(dataClass);
    const key = new aws.kms.Key(
      `${name}-${dataClass}`,
      {
        description: `Encrypts data of class ${dataClass} in ${this.environment.name}`,
        deletionWindowInDays,
        enableKeyRotation: true,
        rotationPeriodInDays: 365,
        // A multi-region key could be replicated out of the region, and with it whatever it encrypts.
        multiRegion: false,
        policy: keyPolicy(this.environment),
        tags: this.tags(keyName, dataClass),
      },
      this.child,
    );
    const alias = `alias/${keyName}`;
    new aws.kms.Alias(`${name}-${dataClass}-alias`, { name: alias, targetKeyId: key.keyId }, this.child);
    return { arn: key.arn, alias, dataClass };
  }
}

function byClass(handles: KeyHandle[]): Record<DataClass, KeyHandle> {
  const made = handles.map(({ dataClass }) => dataClass);
  const keys = Object.fromEntries(handles.map((handle) => [handle.dataClass, handle]));
  for (const missing of dataClasses.filter((dataClass) => !made.includes(dataClass))) {
    Object.defineProperty(keys, missing, {
      get() {
        throw new Error(`keys: "${missing}" has no key; classes of this keyring are ${made.join(", ")}`);
      },
    });
  }
  return keys as Record<DataClass, KeyHandle>;
}

function checkedClasses(classes: DataClass[]): DataClass[] {
  const accepted = `accepted are ${dataClasses.join(", ")}, each once`;
  if (classes.length === 0) {
    throw new Error(`classes: received none; ${accepted}`);
  }
  const wrong = classes.find((each, index) => !dataClasses.includes(each) || classes.indexOf(each) !== index);
  if (wrong !== undefined) {
    throw new Error(`classes: received "${wrong}" in ${classes.join(", ")}; ${accepted}`);
  }
  return classes;
}

function checkedWindow(days: number): number {
  if (!Number.isInteger(days) || days < 7 || days > 30) {
    throw new Error(`deletionWindowDays: received ${days}; accepted is a whole number from 7 to 30`);
  }
  return days;
}
