import { connect, tenantServer } from "./postgresql";
import { run } from "./run";

/** The entry point that Lambda calls for Aurora PostgreSQL. */
export const handler = (event: unknown) => run({ name: "postgres", connect, tenantServer }, event);
