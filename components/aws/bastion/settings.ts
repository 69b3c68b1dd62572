import type { HostUser } from "../../host";
import type { AllowedRangesHandle, SubnetHandle } from "../handles";
import { checkMachine } from "../support/ec2-image";
import { checkSshPort, hostUsers } from "../support/ec2-people";
import { blocksOfTier, subnetsOverZones } from "../support/ec2-subnets";
import { wholeNumber } from "../support/whole-number";
import { bastionModes, type BastionArgs } from "./args";

const defaults = { mode: "ssh", sshPort: 2242, instanceType: "t3.micro", volumeGib: 16 } as const;

/** The arguments with their defaults, checked. */
export type BastionSettings = BastionArgs &
  Required<Pick<BastionArgs, "mode" | "sshPort" | "instanceType" | "volumeGib" | "forwardTo">> & {
    subnets: SubnetHandle[];
    /** Accounts on the machine; none with Session Manager. */
    users: HostUser[];
    ipv6: boolean;
  };

/** @throws at the first argument that does not hold. */
export function bastionSettings(args: BastionArgs): BastionSettings {
  const settings = { ...defaults, ...given(args) };
  const { mode, network, operators } = settings;
  if (!bastionModes.includes(mode)) {
    throw new Error(`mode: received "${String(mode)}"; accepted are ${bastionModes.join(" and ")}`);
  }
  checkSshPort("sshPort", settings.sshPort);
  checkMachine(settings.instanceType, settings.imageId);
  wholeNumber("volumeGib", settings.volumeGib, 8, 1024);
  const users = hostUsers(operators, settings.administrators ?? []);
  if (mode === "ssh") {
    if (users.length === 0) {
      throw new Error("operators: received none in mode ssh; accepted is at least one person, or mode session-manager");
    }
    checkRanges(settings.allowedRanges);
  }
  return {
    ...settings,
    forwardTo: settings.forwardTo ?? [{ to: blocksOfTier(network, "app"), ports: [settings.sshPort] }],
    subnets: subnetsOverZones(network, "admin"),
    users: mode === "ssh" ? users : [],
    ipv6: network.ipv6Block !== undefined,
  };
}

/** What was written as undefined was not given. */
function given(args: BastionArgs): BastionArgs {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined)) as unknown as BastionArgs;
}

function checkRanges(ranges: AllowedRangesHandle | undefined): void {
  if (ranges === undefined) {
    throw new Error("allowedRanges: received none in mode ssh; accepted are the places that operators come from");
  }
  if (ranges.ipv4PrefixListId === undefined) {
    throw new Error("allowedRanges: received no IPv4 range; accepted is at least one, as the stable address is IPv4");
  }
}
