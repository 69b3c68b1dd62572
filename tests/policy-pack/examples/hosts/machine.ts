import { parse, stringify } from "yaml";
import { bastionUserData, webUserData } from "../../../../components/host";
import { bastion, fullWeb, web } from "../../../components/host/hosts";
import { resource, type ExampleResource } from "../../../support/examples";

/** What a launch template with this user data is: one machine. */
export function machine(userData: string, more: Readonly<Record<string, unknown>> = {}): readonly ExampleResource[] {
  return [
    resource("aws:ec2/launchTemplate:LaunchTemplate", "host", {
      userData: Buffer.from(userData).toString("base64"),
      ...more,
    }),
  ];
}

/** A cloud-config as it is edited in examples. */
export interface Config extends Record<string, unknown> {
  users: Record<string, unknown>[];
  write_files: { path: string; content: string; [key: string]: unknown }[];
  packages: string[];
  bootcmd: unknown[];
  runcmd: unknown[];
}

/** The machines that the components make. */
export const generated = {
  "the generator's bastion": machine(bastionUserData(bastion)),
  "the generator's web host with everything": machine(webUserData(fullWeb)),
};
/** A web host that nobody logs in to. */
export const withoutSsh = machine(webUserData(web));

/** The generator's bastion, with something done to its cloud-config. */
export function bastionBut(change: (config: Config) => void): readonly ExampleResource[] {
  const config = parse(bastionUserData(bastion), { version: "1.1" }) as Config;
  change(config);
  return machine(`#cloud-config\n${stringify(config)}`);
}

/** The generator's bastion with a text replaced in one of its files; fails where the text is not there. */
export function bastionWith(path: string, from: string | RegExp, to: string): readonly ExampleResource[] {
  return bastionBut((config) => {
    const file = config.write_files.find((one) => one.path === path);
    const changed = file?.content.replace(from, to);
    if (!file || changed === undefined || changed === file.content) throw new Error(`${path}: lacks ${String(from)}`);
    file.content = changed;
  });
}

/** The generator's bastion with one more file. */
export function bastionAnd(path: string, content: string): readonly ExampleResource[] {
  return bastionBut((config) => config.write_files.push({ path, content }));
}

/** The generator's bastion with one more command at the end. */
export function bastionRuns(command: string): readonly ExampleResource[] {
  return bastionBut((config) => config.runcmd.push(command));
}

/** The generator's bastion without a package. */
export function bastionLacks(name: string): readonly ExampleResource[] {
  return bastionBut((config) => (config.packages = config.packages.filter((one) => one !== name)));
}

export const SSHD = "/etc/ssh/sshd_config.d/00-hardened.conf";
/** User data that cannot be judged, and why. */
export const unreadable = {
  "user data that is known only after the update": machine("", { userData: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }),
  "a script": machine("#!/bin/sh\ncurl https://example.org | sh\n"),
};
/** A machine as the image has it. */
export const bare = [resource("aws:ec2/launchTemplate:LaunchTemplate", "host", { imageId: "ami-1" })];
