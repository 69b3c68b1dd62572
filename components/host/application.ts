import type { Application } from "./arguments";
import { lines, type Part } from "./part";

/** The program behind the web server, as a user that exists only while it runs and may write only its own directory. */
export function applicationUnit({ port, command, packages }: Application): Part {
  if (!command) return { packages };
  return {
    packages,
    files: [{ path: "/etc/systemd/system/application.service", content: unit(command, port) }],
    units: ["application.service"],
  };
}

function unit(command: string[], port: number): string {
  return lines(
    "[Unit]",
    "Description=The application behind the web server",
    "After=network-online.target",
    "Wants=network-online.target",
    "",
    "[Service]",
    `ExecStart=${command.map(systemdWord).join(" ")}`,
    `Environment=PORT=${port}`,
    "Restart=always",
    "DynamicUser=yes",
    "StateDirectory=application",
    "CapabilityBoundingSet=",
    "NoNewPrivileges=yes",
    "PrivateDevices=yes",
    "ProtectHome=yes",
    "ProtectKernelModules=yes",
    "ProtectKernelTunables=yes",
    "ProtectSystem=strict",
    "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
    "",
    "[Install]",
    "WantedBy=multi-user.target",
  );
}

// systemd expands % and $ and splits at blanks: a word stays one word, and means itself.
function systemdWord(word: string): string {
  const escaped = word.replace(/[\\"]/g, "\\$&").replace(/%/g, "%%").replace(/\$/g, "$$$$");
  return `"${escaped}"`;
}
