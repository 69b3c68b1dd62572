import { autoScaling } from "./aws/auto-scaling";
import { classicLoadBalancing } from "./aws/classic-load-balancing";
import { endpoints } from "./aws/endpoints";
import { lambda } from "./aws/lambda";
import { loadBalancing } from "./aws/load-balancing";
import { machines } from "./aws/machines";
import { networkAcls } from "./aws/network-acls";
import { prefixLists } from "./aws/prefix-lists";
import { rds } from "./aws/rds";
import { routes } from "./aws/routes";
import { securityGroups } from "./aws/security-groups";
import { ssmDocuments } from "./aws/ssm-documents";
import { vpc } from "./aws/vpc";
import { waf } from "./aws/waf";
import type { Adapter } from "./context";

/** Every adapter, one a service. */
export const adapters: readonly Adapter[] = [
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
