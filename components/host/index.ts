/** Hardened Debian hosts (12 and 13) as cloud-init user data: pure functions, the same text for the same arguments. */
export type { Agents, Application, BastionHost, Flow, HostUser, Platform, Updates, WebHost } from "./arguments";
export { bastionUserData } from "./bastion";
export { webDefaults, webUserData } from "./web";
export { cloudConfig, userDataLimit } from "./cloud-config";
