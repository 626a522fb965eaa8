import { expect, test, vi } from "vitest";
import { leavesRecordAlone, WaitingReads } from "../../../src/adapters/waiting-reads.ts";
import type { CommitRequest } from "../../../src/ports/exchange.ts";
import { asScope, asTenancy, vaultName } from "../../../src/scope.ts";

/* Records of requests that only read wait for the next call to their vault, and are sent if none comes. */

const ann = asScope(asTenancy("account", ""), "ann");
const ben = asScope(asTenancy("account", ""), "ben");

const read = (id: string): CommitRequest => ({
  record: {
    id,
    at: "2026-11-30T10:00:00.000Z",
    conversation: "c",
    model: "m",
    memory: { mode: "read", degraded: null, injected: [], tokens: 0, rules: 0 },
    cache: { status: "bypass", detail: null },
    redacted: [],
    complete: true,
  },
  epoch: 1,
  startedAt: 1,
  block: null,
  round: null,
  answer: null,
});

const idsOf = (requests: readonly CommitRequest[] | null): string[] => (requests ?? []).map(({ record }) => record.id);

test("the next call to a vault takes its records along, once, and those of nobody else", async () => {
  const reads = new WaitingReads();
  const send = vi.fn(() => Promise.resolve());
  const added = ["one", "two"].map((id) => reads.add(ann, read(id), send));
  expect(reads.take(vaultName(ben))).toBeNull();
  expect(idsOf(reads.take(vaultName(ann)))).toEqual(["one", "two"]);
  expect(reads.take(vaultName(ann))).toBeNull();
  await Promise.all(added);
  expect(send).not.toHaveBeenCalled();
});

test("records that no call takes along are sent together, and so are those that come later", async () => {
  const reads = new WaitingReads();
  const sent: string[][] = [];
  const send = async (requests: readonly CommitRequest[]): Promise<void> => void sent.push(idsOf(requests));
  await Promise.all(["one", "two"].map((id) => reads.add(ann, read(id), send)));
  await reads.add(ann, read("three"), send);
  expect(sent).toEqual([["one", "two"], ["three"]]);
});

test("a record is sent though the call that was to send it has ended without a word", async () => {
  const reads = new WaitingReads();
  const now = vi.spyOn(Date, "now").mockReturnValue(1_000);
  const sent: string[] = [];
  const send = async (requests: readonly CommitRequest[]): Promise<void> => void sent.push(...idsOf(requests));
  const timers = vi.spyOn(globalThis, "setTimeout").mockReturnValueOnce(0 as never);
  void reads.add(ann, read("one"), send);
  timers.mockRestore();
  now.mockReturnValue(10_000);
  await reads.add(ann, read("two"), send);
  expect(sent).toEqual(["one", "two"]);
});

test("a record is sent once, and hides no later one, though its timer rings very late", async () => {
  vi.useFakeTimers({ now: 1_000 });
  try {
    const reads = new WaitingReads();
    const sent: string[] = [];
    const send = async (requests: readonly CommitRequest[]): Promise<void> => void sent.push(...idsOf(requests));
    const first = reads.add(ann, read("one"), send);
    vi.setSystemTime(3_000);
    const second = reads.add(ann, read("two"), send);
    await vi.advanceTimersToNextTimerAsync();
    await Promise.all([first, second]);
    expect(sent).toEqual(["one", "two"]);
  } finally {
    vi.useRealTimers();
  }
});

test("a crowd of records does not gather without end", async () => {
  const reads = new WaitingReads();
  const sent: number[] = [];
  const send = async (requests: readonly CommitRequest[]): Promise<void> => void sent.push(requests.length);
  await Promise.all(Array.from({ length: 130 }, (_, i) => reads.add(ann, read(`${i}`), send)));
  expect(sent.slice(0, 2)).toEqual([64, 64]);
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(130);
});

test("what taught something or stores an answer does not wait", () => {
  expect(leavesRecordAlone(read("one"))).toBe(true);
  expect(leavesRecordAlone({ ...read("one"), answerId: "resp_1" })).toBe(false);
  const { record } = read("one");
  expect(leavesRecordAlone({ ...read("one"), record: { ...record, memory: { ...record.memory, mode: "on" } } })).toBe(
    false,
  );
});
