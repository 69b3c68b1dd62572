import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { graphOf, UNKNOWN } from "../../support/graph-of";

class Shop extends pulumi.ComponentResource {
  readonly bucket: aws.s3.Bucket;
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("hosting:aws:Shop", name, { size: 3 }, opts);
    this.bucket = new aws.s3.Bucket(`${name}-files`, { bucket: "shop-files" }, { parent: this });
    this.registerOutputs({ bucket: this.bucket.bucket, arn: this.bucket.arn });
  }
}

it("records what the program declares", async () => {
  const graph = await graphOf(
    () => {
      const shop = new Shop("shop");
      new aws.s3.BucketPolicy("policy", { bucket: shop.bucket.id, policy: shop.bucket.arn });
      return { name: shop.bucket.bucket };
    },
    { config: { "aws:region": "eu-west-2" } },
  );
  expect(graph.only("aws:s3/bucketPolicy:BucketPolicy").inputs.bucket).toBe(UNKNOWN);
});

it("throws", async () => {
  await expect(
    graphOf(() => {
      throw new Error("boom");
    }),
  ).rejects.toThrow("boom");
  await expect(
    graphOf(() => {
      new Shop("a");
      new Shop("a");
    }),
  ).rejects.toThrow(/declared twice/);
  await expect(
    graphOf(() => {
      const s = new Shop("a");
      new aws.s3.Bucket("z", {
        bucket: s.bucket.bucket.apply((): string => {
          throw new Error("late");
        }),
      });
    }),
  ).rejects.toThrow(/"z".*late/);
  await expect(
    graphOf(() => {
      new aws.s3.Bucket("z", { bucket: Promise.reject(new Error("late")) });
    }),
  ).rejects.toThrow(/"z".*late/);
});
