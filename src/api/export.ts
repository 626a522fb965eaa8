import { log, reasonOf } from "../runtime/log.ts";
import { yieldToOthers } from "../runtime/yield-to-others.ts";
import type { PortableMemory } from "../ports/portable.ts";
import type { UserCall } from "./of-user.ts";
import { type Release, releaseIn } from "./quarantine-release.ts";

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`;

/** Returns the mark of a released memory. Few have one, because most never read like an order. */
const releasedAs = (memory: Omit<PortableMemory, "kind">, release: Release): { released: string | undefined } => ({
  released: memory.released ? release.mark(memory) : undefined,
});

/**
 * Exports all memories of a user, one JSON object a line, oldest first, then the app's own blocks, and the tombstones by
 * which resent histories are recognised. It reads a page at a time while the caller reads, so that neither side holds
 * everything. If the user is erased meanwhile, the stream breaks off instead of ending.
 */
export async function exportMemories({ scope, ports, now }: UserCall): Promise<Response> {
  const encoder = new TextEncoder();
  // The first page is read before the response begins. A vault that cannot be reached is then a 503, not a broken
  // stream.
  let page = await ports.memory.exportPage(scope, null, now);
  const release = await releaseIn(scope, ports.deploymentSecrets);
  const { epoch } = page;
  let [hasContent, ended] = [false, false];
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      // The mark of a release stays last, where a migration looks for it.
      const lines = page.memories.map(({ kind: memoryKind, ...memory }) =>
        lineOf({ kind: "memory", memoryKind, ...memory, ...releasedAs(memory, release) }),
      );
      lines.push(...page.profile.map((block) => lineOf({ kind: "profile", ...block })));
      hasContent ||= lines.length > 0;
      // Tombstones alone are not exported: without content there is nothing to move.
      if (hasContent) lines.push(...page.forgotten.map((turns) => lineOf({ kind: "forgotten", ...turns })));
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join("")));
      if (page.next === null || ended) return controller.close();
      try {
        // A vault on this machine never waits, and so nobody else would have a turn before the last page.
        await yieldToOthers();
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
