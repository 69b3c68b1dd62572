import { numberPattern } from "../../scripts/number-pattern";

test.each([
  [0, 0],
  [0, 9],
  [1, 35],
  [2, 100],
  [3, 200],
  [7, 7],
  [99, 101],
  [100, 999],
  [1, 3650],
  [1024, 65535],
])("the numbers from %d to %d and no others", (least, most) => {
  const pattern = new RegExp(numberPattern(least, most));
  const expected = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  const found = Array.from({ length: most * 2 + 200 }, (_, number) => number).filter((number) =>
    pattern.test(String(number)),
  );
  expect(found).toEqual(expected);
  for (const text of ["", "-1", "+5", "1.5", "05", " 5", "5 ", "1e1", "x"]) expect(pattern.test(text)).toBe(false);
  expect(pattern.source.length).toBeLessThan(200);
});
