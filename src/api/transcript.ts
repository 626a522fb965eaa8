import type { Turn } from "../dialects/chat/request.ts";
import { RunningDigest } from "../runtime/digest.ts";
import { eligibility } from "../cache/eligibility.ts";
import { keptDigest, keptText } from "../memory/kept-text.ts";
import { withoutThoughts } from "../memory/without-thoughts.ts";
import type { ImportedRound } from "../ports/portable.ts";
import { isJobText } from "../proxy/chat-job.ts";
import { isImpersonal } from "../cache/impersonal.ts";
import { ownText, roleAndName, type Speakers, speakersIn, withSpeaker } from "../proxy/speakers.ts";
import { toRemember } from "../proxy/to-remember.ts";

/** One thing the user said, and all that was answered before the next. */
interface Spoken {
  said: string;
  /** The same with the names of who speaks, and without what others say. */
  named: string;
  own: string;
  answers: string[];
  turn: string;
  /** The same turn in a conversation that nobody named. */
  unnamed: string;
}

/**
 * The rounds of a past conversation, each as it would have been remembered had it come through the proxy: the same
 * digests, so that the same history sent again adds nothing. Secrets are taken out. Empty when the user says nothing.
 * @param conversation its id; null: it is recognised by its opening
 */
export function roundsOf(turns: readonly Turn[], conversation: string | null, at: number): ImportedRound[] {
  const speakers = speakersIn(turns);
  const spoken = speechesIn(turns, conversation, speakers);
  const opening = spoken[0] && keptDigest(spoken[0].said, keptText(spoken[0].said)).slice(0, 32);
  return spoken.flatMap(({ said, named, own, answers, turn, unnamed }, i) => {
    const kept = keptText(said);
    if (kept.trim() === "" || isJobText(said)) return [];
    const ask = { body: {}, question: said, turns: i + 1, otherRoles: i > 0, questionIsText: true };
    return {
      conversation: conversation ?? `opening:${opening ?? ""}`,
      at,
      alias: unnamed === turn ? null : unnamed,
      round: {
        turn,
        saidDigest: keptDigest(said, kept),
        ...toRemember(
          {
            said: speakers.several ? keptText(named) : kept,
            own: speakers.several ? keptText(own) : kept,
            speaker: speakers.only,
          },
          keptText(
            answers
              .map(withoutThoughts)
              .filter((text) => text !== "")
              .join("\n"),
          ),
        ),
        impersonal: isImpersonal({ text: said, eligibility: eligibility(ask) }),
        retry: false,
      },
    };
  });
}

function speechesIn(turns: readonly Turn[], conversation: string | null, speakers: Speakers): Spoken[] {
  const inNamed = new RunningDigest("turn", conversation ?? "");
  const inUnnamed = new RunningDigest("turn", "");
  const spoken: Spoken[] = [];
  /** What is answered before the user says anything stands with the first thing they say. */
  const opening: string[] = [];
  let before = "";
  for (const message of turns) {
    const { role, text } = message;
    if (role === "system" || role === "developer") continue;
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
