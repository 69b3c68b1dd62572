import type { Fault } from "../providers/faults";

/** Where a stack's life is interrupted, and how. */
export interface Point {
  readonly during: "first up" | "up" | "refresh" | "destroy";
  /** What happens, as the table says it. */
  readonly name: string;
  /** Those that are held have the engine killed; at all others the provider fails. */
  readonly faults: readonly Fault[];
  /** Whether the engine notices nothing: the provider gets over it by itself. @default false */
  readonly harmless?: boolean;
}

const point = (during: Point["during"], name: string, ...faults: readonly Fault[]): Point => ({ during, name, faults });

// What AWS's provider says where no answer came, where nobody lets it, and where it is told to slow down.
const TIMEOUT = "operation error: https response error StatusCode: 0, RequestID: , request send failed: i/o timeout";
const DENIED = "operation error: https response error StatusCode: 403, api error AccessDenied: not authorised";
const THROTTLED = "ThrottlingException: Rate exceeded";

/** In the midst of the first update of all, with nothing but a part of the stack in the cloud. */
const FIRST: readonly Point[] = [
  point("first up", "the 40th create is not done", { on: "create", nth: 40, hold: true }),
  point("first up", "creates from the 120th are done", { on: "create", from: 120, done: true, hold: true }),
  point("first up", "the 250th create is done", { on: "create", nth: 250, done: true, hold: true }),
  point("first up", "the 180th create is refused", { on: "create", nth: 180, error: DENIED }),
  point("first up", "the provider ends after the 90th create", { on: "create", nth: 90, done: true, crash: true }),
];

// What the change creates: a list that EC2 gives an id, a rule likewise, and a secret whose name is taken from then on.
const LIST = "::operators-ipv6";
const SECRET = "::database-tenants-secret-hill-library";
const REPLACED = "::web-bastion-to-hosts";
const GATEWAY = "::network-nat-gateway-b";

const CREATES: readonly Point[] = [
  point("up", "a create is not done", { on: "create", match: LIST, hold: true }),
  point("up", "a create with a new id is done", { on: "create", match: LIST, done: true, hold: true }),
  point("up", "a create with a name is done", { on: "create", match: SECRET, done: true, hold: true }),
  point("up", "a create is refused", { on: "create", match: SECRET, error: DENIED }),
  point("up", "a create with a new id gets no answer", { on: "create", match: LIST, done: true, error: TIMEOUT }),
  point("up", "a create with a name gets no answer", { on: "create", match: SECRET, done: true, error: TIMEOUT }),
  {
    ...point("up", "creates are throttled for a while", { on: "create", times: 6, error: THROTTLED }),
    harmless: true,
  },
  point("up", "a create is throttled without end", { on: "create", match: LIST, error: THROTTLED }),
];

const UPDATES: readonly Point[] = [
  point("up", "an update is not done", { on: "update", nth: 1, hold: true }),
  point("up", "an update is done", { on: "update", nth: 2, done: true, hold: true }),
  point("up", "an update gets no answer", { on: "update", nth: 2, done: true, error: TIMEOUT }),
  point("up", "the provider ends after an update", { on: "update", nth: 1, done: true, crash: true }),
];

const REPLACEMENTS: readonly Point[] = [
  point("up", "a replacement is made", { on: "create", match: REPLACED, done: true, hold: true }),
  point("up", "a replacement gets no answer", { on: "create", match: REPLACED, done: true, error: TIMEOUT }),
  point("up", "what was replaced stays", { on: "delete", match: REPLACED, hold: true }),
  point("up", "what was replaced is deleted", { on: "delete", match: REPLACED, done: true, hold: true }),
];

const DELETES: readonly Point[] = [
  point("up", "a delete is not done", { on: "delete", match: GATEWAY, hold: true }),
  point("up", "a delete is done", { on: "delete", match: GATEWAY, done: true, hold: true }),
  point("up", "a delete gets no answer", { on: "delete", match: GATEWAY, done: true, error: TIMEOUT }),
];

const REFRESHES: readonly Point[] = [
  point("refresh", "the 30th read gets no answer", { on: "read", nth: 30, hold: true }),
  point("refresh", "reads from the 200th get no answer", { on: "read", from: 200, hold: true }),
  point("refresh", "the 100th read is refused", { on: "read", nth: 100, error: DENIED }),
  point("refresh", "the provider ends at the 150th read", { on: "read", nth: 150, crash: true }),
];

const DESTROYS: readonly Point[] = [
  point("destroy", "the 10th delete is not done", { on: "delete", nth: 10, hold: true }),
  point("destroy", "deletes from the 100th are done", { on: "delete", from: 100, done: true, hold: true }),
  point("destroy", "the 200th delete is done", { on: "delete", nth: 200, done: true, hold: true }),
  point("destroy", "the 50th delete is refused", { on: "delete", nth: 50, error: DENIED }),
  point("destroy", "the 150th delete gets no answer", { on: "delete", nth: 150, done: true, error: TIMEOUT }),
  point("destroy", "the provider ends at the 250th delete", { on: "delete", nth: 250, done: true, crash: true }),
];

export const points: readonly Point[] = [
  ...FIRST,
  ...CREATES,
  ...UPDATES,
  ...REPLACEMENTS,
  ...DELETES,
  ...REFRESHES,
  ...DESTROYS,
];
