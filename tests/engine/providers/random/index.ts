import { version } from "@pulumi/random/package.json";
import { start } from "../start";
import { StandInRandom } from "./provider";

start((folder) => new StandInRandom(version, folder));
