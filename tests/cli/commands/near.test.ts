import fc from "fast-check";
import { didYouMean, distanceBetween } from "../../../cli/commands/near";

describe("distanceBetween", () => {
  it.each([
    ["", "abc", 3],
    ["preview", "previw", 1],
    ["preview", "preveiw", 1],
    ["lamp-alb", "lamp-tls", 2],
    ["same", "same", 0],
  ])("%j and %j: %d", (a, b, distance) => expect(distanceBetween(a, b)).toBe(distance));

  it("is the same both ways, nought only for the same text, and at most the longer one's length", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const distance = distanceBetween(a, b);
        expect(distanceBetween(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});

describe("didYouMean", () => {
  it("names at most three, nearest first, whatever the case", () => {
    expect(didYouMean("LAMP", ["lamp-x", "lamps", "lamp", "lampsx", "other"])).toBe(
      "; did you mean lamp or lamps or lamp-x?",
    );
  });
  it("says nothing where nothing is near", () => expect(didYouMean("zebra", ["lamplight", "spark"])).toBe(""));
});
