import { expect, test } from "vitest";
import { durableMemory } from "../../../src/adapters/durable-objects.ts";
import type { BeginRequest, CommitRequest } from "../../../src/ports/exchange.ts";
import { pause } from "../../../src/runtime/pause.ts";
import { asScope, asTenancy } from "../../../src/scope.ts";

const ann = asScope(asTenancy("account", ""), "ann");
const read = { record: { id: "exc_one", memory: { mode: "read" } }, round: null, answer: null } as CommitRequest;

test.each(["begin", "noteReads"] as const)(
  "a record of a read outlives a vault whose %s fails once",
  async (method) => {
    const noted: string[] = [];
    let failures = 1;
    const note = async (name: string, reads: readonly CommitRequest[] = []): Promise<void> => {
      if (name === method && failures-- > 0) throw new Error("The object was reset.");
      noted.push(...reads.map(({ record }) => record.id));
    };
    const stub = {
      begin: (_scope: unknown, _opening: unknown, reads?: readonly CommitRequest[]) => note("begin", reads),
      noteReads: (_scope: unknown, reads: readonly CommitRequest[]) => note("noteReads", reads),
    };
    const memory = durableMemory({ VAULT: { idFromName: (name: string) => name, get: () => stub } } as unknown as Env);
    const kept = memory.commit(ann, read);
    if (method === "begin") await memory.begin(ann, {} as BeginRequest).catch(() => undefined);
    await kept;
    await pause(50);
    expect(noted).toEqual(["exc_one"]);
  },
);
