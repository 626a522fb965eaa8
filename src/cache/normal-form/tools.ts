import { isActionVerb } from "./action-verbs.ts";
import { wordSet } from "./words.ts";

/** Languages and tools of programming, whose lower-case names mean nothing else where one works with code. */
const TOOLS = wordSet(
  "python java javascript typescript git github npm yarn pip docker kubernetes excel sql mysql postgresql postgres mongodb php ruby rust golang kotlin django flask react angular vue laravel wordpress matlab bash linux pandas numpy jquery css html latex",
);
const OF_A_TOOL = wordSet("in with on using via");
const NAMING = wordSet("a an the to from and or than vs as of for between by learn install use download");

/**
 * Rewrites "sort a Python list" and "sort a list in Python" as one: the tool goes to the end. "Convert Python to Java"
 * and "install Python" keep their objects.
 */
export function canonicalTool(list: readonly string[]): readonly string[] {
  if (list[0] !== "how" || list[1] !== "to") return list;
  const at = list.findIndex((word, i) => i > 2 && TOOLS.has(word.toLowerCase()));
  const tool = (list[at] ?? "").toLowerCase();
  const before = list[at - 1] ?? "";
  if (at < 0 || list.some((word, i) => i !== at && TOOLS.has(word.toLowerCase()))) return list;
  if (OF_A_TOOL.has(before) && (at === list.length - 1 || list[at + 1] === "?"))
    return [...list.slice(0, at - 1), "in", tool, ...list.slice(at + 1)];
  const next = list[at + 1] ?? "";
  const isNoun = !isActionVerb(next) || at + 2 >= list.length;
  const describes = /^[a-z]{3,}$/.test(next) && !NAMING.has(next) && !OF_A_TOOL.has(next) && isNoun;
  const inside = !OF_A_TOOL.has(before) && !/^(?:to|from|and|or|than|of|for|between)$/.test(before) && at > 2;
  if (!describes || !inside || list.length > at + 3) return list;
  const kept = list.toSpliced(at, 1).map((word) => (word === "an" ? "a" : word));
  return [...kept, "in", tool];
}
