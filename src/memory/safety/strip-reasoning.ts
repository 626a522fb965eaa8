/*
 * Some models put their reasoning into the answer. Clients see it, and memory must not: it holds guesses about the user
 * that nobody said.
 */

const NAMES = "think|thinking|thought|thoughts|reason|reasoning|reflection|scratchpad|inner_monologue|seed:think";
const OPENS = String.raw`(?:<\s*(?:${NAMES})(?:\s[^<>\n]{0,200})?>|\[THINK\]|◁think▷|<\|START_THINKING\|>)`;
const CLOSES = String.raw`(?:<\s*/\s*(?:${NAMES})\s*>|\[/THINK\]|◁/think▷|<\|END_THINKING\|>)`;
const MARK = new RegExp(`${OPENS}|${CLOSES}`, "gi");
const CLOSING = new RegExp(`^${CLOSES}$`, "i");

/** The marks of channels: "<|channel|>analysis<|message|>…<|end|>". The channel "final" is for the reader. */
const CHANNEL = /<\|(?:channel|start)\|?>/i;
const FINAL = /<\|channel\|?>\s*final[^<]{0,40}<\|message\|>/gi;
/** A channel of reasoning: "<|channel>thought … <channel|>". */
const THOUGHT_CHANNEL = /<\|channel>\s*(?:thought|analysis|commentary)\b[^]*?(?:<channel\|>|$(?![^]))/gi;
const CONTROL = /<\|?(?:start|end|return|call|message|channel|constrain|START_RESPONSE|END_RESPONSE)\|?>/gi;

/** Words that every mark of reasoning contains. All other answers cost one look. */
const MAY_THINK = /think|thought|reason|reflection|scratchpad|monologue|<\|?(?:channel|start)/i;

/**
 * Returns an answer without its reasoning: between the marks, behind an unclosed one, and before a lone closing one.
 */
export function stripReasoning(answer: string): string {
  if (!MAY_THINK.test(answer)) return answer;
  const spoken = CHANNEL.test(answer) ? inFinalChannel(answer) : answer;
  const plain = outsideMarks(spoken);
  return plain === answer ? answer : plain.trim();
}

function inFinalChannel(answer: string): string {
  const rest = answer.replace(THOUGHT_CHANNEL, "");
  if (!CHANNEL.test(rest)) return rest;
  const finals = [...rest.matchAll(FINAL)];
  const last = finals.at(-1);
  if (last) return rest.slice(last.index + last[0].length).replace(CONTROL, "");
  // Text before the first channel is for the reader.
  return rest.slice(0, rest.search(CHANNEL)).replace(CONTROL, "");
}

/** Removes everything between marks in one pass. A mark within another's reasoning is part of it. */
function outsideMarks(text: string): string {
  let kept = "";
  let from = 0;
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    if (depth === 0 && isCode(text, index, mark)) continue;
    if (CLOSING.test(mark)) {
      // A lone closing mark ends a thought that began with the answer.
      if (depth === 0) kept = "";
      depth = Math.max(0, depth - 1);
    } else {
      if (depth === 0) kept += text.slice(from, index);
      depth += 1;
    }
    from = index + mark.length;
  }
  return depth > 0 ? kept : kept + text.slice(from);
}

/** Returns whether somebody writes about the mark: "`<think>`". */
const isCode = (text: string, at: number, mark: string): boolean =>
  text[at - 1] === "`" && text[at + mark.length] === "`";
