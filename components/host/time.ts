import type { Platform } from "./arguments";
import { lines, type Part } from "./part";
import { platforms } from "./platform";

/** chrony against the cloud's own clock; it listens on nothing. */
export function time(platform: Platform): Part {
  return {
    packages: ["chrony"],
    files: [{ path: "/etc/chrony/chrony.conf", content: chronyConfig(platform) }],
    units: ["chrony.service"],
  };
}

// Azure's clock is a device of the hypervisor, not a server ("Time sync for Linux VMs in Azure").
function chronyConfig(platform: Platform): string {
  const sources = platforms[platform].time.map((address) => `server ${address} prefer iburst minpoll 4 maxpoll 4`);
  return lines(
    ...(sources.length > 0 ? sources : ["refclock PHC /dev/ptp_hyperv poll 3 dpoll -2 offset 0 stratum 2"]),
    "driftfile /var/lib/chrony/chrony.drift",
    "makestep 1.0 3",
    "rtcsync",
    "port 0",
    "cmdport 0",
  );
}
