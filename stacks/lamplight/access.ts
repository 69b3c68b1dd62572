import { currentOperators, validateOperators, type Operator } from "../../components/model/operators";
import { inKeys, misconfigured } from "../support/config";
import type { LamplightConfig } from "./config";

/**
 * Who may come in on the day that counts. Whoever's access has expired is left out here and stays in the register.
 *
 * @throws where an entry does not hold, an administrator is no operator, or nobody is left to use the bastion.
 */
export function accessOf(config: LamplightConfig): Operator[] {
  const register = inKeys({ operators: "operators" }, () => validateOperators(config.operators));
  const stranger = config.administrators.find((name) => !register.some((operator) => operator.name === name));
  if (stranger !== undefined) {
    throw misconfigured("administrators", `received ${JSON.stringify(stranger)}; accepted: names in hosting:operators`);
  }
  const { current } = currentOperators(register, config.asOf ?? new Date());
  if (current.length === 0 && config.bastionMode === "ssh") {
    throw misconfigured(
      "operators",
      "received nobody whose access has not expired; accepted: at least one, or bastionMode session-manager",
    );
  }
  return current;
}
