import type { Rule } from "../rule";
import databaseExists from "./database-exists";
import databaseHasAHotSpare from "./database-has-a-hot-spare";
import databaseIsProtected from "./database-is-protected";
import loadBalancerExists from "./load-balancer-exists";
import loadBalancerIsProtected from "./load-balancer-is-protected";
import loadBalancerSpansZones from "./load-balancer-spans-zones";
import machineGroupAsksTheLoadBalancer from "./machine-group-asks-the-load-balancer";
import machineGroupDrains from "./machine-group-drains";
import machineGroupExists from "./machine-group-exists";
import machineGroupFollowsLoad from "./machine-group-follows-load";
import machineGroupHasTwoMachines from "./machine-group-has-two-machines";
import machineGroupNamesItsTemplateVersion from "./machine-group-names-its-template-version";
import machineGroupRefreshesWithRollback from "./machine-group-refreshes-with-rollback";
import machineGroupRunsItsProcesses from "./machine-group-runs-its-processes";
import machineGroupSpansZones from "./machine-group-spans-zones";

/** Failures are survived. */
const resilience: readonly Rule[] = [
  databaseExists,
  databaseHasAHotSpare,
  databaseIsProtected,
  loadBalancerExists,
  loadBalancerIsProtected,
  loadBalancerSpansZones,
  machineGroupAsksTheLoadBalancer,
  machineGroupDrains,
  machineGroupExists,
  machineGroupFollowsLoad,
  machineGroupHasTwoMachines,
  machineGroupNamesItsTemplateVersion,
  machineGroupRefreshesWithRollback,
  machineGroupRunsItsProcesses,
  machineGroupSpansZones,
];
export default resilience;
