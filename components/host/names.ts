import { lines, type Part } from "./part";

/** The name service's client: it asks the cloud's resolver and answers nobody (LLMNR and mDNS listen on every interface). */
export function names(): Part {
  return {
    files: [
      {
        path: "/etc/systemd/resolved.conf.d/hardened.conf",
        content: lines("[Resolve]", "LLMNR=no", "MulticastDNS=no"),
      },
    ],
    commands: [["systemctl", "try-restart", "systemd-resolved.service"]],
  };
}
