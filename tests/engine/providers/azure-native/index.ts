import { version } from "@pulumi/azure-native/package.json";
import { start } from "../start";
import { StandInAzure } from "./provider";

start((folder) => new StandInAzure(version, folder));
