/** The job's modules, in one place for the tests of this folder. */
export * from "../../../../components/aws/database/tenant-job/names";
export * from "../../../../components/aws/database/tenant-job/passwords";
export * from "../../../../components/aws/database/tenant-job/reconcile";
export type * from "../../../../components/aws/database/tenant-job/session";
export type * from "../../../../components/aws/database/tenant-job/secrets";
export * as postgresql from "../../../../components/aws/database/tenant-job/postgresql";
export * as mysql from "../../../../components/aws/database/tenant-job/mysql";
