import type { Rule } from "../rule";
import accountPasswordIsStrong from "./account-password-is-strong";
import bucketEnforcesOwnership from "./bucket-enforces-ownership";
import databasePasswordIsManaged from "./database-password-is-managed";
import databaseTakesIdentities from "./database-takes-identities";
import eachTenantHasItsOwnSecret from "./each-tenant-has-its-own-secret";
import functionHoldsNoSecret from "./function-holds-no-secret";
import noAdministratorPolicyIsAttached from "./no-administrator-policy-is-attached";
import peopleGetRightsByGroup from "./people-get-rights-by-group";
import peopleHaveNoAccessKeys from "./people-have-no-access-keys";
import peopleNeedASecondFactor from "./people-need-a-second-factor";
import roleHasOnlyNeededRights from "./role-has-only-needed-rights";
import roleIsTrustedByTheNamedOnly from "./role-is-trusted-by-the-named-only";
import secretsAreReadByName from "./secrets-are-read-by-name";
import tenantDatabasesAreProvisioned from "./tenant-databases-are-provisioned";

/** Who may do what. */
const identity: readonly Rule[] = [
  accountPasswordIsStrong,
  bucketEnforcesOwnership,
  databasePasswordIsManaged,
  databaseTakesIdentities,
  eachTenantHasItsOwnSecret,
  functionHoldsNoSecret,
  noAdministratorPolicyIsAttached,
  peopleGetRightsByGroup,
  peopleHaveNoAccessKeys,
  peopleNeedASecondFactor,
  roleHasOnlyNeededRights,
  roleIsTrustedByTheNamedOnly,
  secretsAreReadByName,
  tenantDatabasesAreProvisioned,
];
export default identity;
