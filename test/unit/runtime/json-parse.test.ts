import { expect, test } from "vitest";
import { parseJsonText } from "../../../src/runtime/json-parse.ts";

const KEYS = [
  "\\\\",
  '\\"',
  "\\n",
  "\\/",
  "\\u0042",
  "\\b",
  "\\u2028",
  "c",
  "\\\\\\\\",
  'x\\"',
  '\\"x',
  '{\\"\\n',
  ",\\n",
];

/** The keys as a parser reads them that has not seen any before. */
const read = (key: string): string => JSON.parse(`"${key}"`) as string;

test("each key is read as it stands, whatever keys were read before it", () => {
  for (const before of KEYS) {
    for (const key of KEYS) {
      parseJsonText(`{"a":1,"${before}":2}`);
      for (const text of [`{"a":1,"${key}":2}`, `{ "a" : 1 , "${key}" : 2 }`, `{"a":1,\n"${key}"\t:2}`])
        expect(Object.keys(parseJsonText(text) as object), `${before} ${text}`).toEqual(["a", read(key)]);
      const nested = `{"a":[{"a":1,"${key}":"\\n"}],"b":"{\\"a\\":1,\\"\\\\n\\":2}"}`;
      const value = parseJsonText(nested) as { a: Record<string, unknown>[]; b: string };
      expect(Object.entries(value.a[0] ?? {})).toEqual(
        key === "a"
          ? [["a", "\n"]]
          : [
              ["a", 1],
              [read(key), "\n"],
            ],
      );
      expect(value.b).toBe('{"a":1,"\\n":2}');
    }
  }
});

test("two such keys beside each other both keep their values, and the last of equal ones counts", () => {
  parseJsonText('{"\\\\":1}');
  expect(parseJsonText('{"\\n":1,"\\\\":2,"\\t":3,"\\n":4}')).toEqual({ "\n": 4, "\\": 2, "\t": 3 });
});

test.each(['{"a":', '{"\\n":1', '{"\\x":1}', "", '{"\\n" 1}'])("%j is refused as JSON.parse refuses it", (text) => {
  expect(() => parseJsonText(text)).toThrow(SyntaxError);
});
