import type { Rule } from "../rule";
import hostDelaysRepeatedLogins from "./host-delays-repeated-logins";
import hostFirewallDeniesByDefault from "./host-firewall-denies-by-default";
import hostHasNoBackDoor from "./host-has-no-back-door";
import hostHasNoPlantedKey from "./host-has-no-planted-key";
import hostHasUserData from "./host-has-user-data";
import hostListensForSshOnOwnPort from "./host-listens-for-ssh-on-own-port";
import hostNamesItsUsers from "./host-names-its-users";
import hostRefusesRootLogin from "./host-refuses-root-login";
import hostRunsOnlyListedServices from "./host-runs-only-listed-services";
import hostTakesKeysOnly from "./host-takes-keys-only";
import hostUsesModernSshCiphers from "./host-uses-modern-ssh-ciphers";
import machineGroupStartsJudgedMachines from "./machine-group-starts-judged-machines";

/** What runs on a machine, and who gets in. */
const hosts: readonly Rule[] = [
  hostDelaysRepeatedLogins,
  hostFirewallDeniesByDefault,
  hostHasNoBackDoor,
  hostHasNoPlantedKey,
  hostHasUserData,
  hostListensForSshOnOwnPort,
  hostNamesItsUsers,
  hostRefusesRootLogin,
  hostRunsOnlyListedServices,
  hostTakesKeysOnly,
  hostUsesModernSshCiphers,
  machineGroupStartsJudgedMachines,
];
export default hosts;
