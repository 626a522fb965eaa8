import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadModule } from "../../cli/bundle.mjs";
import { mean, quantile, show, table } from "./support/figures.mjs";
import { readOptions } from "./support/usage.mjs";

export const description = "the tokens that EXTRACTOR=llm sends and is sent for each exchange, as estimated";

const FOLDER = fileURLToPath(new URL("../fixtures/turns/", import.meta.url));
/** Turns of one call: what a person says while the model is asked, or what an import brings. */
const BATCHES = [1, 5, 20];
/** Earlier turns that go with each. */
const BEFORE = 2;

/**
 * Asks no model. The answer is that of a model which finds what the patterns find.
 * @param {string[]} args
 */
export async function run(args) {
  readOptions(args, {});
  const { labelledTurns, extractStatements } = /** @type {typeof import("./extract/parts.ts")} */ (
    await loadModule("test/bench/extract/parts.ts")
  );
  const { promptFor, FORMATS } = /** @type {typeof import("../../src/adapters/llm-extractor/request.ts")} */ (
    await loadModule("src/adapters/llm-extractor/request.ts")
  );
  const { estimateTokens } = /** @type {typeof import("../../src/text/token-estimate.ts")} */ (
    await loadModule("src/text/token-estimate.ts")
  );
  const said = readdirSync(FOLDER).flatMap((file) =>
    labelledTurns(readFileSync(FOLDER + file, "utf8")).map((turn) => turn.said),
  );
  const turns = said.map((text, at) => ({ said: text, before: said.slice(Math.max(0, at - BEFORE), at), at: 0 }));
  const rows = BATCHES.map((size) => {
    const calls = [];
    for (let at = 0; at < turns.length; at += size) calls.push(turns.slice(at, at + size));
    const sent = calls.map((call) => promptFor(call).reduce((sum, { content }) => sum + estimateTokens(content), 0));
    const received = calls.map((call) => estimateTokens(answerTo(call, extractStatements)));
    const [sentEach, receivedEach] = [sent, received].map((tokens) => (mean(tokens) * calls.length) / turns.length);
    return [show(size), show(sentEach ?? 0), show(receivedEach ?? 0), show(mean(sent)), show(quantile(sent, 0.95))];
  });
  console.log(table(["turns a call", "sent a turn", "received a turn", "sent a call", "95 % of calls"], rows));
  const schema = estimateTokens(JSON.stringify(FORMATS[0]));
  console.log(`\n${show(turns.length)} turns of test/fixtures/turns, each with the ${BEFORE} before it.`);
  console.log(`The JSON schema of a call, which some endpoints count as well: ${show(schema)} tokens.`);
}

/**
 * @param {readonly { said: string }[]} call
 * @param {typeof import("./extract/parts.ts")["extractStatements"]} extract
 */
function answerTo(call, extract) {
  const found = call.map(({ said }, i) => ({
    turn: i + 1,
    found: extract(said).map((one) => ({
      kind: "fact",
      about: "preference",
      slot: "slot" in one ? one.slot : "",
      value: "value" in one ? one.value : "",
      quote: one.quote,
      text: one.quote,
    })),
  }));
  return JSON.stringify({ turns: found });
}
