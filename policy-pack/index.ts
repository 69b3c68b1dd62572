import { serve } from "./server/serve";

/** The CrossGuard pack: `pulumi up --policy-pack policy-pack`. */
serve(() => new Date().toISOString().slice(0, 10));
