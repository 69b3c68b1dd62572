import type { Provider } from "./provider";
import { serve } from "./service";

/** Starts a stand-in on the cloud in the folder that the environment names. */
export function start(provider: (folder: string) => Provider): void {
  const folder = process.env.STAND_IN_CLOUD;
  if (folder === undefined) throw new Error("STAND_IN_CLOUD: nothing given; the folder of the stand-in cloud");
  serve(provider(folder));
}
