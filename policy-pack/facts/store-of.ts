import { unstated } from "./context";
import type { StoreFact, StorePurpose } from "./kinds";
import type { Reader } from "./reader";

/** A store fact in which nothing is stated yet: each adapter fills in what its kind of store can say. */
export function storeOf(reader: Reader, purpose: StorePurpose, stated: Partial<StoreFact>): StoreFact {
  const none = (path: string) => unstated(reader.resource, path);
  return {
    kind: "store",
    cloud: "aws",
    subject: reader.resource,
    sources: [reader.resource],
    purpose,
    dataClass: reader.string("tags.data-class"),
    encryption: none("encryption"),
    key: () => none("key"),
    blocksPublicAccess: none("publicAccessBlock"),
    policy: none("policy"),
    versioned: none("versioning"),
    lock: none("lock"),
    lockDays: none("lock"),
    retentionDays: none("retention"),
    oldVersionDays: none("lifecycle.noncurrentVersionExpiration"),
    unfinishedUploadDays: none("lifecycle.abortIncompleteMultipartUpload"),
    ownerEnforced: none("ownership"),
    accessLog: () => none("accessLog"),
    replicas: none("replication"),
    receivesServiceLogs: none("receivesServiceLogs"),
    ...stated,
  };
}

/** `kms` where a key is named, absent where none is. */
export function encryptedByKey(reader: Reader, path: string): StoreFact["encryption"] {
  const key = reader.value(path);
  return key.state === "absent" ? key : { state: "known", value: "kms", source: key.source };
}
