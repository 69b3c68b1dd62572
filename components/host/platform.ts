import type { Platform } from "./arguments";

/** The addresses of a cloud that a host must reach, and that nothing else on it may. */
export interface PlatformAddresses {
  /** Instance metadata: credentials of the machine come from here. */
  metadata: string[];
  /** Time service inside the cloud: no packet leaves the network for it. */
  time: string[];
  /** Name service: never the internet, which would be a way out for data. */
  names: string[];
  /** Units with which the cloud talks to its machines, as shell patterns. */
  units: string[];
}

const privateBlocks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** AWS: EC2 User Guide, "Use the IMDS", "Amazon Time Sync Service"; VPC User Guide, "Amazon DNS server". Azure: "What is IP address 168.63.129.16?". */
export const platforms: Record<Platform, PlatformAddresses> = {
  aws: {
    metadata: ["169.254.169.254/32", "fd00:ec2::254/128"],
    time: ["169.254.169.123"],
    names: [...privateBlocks, "169.254.169.253/32", "fd00:ec2::253/128"],
    units: [],
  },
  azure: {
    metadata: ["169.254.169.254/32", "168.63.129.16/32"],
    time: [],
    names: [...privateBlocks, "168.63.129.16/32"],
    units: ["hv-*.service", "walinuxagent*.service"],
  },
};
