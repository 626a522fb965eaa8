import { isInstruction, type Turn } from "../dialects/dialect.ts";

/*
 * Coding agents ask the model for titles, summaries and checks of their own, in the user's name. `chat-job.ts` knows the
 * jobs of chat front-ends, whose text holds a chat. A job of an agent is known by the first sentence of its instructions,
 * because its text may be what the person said a moment ago, or by an order that stands alone. Agents order in English,
 * whatever their person speaks: only what they are to answer follows that language.
 */

/** Matches the instructions of a subagent: the line that Claude Code puts first says so, or the first sentence. */
const SUBAGENT =
  /^x-anthropic-billing-header:[^\n]*\bcc_is_subagent=(?:true|1)\b|^\s*you are (?:an? )?[^\n.]{0,80}\b(?:sub-?agent|agent for claude code)\b/i;

const SPAN = String.raw`[^\n.!?]{0,160}?`;
const VERB = String.raw`(?:generat|creat|writ|produc|provid|suggest|extract|com(?:e|ing) up with|mak|giv|pick|choos|output)\w*`;
const CHAT = String.raw`(?:conversations?|sessions?|chats?|threads?|dialogues?|messages?|prompts?|discussions?|(?:chat )?history)`;
const TITLE = String.raw`(?:titles?|(?:branch|session|thread|conversation|chat) names?)`;

/** Matches a first sentence of instructions that orders a title or a summary of a conversation. */
const ROLE = new RegExp(
  [
    String.raw`^you are (?:an? |the )?${SPAN}\b(?:title|topic|summary)[ -](?:generat|writ|mak|creat|extract)`,
    String.raw`^you are ${SPAN}\bsummari[sz]${SPAN}\b${CHAT}\b`,
    String.raw`^(?:please )?summari[sz]e (?:this|the) ${SPAN}\b${CHAT}\b`,
    String.raw`\b${VERB}\b${SPAN}\b${TITLE}\b${SPAN}\b${CHAT}\b`,
    String.raw`\b${CHAT}\b${SPAN}\b${VERB}\b${SPAN}\b${TITLE}\b`,
    String.raw`\bif (?:this|the) ${SPAN}\bnew (?:conversation )?topic\b`,
    String.raw`^you are (?:an? |the )${SPAN}\btool use\b`,
    String.raw`^you are ${SPAN}\b(?:monitor|classif\w+|diagnos\w+|evaluat\w+)\b${SPAN}\b(?:(?:ai|coding) agents?|conversational ai)\b`,
    String.raw`^your task is to ${SPAN}\b(?:ai|coding) agents?\b`,
  ].join("|"),
  "i",
);

/** Matches an order that one program gives another: to sum up the conversation so far, or to say who speaks next. */
const ORDER = new RegExp(
  [
    String.raw`\b${VERB}\b${SPAN}\b(?:summary|compaction|hand-?off)\b${SPAN}\b(?:conversation|session|chat|discussion|thread)(?: so far| above| history| to date| up to)`,
    String.raw`\b(?:summary|compaction|hand-?off)\b${SPAN}\banother (?:llm|language model|model|agent|assistant)\b`,
    String.raw`\b${VERB}\b${SPAN}\b${TITLE}\b${SPAN}\b(?:tasks?|sessions?|threads?)\b${SPAN}\bprompt\b`,
    String.raw`\bprompt for continuing (?:our|the|this) conversation\b`,
    String.raw`\bdetermine who should${SPAN}\bspeak next\b`,
  ].join("|"),
  "i",
);
/** Matches the beginning of a text that a program sends in its person's place. */
const OPENING =
  /^\s*(?:you are now acting as the [^\n.]{0,60}\bsub-?agent\b|the user (?:has )?stepped away\b|perform a web search for the query:|(?:web )?page content:\s*\n-{3,}\s*\n)/i;

/** Matches a mark in capitals by which an agent says what its own text is for. */
const MODE = /^\s*\[[A-Z]{3,20} MODE\b/;

/** Words of a person who orders something for themselves. */
const OWN = /(?<![\w'’])(?:i|i['’](?:m|d|ll|ve)|my|mine|me)(?![\w'’])/i;
/** A person orders a summary in a line. An agent says at length what must be in it. */
const LEAST_ORDER = 200;
/** An order stands at the beginning of a text. What follows are examples and rules. */
const READ = 1_500;

/** Returns whether an agent, and no person, wrote the last message of the user. */
export function isAgentJob(turns: readonly Turn[]): boolean {
  const instructions = turns.filter(isInstruction).map(({ text }) => text.slice(0, READ).trimStart());
  if (instructions.some((text) => SUBAGENT.test(text) || ROLE.test(firstSentence(text)))) return true;
  const last = turns.findLast(({ role }) => role === "user")?.text ?? "";
  if (OPENING.test(last.slice(0, READ)) || MODE.test(last)) return true;
  if (last.length < LEAST_ORDER) return false;
  const read = last.slice(0, READ);
  const order = ORDER.exec(read);
  return order !== null && !OWN.test(read.slice(0, order.index + order[0].length));
}

/** Lines that Claude Code puts before all instructions, whatever they are. */
const PREAMBLE =
  /^(?:x-anthropic-billing-header:[^\n]*\n\s*)?(?:you are (?:claude code|a claude agent)\b[^\n]*\n\s*)?/i;

/** Returns the first sentence of instructions. A longer one is no order. */
function firstSentence(instructions: string): string {
  return /^[^\n.!?]{0,400}/.exec(instructions.replace(PREAMBLE, ""))?.[0] ?? "";
}
