import type { Turn } from "../dialects/chat-completions.ts";
import { RunningDigest } from "../digest.ts";
import { eligibility } from "../cache/eligibility.ts";
import { keptDigest, keptText } from "../memory/kept-text.ts";
import type { ImportedRound } from "../ports/portable.ts";
import { isImpersonal } from "./impersonal.ts";

/** One thing the user said, and all that was answered before the next. */
interface Spoken {
  said: string;
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
  const spoken = speechesIn(turns, conversation);
  const opening = spoken[0] && keptDigest(spoken[0].said, keptText(spoken[0].said)).slice(0, 32);
  return spoken.flatMap(({ said, answers, turn, unnamed }, i) => {
    const kept = keptText(said);
    if (kept.trim() === "") return [];
    const ask = { body: {}, question: said, turns: i + 1, otherRoles: i > 0, questionIsText: true };
    return {
      conversation: conversation ?? `opening:${opening ?? ""}`,
      at,
      alias: unnamed === turn ? null : unnamed,
      round: {
        turn,
        saidDigest: keptDigest(said, kept),
        said: kept,
        answer: keptText(answers.filter((text) => text !== "").join("\n")),
        impersonal: isImpersonal({ text: said, eligibility: eligibility(ask) }),
        retry: false,
      },
    };
  });
}

function speechesIn(turns: readonly Turn[], conversation: string | null): Spoken[] {
  const named = new RunningDigest("turn", conversation ?? "");
  const unnamed = new RunningDigest("turn", "");
  const spoken: Spoken[] = [];
  /** What is answered before the user says anything stands with the first thing they say. */
  const opening: string[] = [];
  let before = "";
  for (const { role, text } of turns) {
    if (role === "system" || role === "developer") continue;
    named.add(role, text);
    unnamed.add(role, text);
    const last = spoken.at(-1);
    if (role === "user") {
      const digests = { turn: named.hex(), unnamed: unnamed.hex() };
      if (last && before === "user") Object.assign(last, { said: `${last.said}\n${text}` }, digests);
      else spoken.push({ said: text, answers: last ? [] : opening, ...digests });
    } else if (role === "assistant") {
      (last?.answers ?? opening).push(text);
    }
    before = role;
  }
  return spoken;
}
