import { webDefaults, type HostUser } from "../../host";
import type { SubnetHandle } from "../handles";
import { checkMachine } from "../support/ec2-image";
import { checkSshPort, hostUsers } from "../support/ec2-people";
import { subnetsOverZones } from "../support/ec2-subnets";
import { wholeNumber } from "../support/whole-number";
import type { Capacity, WebTierArgs } from "./args";
import { checkDomain } from "./domain";

const defaults = {
  ...webDefaults,
  instanceType: "t3.small",
  volumeGib: 30,
  rateLimit: 2000,
  largeBodies: false,
  deletionProtection: true,
  connectTo: [],
};

/** The arguments with their defaults, checked. */
export type WebTierSettings = WebTierArgs &
  Required<Pick<WebTierArgs, keyof typeof defaults>> & {
    capacity: Required<Capacity>;
    publicSubnets: SubnetHandle[];
    appSubnets: SubnetHandle[];
    users: HostUser[];
    ipv6: boolean;
  };

/** @throws at the first argument that does not hold. */
export function webTierSettings(args: WebTierArgs): WebTierSettings {
  const settings = { ...defaults, ...given(args) };
  checkDomain(settings.domain);
  checkNumbers(settings);
  checkMachine(settings.instanceType, settings.imageId);
  return {
    ...settings,
    capacity: capacityOf(settings.capacity),
    publicSubnets: subnetsOverZones(settings.network, "public"),
    appSubnets: subnetsOverZones(settings.network, "app"),
    users: usersOf(settings),
    ipv6: settings.network.ipv6Block !== undefined,
  };
}

/** What was written as undefined was not given. */
function given(args: WebTierArgs): WebTierArgs {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined)) as unknown as WebTierArgs;
}

function checkNumbers(settings: Record<"servicePort" | "drainSeconds" | "rateLimit" | "volumeGib", number>): void {
  wholeNumber("servicePort", settings.servicePort, 1024, 65535);
  wholeNumber("drainSeconds", settings.drainSeconds, 1, 3600);
  wholeNumber("rateLimit", settings.rateLimit, 10, 2_000_000_000);
  wholeNumber("volumeGib", settings.volumeGib, 8, 16384);
}

function capacityOf(given: Capacity = {}): Required<Capacity> {
  const minimum = wholeNumber("capacity.minimum", given.minimum ?? 2, 2, 1000);
  return {
    minimum,
    maximum: wholeNumber("capacity.maximum", given.maximum ?? Math.max(6, 2 * minimum), minimum + 1, 10_000),
    processorPercent: wholeNumber("capacity.processorPercent", given.processorPercent ?? 50, 10, 90),
    requestsPerMachine: wholeNumber("capacity.requestsPerMachine", given.requestsPerMachine ?? 1000, 1, 10_000_000),
  };
}

function usersOf({ operators = [], administrators = [], administration, servicePort }: WebTierArgs): HostUser[] {
  const users = hostUsers(operators, administrators);
  if (users.length > 0 && administration === undefined) {
    throw new Error("operators: received people, but no administration; accepted are both or neither");
  }
  if (users.length === 0 && administration !== undefined) {
    throw new Error("administration: received a bastion, but no operators; accepted are both or neither");
  }
  if (administration !== undefined && checkSshPort("administration.port", administration.port) === servicePort) {
    throw new Error(`administration.port: received ${servicePort}; accepted is another port than servicePort`);
  }
  return users;
}
