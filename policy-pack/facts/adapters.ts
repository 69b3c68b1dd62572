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
  account,
  alarms,
  autoScaling,
  backup,
  certificates,
  classicLoadBalancing,
  detectors,
  endpoints,
  iam,
  kms,
  lambda,
  loadBalancing,
  logSinks,
  logs,
  machines,
  messaging,
  networkAcls,
  prefixLists,
  rds,
  routes,
  s3,
  secrets,
  securityGroups,
  ssmDocuments,
  vpc,
  waf,
];

/** Every adapter: those of the services, and what holds for any resource. */
export const adapters: readonly Adapter[] = [...services, general(services)];
