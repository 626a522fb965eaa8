import { estimateTokenCount } from "tokenx";

/** An estimate of what a text costs a model: real tokenizers weigh a megabyte. */
export function estimateTokens(text: string): number {
  return text === "" ? 0 : estimateTokenCount(text);
}
