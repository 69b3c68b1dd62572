import fc from "fast-check";
import { architectureOf, debianParameter } from "../../../../components/aws/support/ec2-image";
import { fitted } from "../../../../components/aws/support/ec2-parts";

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,12}){0,8}$/);

describe("a name that is fitted to a length", () => {
  it("is at most that long, and a name still", () => {
    fc.assert(
      fc.property(name, fc.integer({ min: 16, max: 64 }), (text, longest) => {
        const result = fitted(text, longest);
        expect(result.length).toBeLessThanOrEqual(longest);
        expect(result).toMatch(/^[a-z][a-z0-9-]*[a-z0-9]$|^[a-z]$/);
      }),
    );
  });

  it("is left alone where it fits", () => {
    fc.assert(fc.property(name, (text) => fitted(text, text.length) === text));
  });

  it("stays apart from another that begins alike", () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        fc.pre(one !== other);
        const start = "lamplight-production-of-the-publishing-company-";
        expect(fitted(start + one, 32)).not.toBe(fitted(start + other, 32));
      }),
    );
  });
});

describe("the image for an instance type", () => {
  it.each([
    ["t3.micro", "amd64"],
    ["m7i.large", "amd64"],
    ["m6id.large", "amd64"],
    ["g5.xlarge", "amd64"],
    ["g6e.xlarge", "amd64"],
    ["u-6tb1.metal", "amd64"],
    ["m7i-flex.large", "amd64"],
    ["t4g.micro", "arm64"],
    ["c7gn.large", "arm64"],
    ["m6gd.large", "arm64"],
    ["g5g.xlarge", "arm64"],
    ["x2gd.medium", "arm64"],
    ["im4gn.large", "arm64"],
    ["is4gen.medium", "arm64"],
  ])("of %s is built for %s", (type, architecture) => {
    expect(architectureOf(type)).toBe(architecture);
    expect(debianParameter(type)).toBe(`/aws/service/debian/release/13/latest/${architecture}`);
  });
});
