import fc from "fast-check";
import { PortSet } from "../../../policy-pack/network/ports";

const port = fc.integer({ min: 0, max: 65535 });

test("contains a range if and only if it contains both ends and all between", () => {
  fc.assert(
    fc.property(port, port, port, port, (a, b, c, d) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const [first, last] = [Math.min(c, d), Math.max(c, d)];
      const outer = PortSet.between(from, to);
      const inner = PortSet.between(first, last);
      expect(inner.within(outer)).toBe(from <= first && last <= to);
      expect(inner.overlaps(outer)).toBe(first <= to && from <= last);
      expect(inner.without(outer).isEmpty).toBe(inner.within(outer));
    }),
  );
});

test("a range that is turned around has no port", () => {
  expect(PortSet.between(443, 80).isEmpty).toBe(true);
  expect(PortSet.between(443, 80).overlaps(PortSet.all)).toBe(false);
});

test("is written as people write ports", () => {
  expect(String(PortSet.of(443))).toBe("443");
  expect(String(PortSet.of(80, 443, 81))).toBe("80–81, 443");
  expect(String(PortSet.between(1024, 65535))).toBe("1024–65535");
  expect(String(PortSet.all)).toBe("every port");
  expect(String(PortSet.between(0, 65535))).toBe("every port");
  expect(String(PortSet.of())).toBe("no port");
});
