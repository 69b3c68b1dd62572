import { runInThisContext } from "node:vm";

/**
 * The real process. Test runners give the code under test a copy of `process`, on which the events for unhandled
 * rejections never arrive.
 */
export const hostProcess = runInThisContext("process") as NodeJS.Process;
