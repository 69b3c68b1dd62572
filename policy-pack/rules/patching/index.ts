import type { Rule } from "../rule";
import databaseTakesMinorUpgrades from "./database-takes-minor-upgrades";
import hostUpdatesDaily from "./host-updates-daily";
import machineIsReplacedMonthly from "./machine-is-replaced-monthly";

/** Software is kept up to date. */
const patching: readonly Rule[] = [databaseTakesMinorUpgrades, hostUpdatesDaily, machineIsReplacedMonthly];
export default patching;
