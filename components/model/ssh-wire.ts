/** Reads the fields of an OpenSSH key: each a length in four bytes, then that many bytes (RFC 4251, section 5). */
export class WireReader {
  private offset = 0;

  constructor(
    private readonly bytes: Buffer,
    private readonly fail: (problem: string) => never,
  ) {}

  field(what: string): Buffer {
    const start = this.offset + 4;
    const end = start <= this.bytes.length ? start + this.bytes.readUInt32BE(this.offset) : Infinity;
    if (end > this.bytes.length) {
      return this.fail(`a key that ends before its ${what} does`);
    }
    this.offset = end;
    return this.bytes.subarray(start, end);
  }

  text(what: string): string {
    return this.field(what).toString("latin1");
  }

  /** A positive whole number in its shortest form; the first bit is the sign. */
  positive(what: string): bigint {
    const bytes = this.field(what);
    const [first = 0, second = 0] = bytes;
    if (bytes.length === 0 || first >= 0x80 || (first === 0 && second < 0x80)) {
      return this.fail(`a key whose ${what} is not a positive number in its shortest form`);
    }
    return BigInt(`0x${bytes.toString("hex")}`);
  }

  end(): void {
    if (this.offset !== this.bytes.length) {
      this.fail(`a key with ${this.bytes.length - this.offset} bytes too many`);
    }
  }
}

/** Writes the fields of an OpenSSH key: the inverse of `WireReader.field`. */
export function wireFields(...fields: (string | Buffer)[]): Buffer {
  return Buffer.concat(
    fields.flatMap((field) => {
      const bytes = Buffer.from(field);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
