import * as v from "valibot";
import { ExtractionFailed } from "../../memory/statements/extraction-failed.ts";
import { type Extraction, STATED_KINDS } from "../../ports/memory.ts";
import type { Spoken } from "../../ports/extractor.ts";
import { contentWords } from "../../text/words.ts";
import { isOwn } from "./is-own.ts";
import { regexOf } from "../../text/regex.ts";

/* A model's answer is not the user's word: a finding counts only if the user's own words bear it out. */

const MAX_FINDINGS = 24;
const short = v.pipe(
  v.string(),
  v.transform((text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim()),
  v.maxLength(200),
);

const finding = v.object({
  kind: v.picklist(["fact", "instruction", "ended", "forget"]),
  // Left out, or of no kind that is known, it follows from the slot.
  about: v.fallback(v.optional(v.picklist(STATED_KINDS)), undefined),
  slot: short,
  value: short,
  quote: v.string(),
  text: v.pipe(v.string(), v.maxLength(1_000)),
});
type Finding = v.InferOutput<typeof finding>;

const answer = v.object({
  turns: v.array(v.object({ turn: v.pipe(v.number(), v.integer()), found: v.array(finding) })),
});

const completion = v.object({
  choices: v.pipe(
    v.array(
      v.object({
        finish_reason: v.optional(v.nullable(v.string())),
        message: v.object({ content: v.nullable(v.string()) }),
      }),
    ),
    v.minLength(1),
  ),
});

/**
 * Returns the findings of each turn.
 * @throws {ExtractionFailed} if the answer cannot be read, which is not the same as finding nothing
 */
export function readFindings(body: string, turns: readonly Spoken[]): Extraction[][] {
  const choice = v.safeParse(completion, jsonIn(body)).output;
  const [first] = (choice as v.InferOutput<typeof completion> | undefined)?.choices ?? [];
  if (!first) throw new ExtractionFailed("malformed answer");
  if (first.finish_reason === "length") throw new ExtractionFailed("answer cut off");
  const read = v.safeParse(answer, jsonIn(first.message.content ?? ""));
  if (!read.success) throw new ExtractionFailed("malformed answer");
  return turns.map((spoken, i) => {
    const found = read.output.turns.find(({ turn }) => turn === i + 1);
    if (!found) throw new ExtractionFailed("turn missing");
    return found.found.slice(0, MAX_FINDINGS).flatMap((one) => extractionOf(one, spoken) ?? []);
  });
}

/** Reads JSON that stands alone, in a fence, or in the middle of prose. */
function jsonIn(text: string): unknown {
  for (const candidate of [text, text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The next candidate.
    }
  }
  return undefined;
}

/** Kinds of findings that users put into requests: "Can you forget that I live in Oslo?" */
const ORDERS: ReadonlySet<Finding["kind"]> = new Set(["instruction", "forget"]);

/** Returns null if the user did not state the quoted words themselves, or if slot or value is empty. */
function extractionOf(found: Finding, spoken: Spoken): Extraction | null {
  const { kind, about: side, slot: named, value, quote: quoted, text } = found;
  const quote = verbatim(quoted, spoken.said);
  if (quote === null || named === "" || !isOwn(quote, spoken.said, ORDERS.has(kind))) return null;
  const slot = kind === "instruction" && !named.startsWith("instruction:") ? `instruction:${named}` : named;
  if (kind === "forget") {
    const about = value === "" ? null : { slot, value };
    return { type: "amendment", does: "forget", quote, instead: "", not: null, about };
  }
  if (value === "") return null;
  const isInstruction = slot.startsWith("instruction:");
  return {
    type: isInstruction ? "procedural" : "semantic",
    text: isBorneOut(text, spoken) ? text.trim() : quote,
    quote,
    slot,
    value: kind === "ended" ? `not ${value.replace(/^not /, "")}` : value,
    ...(side && !isInstruction && { kind: side }),
  };
}

/** Returns a quote as the user wrote it. The model may straighten quotation marks and fold blanks, no more. */
function verbatim(quote: string, said: string): string | null {
  const wanted = quote.trim();
  if (wanted === "") return null;
  if (said.includes(wanted)) return wanted;
  const pattern = wanted
    .split(/\s+/)
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
        .replace(/['’‘]/g, "['’‘]")
        .replace(/["“”„]/g, '["“”„]'),
    )
    .join("\\s+");
  return regexOf(pattern, "u").exec(said)?.[0] ?? null;
}

/** Returns whether the user said every word of a text that carries meaning, now or before. */
function isBorneOut(text: string, { said, before }: Spoken): boolean {
  const known = new Set(contentWords([said, ...before].join("\n")));
  return text.trim() !== "" && contentWords(text).every((word) => known.has(word));
}
