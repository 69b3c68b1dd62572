import { connect, tenantServer } from "./mysql";
import { run } from "./run";

/** The entry point that Lambda calls for Aurora MySQL. */
export const handler = (event: unknown) => run({ name: "mysql", connect, tenantServer }, event);
