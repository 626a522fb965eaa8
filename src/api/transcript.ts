import { isInstruction, type Turn } from "../dialects/dialect.ts";
import { NO_SETTINGS } from "../dialects/request-settings.ts";
import { RunningDigest } from "../runtime/digest.ts";
import { eligibility } from "../cache/eligibility.ts";
import { isFactual } from "../cache/eligibility/factual-question.ts";
import { storableTextDigest, storableText } from "../memory/storable-text.ts";
import { stripReasoning } from "../memory/safety/strip-reasoning.ts";
import type { ImportedRound } from "../ports/portable.ts";
import { isJobText } from "../turns/chat-job.ts";
import { isImpersonal } from "../cache/impersonal.ts";
import { ownText, roleAndName, type Speakers, speakersIn, withSpeaker } from "../turns/speakers.ts";
import { rememberedRound } from "../memory/remembered-round.ts";

/** A text of the user, with everything that was answered before the next. */
interface Spoken {
  said: string;
  /** The same text with the speaker's name, and without the texts of others. */
  named: string;
  own: string;
  answers: string[];
  turn: string;
  /** The digest of the same turn in a conversation without an id. */
  unnamed: string;
}

/**
 * Returns the rounds of a past conversation, as the proxy would have stored them. They have the same digests, so that
 * the same history sent again adds nothing. Secrets are redacted. Returns none if the user says nothing.
 * @param conversation its id, or null if its opening identifies it
 */
export function roundsOf(turns: readonly Turn[], conversation: string | null, at: number): ImportedRound[] {
  const speakers = speakersIn(turns);
  const spoken = speechesIn(turns, conversation, speakers);
  const opening = spoken[0] && storableTextDigest(spoken[0].said, storableText(spoken[0].said)).slice(0, 32);
  return spoken.flatMap(({ said, named, own, answers, turn, unnamed }, i) => {
    const kept = storableText(said);
    if (kept.trim() === "" || isJobText(said)) return [];
    const ask = { settings: NO_SETTINGS, question: said, turns: i + 1, otherRoles: i > 0, questionIsText: true };
    return {
      conversation: conversation ?? `opening:${opening ?? ""}`,
      at,
      alias: unnamed === turn ? null : unnamed,
      round: {
        turn,
        saidDigest: storableTextDigest(said, kept),
        ...rememberedRound(
          {
            said: speakers.several ? storableText(named) : kept,
            own: speakers.several ? storableText(own) : kept,
            speaker: speakers.only,
          },
          storableText(
            answers
              .map(stripReasoning)
              .filter((text) => text !== "")
              .join("\n"),
          ),
        ),
        impersonal: isImpersonal({ text: said, eligibility: eligibility(ask), isFactual: isFactual(said) }),
        retry: false,
      },
    };
  });
}

function speechesIn(turns: readonly Turn[], conversation: string | null, speakers: Speakers): Spoken[] {
  const inNamed = new RunningDigest("turn", conversation ?? "");
  const inUnnamed = new RunningDigest("turn", "");
  const spoken: Spoken[] = [];
  /** Answers before the user's first text. They join the round of that text. */
  const opening: string[] = [];
  let before = "";
  for (const message of turns) {
    const { role, text } = message;
    if (isInstruction(message)) continue;
    inNamed.add(roleAndName(message), text);
    inUnnamed.add(roleAndName(message), text);
    const last = spoken.at(-1);
    if (role === "user") {
      const digests = { turn: inNamed.hex(), unnamed: inUnnamed.hex() };
      const said = { said: text, named: withSpeaker(message, speakers), own: ownText(message, speakers) };
      if (last && before === "user") Object.assign(last, joined(last, said), digests);
      else spoken.push({ ...said, answers: last ? [] : opening, ...digests });
    } else if (role === "assistant") {
      (last?.answers ?? opening).push(text);
    }
    before = role;
  }
  return spoken;
}

type Words = Pick<Spoken, "said" | "named" | "own">;

const joined = (before: Words, after: Words): Words => ({
  said: `${before.said}\n${after.said}`,
  named: `${before.named}\n${after.named}`,
  own: `${before.own}\n${after.own}`,
});
