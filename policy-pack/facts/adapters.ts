import { rds } from "./aws/rds";
import type { Adapter } from "./context";

/** Every adapter, one a service. */
export const adapters: readonly Adapter[] = [rds];
