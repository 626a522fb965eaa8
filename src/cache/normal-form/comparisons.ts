import { AUXILIARIES, QUESTION_WORDS, wordSet } from "./words.ts";

/* Rewrites questions in which two things are compared. */

const DIFFERS =
  /^how (?:is|are|does|do) (.+?) (?:any )?(?:different (?:from|than)|differs? from) (.+?)(?: each other)?$/;
const DIFFER = /^how (?:does|do|are|is) (.+? and .+?) (?:differs?|different)(?: from (?:each other|one another))?$/;
const REFERRING = wordSet("it this that these those they them one other others each");

/** Rewrites "how does a crow differ from a raven" as "what is the difference between a crow and a raven". */
export function canonicalComparison(list: readonly string[]): readonly string[] {
  if (list[0] !== "how" || !list.some((word) => word.startsWith("differ"))) return list;
  const text = list.join(" ");
  const two = DIFFERS.exec(text);
  const both = two === null ? (DIFFER.exec(text)?.[1] ?? null) : `${two[1] ?? ""} and ${two[2] ?? ""}`;
  if (both === null) return list;
  const words = both.split(" ");
  const isPlain =
    words.filter((word) => word === "and").length === 1 &&
    words.length < 12 &&
    words.every(
      (word) =>
        !REFERRING.has(word) && !QUESTION_WORDS.has(word) && !AUXILIARIES.has(word) && /^[A-Za-z0-9]/.test(word),
    );
  return isPlain ? ["what", "is", "the", "difference", "between", ...words] : list;
}

const EITHER =
  /^((?:which|who|what) (?:is|are|would be|will be) (?:the )?(?:better|best|cheaper|faster|safer|healthier|stronger)(?: [a-z]+){0,2}) (?:[,:] )?([A-Za-z0-9+#.-]+(?: [A-Za-z0-9+#.-]+){0,2}) or ([A-Za-z0-9+#.-]+(?: [A-Za-z0-9+#.-]+){0,2})$/;

/** Gives one order to the two things of "which is better, tea or coffee". */
export function canonicalChoice(list: readonly string[]): readonly string[] {
  if (list.indexOf("or") < 3 || list.indexOf("or") !== list.lastIndexOf("or")) return list;
  const said = EITHER.exec(list.join(" "));
  if (said === null) return list;
  const [, opening = "", one = "", other = ""] = said;
  const [first, second] = [one, other].toSorted();
  return `${opening} , ${first} or ${second}`.split(" ");
}

/** Judgements of which "how" asks the degree, and whose answers say it as well if only asked whether. */
const JUDGED =
  "(?:safe|reliable|good|useful|effective|common|healthy|harmful|dangerous|accurate|true|hard|difficult|easy|popular|risky|profitable)";
const DEGREE = new RegExp(`^how (${JUDGED}) (is|are) (it|(?:[^ ]+ ){0,5}[^ ]+)( (?:to|for) .+)?$`);

/** Rewrites "how safe is it to climb alone" as "is it safe to climb alone". */
export function canonicalDegree(list: readonly string[]): readonly string[] {
  if (list[0] !== "how") return list;
  const said = DEGREE.exec(list.join(" "));
  if (said === null) return list;
  const [, judged = "", verb = "", subject = "", tail = ""] = said;
  return `${verb} ${subject} ${judged}${tail}`.split(" ");
}
