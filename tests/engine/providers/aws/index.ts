import { version } from "@pulumi/aws/package.json";
import { serve } from "../service";
import { StandInAws } from "./provider";

const folder = process.env.STAND_IN_CLOUD;
if (folder === undefined) throw new Error("STAND_IN_CLOUD: nothing given; the folder of the stand-in cloud");
serve(new StandInAws(version, folder));
