import { endpoints } from "./aws/endpoints";
import { networkAcls } from "./aws/network-acls";
import { prefixLists } from "./aws/prefix-lists";
import { rds } from "./aws/rds";
import { routes } from "./aws/routes";
import { securityGroups } from "./aws/security-groups";
import { vpc } from "./aws/vpc";
import type { Adapter } from "./context";

/** Every adapter, one a service. */
export const adapters: readonly Adapter[] = [endpoints, networkAcls, prefixLists, rds, routes, securityGroups, vpc];
