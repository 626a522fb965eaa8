/* Exports the parts that the baselines share with the product: its word splitter and its embedder. */

export { embeddingText, roundText } from "../../../src/memory/round.ts";
export { comparedDimensions } from "../../../src/memory/embedding/compared-dimensions.ts";
export { estimateTokens } from "../../../src/text/token-estimate.ts";
export { wireVault } from "../../../src/wiring.ts";
export { contentWords } from "../../../src/text/words.ts";
