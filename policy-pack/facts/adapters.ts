import { account } from "./aws/account";
import { alarms } from "./aws/alarms";
import { autoScaling } from "./aws/auto-scaling";
import { backup } from "./aws/backup";
import { certificates } from "./aws/certificates";
import { classicLoadBalancing } from "./aws/classic-load-balancing";
import { detectors } from "./aws/detectors";
import { endpoints } from "./aws/endpoints";
import { iam } from "./aws/iam";
import { kms } from "./aws/kms";
import { lambda } from "./aws/lambda";
import { loadBalancing } from "./aws/load-balancing";
import { logSinks } from "./aws/log-sinks";
import { logs } from "./aws/logs";
import { machines } from "./aws/machines";
import { messaging } from "./aws/messaging";
import { networkAcls } from "./aws/network-acls";
import { prefixLists } from "./aws/prefix-lists";
import { rds } from "./aws/rds";
import { routes } from "./aws/routes";
import { s3 } from "./aws/s3";
import { secrets } from "./aws/secrets";
import { securityGroups } from "./aws/security-groups";
import { ssmDocuments } from "./aws/ssm-documents";
import { vpc } from "./aws/vpc";
import { waf } from "./aws/waf";
import type { Adapter } from "./context";
import { general } from "./general";

/** One a service, in the order of the alphabet. */
const services: readonly Adapter[] = [
  autoScaling,
  classicLoadBalancing,
  endpoints,
  lambda,
  loadBalancing,
  machines,
  networkAcls,
  prefixLists,
  rds,
  routes,
  securityGroups,
  ssmDocuments,
  vpc,
  waf,
];

/** Every adapter: those of the services, and what holds for any resource. */
export const adapters: readonly Adapter[] = [
  iam,
  backup,
  account,
  detectors,
  alarms,
  s3,
  logSinks,
  logs,
  messaging,
  certificates,
  secrets,
  kms,
  ...services,
  general(services),
];
