import type { Turn } from "../dialects/dialect.ts";
import { isAgentJob } from "./agent-job.ts";
import { withoutAgentText } from "../dialects/agent-text.ts";
import { isChatJob } from "./chat-job.ts";

/* Texts in the user's name that programs wrote. The first chat loads the words by which they are known. */

/** Returns whether a program, and no person, wrote the last message of the user. */
export const isJob = (turns: readonly Turn[]): boolean => isAgentJob(turns) || isChatJob(turns);

/** Returns the turns without what programs put into the user's messages. */
export const spokenTurns = (turns: readonly Turn[]): readonly Turn[] =>
  turns.map((turn) => {
    const text = turn.role === "user" ? withoutAgentText(turn.text) : turn.text;
    return text === turn.text ? turn : { ...turn, text };
  });
