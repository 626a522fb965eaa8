import { CHECKS } from "./doctor/checks.mjs";
import { lookAround } from "./doctor/surroundings.mjs";

/**
 * Looks for the commonest mistakes between an app, the proxy and its upstream. It changes nothing. The exit code is 1 if
 * there is one.
 * @param {{ url: string; dataDir: string; json?: boolean }} options
 */
export async function doctor({ json, ...options }) {
  const around = await lookAround(options);
  const results = [];
  for (const { name, needsProxy, find } of CHECKS) {
    const isSkipped = needsProxy && !around.health.isOurs;
    const mistake = isSkipped ? null : await find(around);
    const status = isSkipped ? "unknown" : mistake ? "mistake" : "well";
    results.push({ check: name, status, ...mistake });
    if (!json) console.log(`${SIGNS[status]} ${name}${mistake ? `: ${mistake.found}\n    ${mistake.mend}` : ""}`);
  }
  if (json) console.log(JSON.stringify(results, null, 2));
  const mistakes = results.filter(({ status }) => status === "mistake").length;
  if (!json) console.log(mistakes === 0 ? "\nNo mistake was found." : `\nMistakes: ${mistakes}.`);
  if (mistakes > 0) process.exitCode = 1;
}

const SIGNS = { well: "✓", mistake: "✗", unknown: "?" };
