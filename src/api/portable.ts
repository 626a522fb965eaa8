import * as v from "valibot";
import { parseJsonText } from "../runtime/json-parse.ts";
import { importDialect } from "../dialects/dialects.ts";
import { isObject, type JsonObject } from "../dialects/json.ts";
import { ProxyError } from "../http/errors.ts";
import { isInjectionKind } from "../memory/safety/prompt-injection.ts";
import { redact, redactFields } from "../memory/safety/redact.ts";
import { roundText } from "../memory/round.ts";
import type { ForgottenTurns, ImportedMemory, ImportedRound, PortableRound } from "../ports/portable.ts";
import type { ProfileBlock } from "../ports/profile-block.ts";
import { isId } from "../identity/id-format.ts";
import { nestsTooDeep } from "../http/json-depth.ts";
import { roundsOf } from "./transcript.ts";
import { memory, parse, time } from "./fields.ts";
import { typeAndKind } from "./foreign-types.ts";
import { profileBlock } from "./profile.ts";
import { refuseLoneSurrogates } from "./refuse-lone-surrogates.ts";
import type { Release } from "./quarantine-release.ts";

/*
 * Parses the lines of an export. A line written by hand needs no more than a `kind` and a `text`. Every field is
 * checked, because anybody may have written it.
 */

const MAX_SIDE_CHARACTERS = 150_000;

const id = v.pipe(v.string(), v.regex(/^mem_[0-9a-z]{26}$/, "must be an id as an export writes it"));
const digest = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{32}){1,2}$/, "must be a digest as an export writes it"));
const short = v.pipe(v.string("must be a string"), v.maxLength(1_000, "must not be longer than 1,000 characters"));
const long = v.pipe(
  v.string("must be a string"),
  v.maxLength(MAX_SIDE_CHARACTERS, `must not be longer than ${MAX_SIDE_CHARACTERS} characters`),
);
const orNull = <const T extends v.GenericSchema>(schema: T) => v.optional(v.nullable(schema), null);

const noSource = { exchange: null, conversation: null, role: null, quote: null };

const millis = v.pipe(v.number("must be a number"), v.safeInteger("must be a whole number"));

const FRACTION = "must be a number from 0 to 1";
const confidence = v.pipe(v.number(FRACTION), v.minValue(0, FRACTION), v.maxValue(1, FRACTION));

const assertion = v.strictObject({
  turn: digest,
  seq: v.pipe(millis, v.minValue(0, "must not be negative")),
  at: millis,
  value: short,
  text: short,
  quote: long,
  holdsFrom: millis,
  exchange: orNull(short),
  conversation: orNull(short),
  said: orNull(digest),
});

const place = v.pipe(millis, v.minValue(0, "must not be negative"));
const stretch = v.strictObject({ from: place, to: place });

const memoryLine = v.strictObject({
  kind: v.literal("memory"),
  id: orNull(id),
  type: v.optional(memory.type, "semantic"),
  // The text of a round follows from its two sides.
  text: v.optional(v.string("must be a string")),
  createdAt: orNull(time),
  validFrom: orNull(time),
  validTo: orNull(time),
  supersedes: orNull(id),
  supersededBy: orNull(id),
  pinned: v.optional(memory.pinned, false),
  expiresAt: v.optional(memory.expiresAt, null),
  metadata: v.optional(memory.metadata, {}),
  // `kind` tells lines apart.
  memoryKind: orNull(memory.kind),
  confidence: v.optional(confidence, 1),
  source: v.optional(
    v.strictObject({
      exchange: orNull(short),
      conversation: orNull(short),
      role: orNull(v.picklist(["user", "assistant"], "must be user or assistant")),
      quote: orNull(long),
    }),
    noSource,
  ),
  slot: orNull(short),
  value: orNull(short),
  // A line may quarantine itself. Only a mark of this deployment releases it.
  quarantine: v.optional(v.unknown()),
  released: v.optional(v.unknown()),
  saidDigest: orNull(digest),
  worth: v.optional(v.pipe(v.number(), v.finite()), 0),
  stated: v.optional(confidence),
  sayings: v.optional(v.pipe(v.array(assertion), v.maxLength(10_000, "are too many")), []),
  round: orNull(
    v.strictObject({
      turn: digest,
      user: long,
      assistant: long,
      impersonal: v.optional(v.boolean(), false),
      stale: v.optional(v.boolean(), false),
      stillTold: v.optional(long),
      quoted: v.optional(v.pipe(v.array(stretch), v.maxLength(10_000, "are too many"))),
      told: v.optional(v.pipe(v.array(id), v.maxLength(1_000, "are too many")), []),
    }),
  ),
});

const ownText = v.object({ text: memory.text });

const DAYS_FROM = 20_000;
const DAY_MS = 86_400_000;
const MAX_MARKS = 10_000;

const forgottenLine = v.strictObject({
  kind: v.literal("forgotten"),
  salt: v.pipe(v.string("must be a string"), v.regex(/^[0-9a-f-]{36}$/, "must be a salt as an export writes it")),
  days: v.pipe(
    v.record(
      v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, "holds what is no digest of ours")),
      v.pipe(millis, v.minValue(DAYS_FROM, "must be days since 1970")),
      "must be an object",
    ),
    v.check((days) => Object.keys(days).length <= MAX_MARKS, "are too many"),
  ),
});

const profileLine = v.strictObject({ kind: v.literal("profile"), ...profileBlock, updatedAt: orNull(time) });

const exchangeLine = v.strictObject({
  kind: v.literal("exchange"),
  conversation: orNull(
    v.pipe(
      v.string("must be a string"),
      v.check(isId, "must be an id of at most 256 bytes, not blank, without control characters"),
    ),
  ),
  at: time,
  messages: v.pipe(
    v.array(v.custom<Record<string, unknown>>(isObject, "must hold objects"), "must be a list"),
    v.minLength(1, "must not be empty"),
  ),
});

export interface Portable {
  readonly memory: ImportedMemory | null;
  readonly rounds: readonly ImportedRound[];
  readonly forgotten: ForgottenTurns | null;
  readonly profile: ProfileBlock | null;
}

/**
 * Parses one line.
 * @param release recognises the marks of this deployment
 * @throws {ProxyError} `invalid_json` or `invalid_value`, which names the field and never its value
 */
export function readPortable(text: string, now: number, release: Release): Portable {
  const value = objectIn(text);
  const nothing: Portable = { memory: null, rounds: [], forgotten: null, profile: null };
  switch (value["kind"]) {
    case "memory": {
      const line = parse(memoryLine, value);
      const read = memoryOf(line, now);
      return { ...nothing, memory: { ...read, released: release.isMark(line.released, read) } };
    }
    case "exchange":
      return { ...nothing, rounds: exchangeOf(parse(exchangeLine, value)) };
    case "profile": {
      const { name, text: given, updatedAt } = parse(profileLine, value);
      const block = { name, text: redact(given).text, updatedAt: updatedAt ?? new Date(now).toISOString() };
      return { ...nothing, profile: block };
    }
    case "forgotten":
      return { ...nothing, forgotten: forgottenOf(parse(forgottenLine, value), now) };
    default:
      throw new ProxyError("invalid_value", "kind must be memory, exchange, profile or forgotten.", "kind");
  }
}

/** Reads tombstones, without those of future days, which would outlive all others. */
function forgottenOf({ salt, days }: v.InferOutput<typeof forgottenLine>, now: number): ForgottenTurns {
  const today = Math.floor(now / DAY_MS);
  return { salt, days: Object.fromEntries(Object.entries(days).map(([mark, day]) => [mark, Math.min(day, today)])) };
}

function objectIn(text: string): JsonObject {
  let value: unknown = null;
  try {
    value = nestsTooDeep(text) ? null : parseJsonText(text);
  } catch {
    // Text that is not JSON is no object either.
  }
  if (!isObject(value)) throw new ProxyError("invalid_json", "The line is not a JSON object.");
  refuseLoneSurrogates({ value, text });
  return value;
}

function memoryOf({ quarantine, memoryKind, ...line }: v.InferOutput<typeof memoryLine>, now: number): ImportedMemory {
  const { source, validFrom } = line;
  const createdAt = line.createdAt ?? validFrom ?? new Date(now).toISOString();
  const round = line.round && roundOf(line.round);
  return {
    ...line,
    ...typeAndKind(line.type, memoryKind),
    text: round ? roundText({ said: round.user, answer: round.assistant }) : redact(parse(ownText, line).text).text,
    createdAt,
    validFrom: validFrom ?? createdAt,
    metadata: redactFields(line.metadata),
    value: line.value && redact(line.value).text,
    slot: line.slot && redact(line.slot).text,
    sayings: line.sayings.map((one) => ({
      ...one,
      value: redact(one.value).text,
      text: redact(one.text).text,
      quote: redact(one.quote).text,
    })),
    source: { ...source, quote: source.quote && redact(source.quote).text },
    round,
    ...((isInjectionKind(quarantine) || quarantine === "observed") && { quarantine }),
    released: false,
  };
}

function roundOf({
  stillTold,
  quoted,
  ...round
}: NonNullable<v.InferOutput<typeof memoryLine>["round"]>): PortableRound {
  const user = redact(round.user).text;
  return {
    ...round,
    user,
    // Where words were taken out, the places are those of another text.
    ...(quoted !== undefined && user === round.user && { quoted }),
    assistant: redact(round.assistant).text,
    ...(stillTold !== undefined && { stillTold: redact(stillTold).text }),
  };
}

/** Splits a past conversation into rounds. It has none if the user says nothing in it. */
function exchangeOf({ conversation, at, messages }: v.InferOutput<typeof exchangeLine>): ImportedRound[] {
  const read = importDialect.readRequest({ model: "", messages }, "");
  return typeof read === "string" ? [] : roundsOf(read.turns, conversation, Date.parse(at));
}
