import { createHash } from "node:crypto";
import type { Properties } from "../../../../cli/preview/graph";

/** What a new resource's attributes are made of. The same resource made for the n-th time gets the same again. */
export class Made {
  private readonly digest: string;
  readonly uuid: string;

  constructor(
    readonly region: string,
    readonly account: string,
    seed: string,
    /** The outputs of something that exists, by its id. */
    readonly of: (id: unknown) => Properties,
  ) {
    this.digest = createHash("sha256").update(seed).digest("hex");
    this.uuid = this.digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  /** Hexadecimal digits; `salt` makes others of the same resource. */
  hex(length = 17, salt = ""): string {
    const digits =
      salt === ""
        ? this.digest
        : createHash("sha256")
            .update(salt + this.digest)
            .digest("hex");
    return digits.slice(0, length);
  }

  /** The same for everything in an account's region: endpoints of databases share it. */
  home(length = 12): string {
    const digits = createHash("sha256").update(`${this.account} ${this.region}`).digest("hex");
    return `c${digits.slice(0, length - 1)}`;
  }

  /** Eighteen digits of the time and eight others, as the provider makes up ids for what has none. */
  unique(): string {
    const time = new Date().toISOString().replace(/\D/g, "");
    return `${time.padEnd(18, "0")}${this.hex(8)}`;
  }

  arn(service: string, resource: string): string {
    return `arn:aws:${service}:${this.region}:${this.account}:${resource}`;
  }

  /** Of services that are the same everywhere. */
  globalArn(service: string, resource: string, account = this.account): string {
    return `arn:aws:${service}::${account}:${resource}`;
  }

  /** An address that is kept for documentation. */
  address(): string {
    return `203.0.113.${Number.parseInt(this.hex(2), 16)}`;
  }
}
