import { createRequire } from "node:module";

/**
 * A program as {@link runProgram} takes it. The module is loaded when the program runs, not before: what it declares at
 * its top level must meet the monitor. As in Pulumi, an exported function is called and its result are the outputs.
 */
export function programAt(entry: string): () => Promise<unknown> {
  return async () => {
    const exported: unknown = createRequire(entry)(entry);
    return typeof exported === "function" ? await (exported as () => unknown)() : exported;
  };
}
