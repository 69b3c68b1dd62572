import { isCloudsOwnKey, unstated } from "./context";
import { known } from "./datum";
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

/** `kms` where a key is named, `service` where that is the cloud's own, absent where none is. */
export function encryptedByKey(reader: Reader, path: string): StoreFact["encryption"] {
  const key = reader.value(path);
  if (key.state === "absent") return key;
  return known(isCloudsOwnKey(key) ? "service" : "kms", key.source);
}
