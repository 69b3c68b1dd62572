import { version } from "@pulumi/aws/package.json";
import { start } from "../start";
import { StandInAws } from "./provider";

start((folder) => new StandInAws(version, folder));
