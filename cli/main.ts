import { run } from "./commands/program";
import { exitAfterOutput, terminalOf } from "./commands/terminal";

/** The `hardened-hosting` command. */
void run(process.argv.slice(2), terminalOf(process)).then(exitAfterOutput);
