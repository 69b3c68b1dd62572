import { createHash } from "node:crypto";

/** What a new resource's attributes are made of. */
export class Made {
  constructor(
    readonly id: string,
    readonly subscription: string,
    readonly tenant: string,
    private readonly seed: string,
  ) {}

  get name(): string {
    return this.id.split("/").at(-1)!;
  }

  /** A GUID; others of the same resource by their purpose. */
  guid(purpose: string): string {
    const digits = createHash("sha256").update(`${this.seed} ${purpose}`).digest("hex");
    return digits.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-a$4-$5");
  }

  /** An address that is kept for documentation. */
  address(): string {
    return `203.0.113.${Number.parseInt(this.guid("address").slice(0, 2), 16)}`;
  }
}
