import * as v from "valibot";
import { log, reasonOf } from "../../runtime/log.ts";
import type { TrainingExample } from "../../ports/memory-store.ts";
import type { Admin } from "../../identity/identify.ts";
import type { Tenancy } from "../../scope.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ApiCall } from "../operation.ts";
import { recordOf } from "./tenants.ts";

const VAULTS_AT_ONCE = 20;

export const fineTuningQuery = v.strictObject({
  told: v.optional(v.picklist(["any", "nothing"], "must be any or nothing"), "any"),
});

/**
 * Exports training examples in OpenAI's chat format, one a line: well-rated exchanges of users who consented. They have
 * no system message, so that the model learns to follow the rules without one. The memory block is never in them, and
 * `told=nothing` leaves out answers to requests with memories.
 */
export async function exportForFineTuning(
  { query: { told }, ports, who: admin, now }: ApiCall<Admin, v.InferOutput<typeof fineTuningQuery>>,
  tenant: string,
): Promise<Response> {
  const { account } = await recordOf(tenant, ports);
  const tenancy = admin.tenancy(account, tenant);
  await ports.tenants.recordAudit(tenancy, "admin", "fine_tuning.exported", null, now);
  const pages = examplePages(tenancy, ports, now);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        for (;;) {
          const page: IteratorResult<readonly TrainingExample[], void> = await pages.next();
          if (page.done) return controller.close();
          const lines = page.value.filter(({ usedMemory }) => told === "any" || !usedMemory).map(exampleLine);
          if (lines.length > 0) return controller.enqueue(encoder.encode(lines.join("")));
        }
      } catch (error) {
        log("error", { event: "export_broke_off", reason: reasonOf(error) });
        controller.error(error);
      }
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "content-disposition": 'attachment; filename="fine-tuning.jsonl"',
      "cache-control": "no-store",
    },
  });
}

async function* examplePages(
  tenancy: Tenancy,
  { tenants, memory }: Ports,
  now: number,
): AsyncGenerator<readonly TrainingExample[], void> {
  for (let after = ""; ;) {
    const vaults = await tenants.vaults(tenancy.account, VAULTS_AT_ONCE, after);
    for (const vault of vaults) {
      for (let from: string | null = ""; from !== null;) {
        const { exchanges, next } = await memory.trainingExamples(tenancy, vault, from, now);
        yield exchanges;
        from = next;
      }
    }
    const last = vaults.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

function exampleLine({ user, assistant }: TrainingExample): string {
  const messages = [
    { role: "user", content: user },
    { role: "assistant", content: assistant },
  ];
  return `${JSON.stringify({ messages })}\n`;
}
