import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/* `npm run prose` fails on a comment that begins with a word that hides who acts. CONTRIBUTING has the rule. */

const HIDES_THE_ACTOR = /^(?:What|Who|Whoever|Whose|Whether|That|Of|Null:)(?!\w)/;

/** Matches a block comment's first line, or a line comment. In JSX a brace stands before it. */
const OPENING = /^\s*\{?\/\*+\s*(.*)$|(?:^|\s)\/\/\s+(.*)$/;

const FOLDERS = ["src", "test", "cli", "scripts", "train"];
const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", ...FOLDERS], { encoding: "utf8" });
/** @type {string[]} */
const found = [];
for (const file of listed.split("\n").filter((name) => /\.(?:tsx?|mjs)$/.test(name))) {
  const lines = readFileSync(file, "utf8").split("\n");
  lines.forEach((line, at) => {
    const [, block, single] = OPENING.exec(line) ?? [];
    const isContinued = single !== undefined && /^\s*\/\/\s/.test(lines[at - 1] ?? "");
    const text = block === "" ? (lines[at + 1] ?? "").replace(/^\s*\*\s?/, "") : (block ?? single ?? "");
    if (!isContinued && HIDES_THE_ACTOR.test(text)) found.push(`${file}:${at + 1}: ${text}`);
  });
}

for (const line of found) console.error(line);
if (found.length > 0) {
  console.error(`${found.length} comments begin with a word that hides who acts. Name the actor, then a verb.`);
  process.exitCode = 1;
}
