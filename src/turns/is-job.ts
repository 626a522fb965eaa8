import type { Turn } from "../dialects/dialect.ts";
import { isAgentJob } from "./agent-job.ts";
import { isChatJob } from "./chat-job.ts";

/* Requests in the user's name that programs wrote. The first chat loads the words by which they are known. */

/** Returns whether a program, and no person, wrote the last message of the user. */
export const isJob = (turns: readonly Turn[]): boolean => isAgentJob(turns) || isChatJob(turns);
