/** A file that the host gets, in its final form. */
export interface HostFile {
  path: string;
  content: string;
  /** Four octal digits. @default "0644" */
  permissions?: string;
}

/** One subject of a host's hardening (its firewall, its SSH server …): what it contributes to the user data. */
export interface Part {
  /** Written before any service of the network starts. */
  files?: HostFile[];
  /** Debian packages. */
  packages?: string[];
  /** Debian packages that are taken away. */
  purges?: string[];
  /** Run early in every boot, before any service of the network starts. */
  earlyCommands?: string[][];
  /** Units that start with the host; they are restarted when all files and packages are there. */
  units?: string[];
  /** Run once, at the end of the first boot, when the units run. */
  commands?: string[][];
}

/** The lines of a configuration file, ended as Unix tools expect. */
export function lines(...content: string[]): string {
  return content.map((line) => `${line}\n`).join("");
}
