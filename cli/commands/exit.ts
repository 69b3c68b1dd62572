/** What the command's exit code says. */
export const exit = {
  /** Every mandatory rule holds. */
  holds: 0,
  /** A mandatory rule is violated. */
  violated: 1,
  /** The input cannot be used. */
  unusable: 2,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];
