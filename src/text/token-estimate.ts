import { estimateTokenCount } from "tokenx";

/** Returns about how many tokens a text has. It is an estimate because a real tokenizer weighs a megabyte. */
export function estimateTokens(text: string): number {
  return text === "" ? 0 : estimateTokenCount(text);
}
