import type { Adapter } from "../context";
import { withDefault } from "../datum";
import type { AccountSettingFact } from "../kinds";
import type { Reader } from "../reader";
import { publicAccessBlock } from "./s3-parts";

const VOLUMES = "aws:ebs/encryptionByDefault:EncryptionByDefault";
const VOLUME_KEY = "aws:ebs/defaultKmsKey:DefaultKmsKey";
const BUCKETS = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const PASSWORDS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";

/** Switches of the whole account. */
export const account: Adapter = {
  cloud: "aws",
  reads: [VOLUMES, VOLUME_KEY, BUCKETS, PASSWORDS],
  facts: (context) => [
    ...context
      .each(VOLUMES)
      .map((one) =>
        setting(one, "volumesEncrypted", withDefault(one.boolean("enabled"), true, "the provider's default is true")),
      ),
    ...context.each(BUCKETS).map((one) => setting(one, "publicBucketsBlocked", publicAccessBlock(one, one))),
    ...context
      .each(PASSWORDS)
      .flatMap((one) => [
        setting(
          one,
          "passwordLength",
          withDefault(one.number("minimumPasswordLength"), 6, "the provider's default is 6"),
        ),
        setting(one, "passwordReuse", withDefault(one.number("passwordReusePrevention"), 0, "none are remembered")),
      ]),
  ],
};

function setting(
  one: Reader,
  name: AccountSettingFact["setting"],
  value: AccountSettingFact["value"],
): AccountSettingFact {
  return { kind: "accountSetting", cloud: "aws", subject: one.resource, sources: [one.resource], setting: name, value };
}
