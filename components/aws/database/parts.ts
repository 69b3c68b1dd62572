import type { CustomResourceOptions } from "@pulumi/pulumi";
import { tagsOf, type Tags } from "../../model/tags";
import type { DatabaseSettings } from "./settings";

/** What each part of the component is made from. */
export interface Parts {
  /** The component's logical name: the first part of every child's. */
  name: string;
  settings: DatabaseSettings;
  /** Options of a child. */
  child: CustomResourceOptions;
}

/** The tags of a part. */
export function tagsIn({ settings }: Parts, cloudName: string): Tags {
  return tagsOf(settings.environment, cloudName, settings.key.dataClass);
}
