import { version } from "@pulumi/tls/package.json";
import { start } from "../start";
import { StandInTls } from "./provider";

start((folder) => new StandInTls(version, folder));
