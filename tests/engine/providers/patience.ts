import { pass } from "./conditions";

/** How a provider insists where its cloud says "not now". */
export interface Patience {
  /** How often it asks a cloud that throttles it. */
  readonly attempts: number;
  /** Seconds that it gives new things to be seen by others. */
  readonly propagation: number;
  /** Whether it wants to see what it made before it is content. */
  readonly readsBack: boolean;
  /** What it says where that was in vain. */
  readonly gaveUp: (attempts: number, answer: string) => string;
  /** Seconds before the first further attempt, and at most before any; they double in between. */
  readonly backoff: readonly [first: number, most: number];
}

/** What may be otherwise in a moment: something is not there, or cannot be seen yet, or is still in use. */
export class NotNow extends Error {}

const BUSY = /^(Throttl|RequestLimitExceeded|TooManyRequests|SlowDown|AnotherOperationInProgress)/;

/** Does it, again and again where that may help, until it succeeds or the provider's patience ends. */
export async function patiently<Result>(patience: Patience, attempt: () => Promise<Result>): Promise<Result> {
  const [first, most] = patience.backoff;
  let throttled = 0;
  let waited = 0;
  for (let delay = first; ; delay = Math.min(2 * delay, most)) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (BUSY.test(error.message)) {
        throttled += 1;
        if (throttled >= patience.attempts) {
          throw new Error(patience.gaveUp(patience.attempts, error.message), { cause: error });
        }
      } else if (!(error instanceof NotNow) || waited >= patience.propagation) {
        throw error;
      }
    }
    await pass(delay);
    waited += delay;
  }
}
