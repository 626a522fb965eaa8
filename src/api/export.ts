import { log, reasonOf } from "../runtime/log.ts";
import type { PortableMemory } from "../ports/portable.ts";
import type { UserAsked } from "./of-user.ts";
import { type Release, releaseIn } from "./quarantine-release.ts";

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`;

/** Said of few: most never read like an order. */
const releasedAs = (memory: PortableMemory, release: Release): { released: string | undefined } => ({
  released: memory.released ? release.mark(memory) : undefined,
});

/**
 * Everything that is remembered of a user, one JSON object a line, oldest first, and what tells a resent history apart. Read a page at a time while the
 * caller reads: neither side holds it whole. An erasure meanwhile breaks the stream off instead of ending it.
 */
export async function exportMemories({ scope, ports, now }: UserAsked): Promise<Response> {
  const encoder = new TextEncoder();
  // The first page before the head: a memory that cannot be reached is a 503, not a broken stream.
  let page = await ports.memory.exportPage(scope, null, now);
  const release = await releaseIn(scope, ports.deploymentSecrets);
  const { epoch } = page;
  let [told, ended] = [false, false];
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const lines = page.memories.map((memory) =>
        lineOf({ kind: "memory", ...memory, ...releasedAs(memory, release) }),
      );
      told ||= lines.length > 0;
      // Where nothing is remembered there is nothing to move.
      if (told) lines.push(...page.forgotten.map((turns) => lineOf({ kind: "forgotten", ...turns })));
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join("")));
      if (page.next === null || ended) return controller.close();
      try {
        page = await ports.memory.exportPage(scope, page.next, now);
        if (page.epoch !== epoch) throw new Error("erased");
      } catch (error) {
        log("error", { event: "export_broke_off", reason: reasonOf(error) });
        controller.error(error);
      }
    },
    cancel() {
      ended = true;
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "content-disposition": 'attachment; filename="memories.ndjson"',
      "cache-control": "no-store",
    },
  });
}
