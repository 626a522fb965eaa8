import { expect, test } from "vitest";

interface QuietRepeats {
  readonly quietRepeats: (now: () => number) => (line: string) => string | null;
}

// It is part of the command line, which is plain JavaScript.
const { quietRepeats } = (await import(
  new URL("../../../cli/quiet-repeats.mjs", import.meta.url).href
)) as QuietRepeats;

test("a message that repeats is told twice a minute, with how often it came", () => {
  let now = 0;
  const tell = quietRepeats(() => now);
  const [failed, other] = [
    '{"event":"name_not_found","reason":"a.c++:1"}',
    '{"event":"tls_failed","reason":"b.c++:2"}',
  ];
  expect([tell(failed), tell(failed), tell(other), tell(failed)]).toEqual([failed, null, other, null]);
  now = 29_999;
  expect(tell(failed)).toBeNull();
  now = 30_000;
  expect(tell(failed)).toBe('{"event":"name_not_found","reason":"a.c++:1","count":4}');
  now = 90_000;
  expect(tell(failed)).toBe(failed);
});

test("messages are told apart up to a number, and none is lost beyond it", () => {
  const tell = quietRepeats(() => 0);
  for (let at = 0; at < 1_000; at += 1) expect(tell(`{"event":"e${at}"}`)).toBe(`{"event":"e${at}"}`);
});
