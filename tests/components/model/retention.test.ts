import fc from "fast-check";
import {
  cloudWatchRetention,
  cloudWatchRetentions,
  retentionDays,
  retentions,
  type RetentionKind,
} from "../../../components/model/retention";

const kinds = Object.keys(retentions) as RetentionKind[];

describe("retentions", () => {
  it.each(kinds)("of %s have a default within their bounds", (kind) => {
    const { days, least, most } = retentions[kind];
    expect(least).toBeGreaterThanOrEqual(1);
    expect(days).toBeGreaterThanOrEqual(least);
    expect(days).toBeLessThanOrEqual(most);
  });

  it("keep what was promised and what the clouds take", () => {
    expect(retentions.databaseSnapshots).toMatchObject({ days: 28, most: 35 });
    expect(retentions.auditLogs.least).toBeGreaterThanOrEqual(365);
    expect(retentions.deletedKeys).toMatchObject({ least: 7, most: 30 });
    expect(retentions.deletedSecrets).toMatchObject({ least: 7, most: 30 });
  });
});

describe("retentionDays", () => {
  it.each(kinds)("of %s are the default, or what was asked for within the bounds", (kind) => {
    const { days, least, most } = retentions[kind];
    expect(retentionDays(kind)).toBe(days);
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 5000 }), (asked) => {
        if (asked >= least && asked <= most) {
          expect(retentionDays(kind, asked)).toBe(asked);
        } else {
          expect(() => retentionDays(kind, asked)).toThrow(
            `${kind}: ${asked} days; accepted are whole days from ${least} to ${most}`,
          );
        }
      }),
    );
  });

  it.each([28.5, NaN, Infinity])("refuse %d days", (days) => {
    expect(() => retentionDays("databaseSnapshots", days)).toThrow(
      `databaseSnapshots: ${days} days; accepted are whole days from 7 to 35`,
    );
  });
});

describe("cloudWatchRetention", () => {
  it.each([
    [1, 1],
    [2, 3],
    [28, 30],
    [91, 120],
    [365, 365],
    [366, 400],
    [730, 731],
    [3653, 3653],
  ])("of %d days is %d", (days, expected) => {
    expect(cloudWatchRetention(days)).toBe(expected);
  });

  it("is the nearest value that is not shorter", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3653 }), (days) => {
        const rounded = cloudWatchRetention(days);
        expect(rounded).toBeGreaterThanOrEqual(days);
        expect(cloudWatchRetentions.filter((value) => value >= days && value < rounded)).toEqual([]);
        expect(cloudWatchRetentions).toContain(rounded);
      }),
    );
  });

  it.each([0, -1, 1.5, 3654, NaN, Infinity])("refuses %d days: 0 would keep logs for ever", (days) => {
    expect(() => cloudWatchRetention(days)).toThrow(`retentionDays: ${days}; accepted are whole days from 1 to 3653`);
  });
});
