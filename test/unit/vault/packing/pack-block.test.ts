import { expect, test } from "vitest";
import { newId } from "../../../../src/runtime/id.ts";
import { packBlock, unpackBlock } from "../../../../src/vault/packing/pack-block.ts";

const ids = Array.from({ length: 9 }, (_, i) => newId("mem", 1_790_000_000_000 + i));
const [a = "", b = "", c = ""] = ids;

test.each([
  ["no part", []],
  ["a part without lines", [[], [a]]],
  ["whole memories and passages", [[a, `${b}@0`, `${c}@130+0`], [`${c}@+70000`]]],
  ["many lines", [ids, ids.map((id, i) => `${id}@${i * 1_000}+${i}`)]],
  ["a memory with an id of another make", [["mem_1"], [a]]],
  ["a place with a leading zero", [[`${a}@007`]]],
])("unpackBlock() returns a block as it was packed: %s", (_name, block) => {
  expect(unpackBlock(packBlock(block))).toEqual(block);
});

test("packBlock() takes about half of what JSON takes", () => {
  const block = [ids.map((id, i) => `${id}@${i * 40}`)];
  expect((packBlock(block) as ArrayBuffer).byteLength).toBeLessThan(0.55 * JSON.stringify(block).length);
});

test("unpackBlock() reads blocks of earlier versions", () => {
  expect(unpackBlock(JSON.stringify([[a], [b]]))).toEqual([[a], [b]]);
  expect(unpackBlock(JSON.stringify([a, b]))).toEqual([[a, b]]);
});
