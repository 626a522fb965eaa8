/* Rewrites wishes, permissions and predicaments that ask what a plain question asks. */

const PLAIN_END = "[?.! ]*$";

/** "I'd like to change my username. How do I do that?" The mark of a sentence is a token of its own. */
const WISH_AND_HOW = new RegExp(
  `^(?:(?:hi|hello|hey) [,!.]? ?)?(?:(?:I|we) (?:want|need|would like|wish|am trying|are trying|plan|have)|(?:I|we)'d (?:like|love)|I'm trying) to (.{3,120}?) (?:[,.;] )?(?:and |but |so )?(?:how|how (?:do|can|could|should|would) (?:I|we)(?: (?:do|go about) (?:that|this|it|so))?|how to do (?:that|this|it)|what (?:do|should|must) (?:I|we) do) ?${PLAIN_END}`,
  "i",
);

/** "I forgot my password, what do I do?" */
const PREDICAMENT = new RegExp(
  `^((?:I|my|the|our|we) [^?.!,]{3,100}?) [,.;] (?:and |so )?what (?:do|should|can|must|shall) (?:I|we) do(?: (?:now|then))? ?${PLAIN_END}`,
  "i",
);
const WHAT_TO_DO_IF = /^what (?:do|should|can|must|shall|to) (?:I |we |one |you )?do (?:if|when) /;

/** Ways to ask whether something is allowed or possible. "Is it safe to" and "is it legal to" ask something else. */
const PERMISSION =
  /^(?:is it (?:possible|ok|okay|allowed|permitted|fine|alright)(?: for (?:me|us|one|you|someone))? to|(?:am I|are we|is one|are you) (?:allowed|permitted|able) to|(?:may|could) (?:I|we|one)|can (?:we|one)|do I have the option to|do you (?:allow|let) (?:me|us|people|customers) to) (?=[a-z])/;

const ALLOWED_NUMBER =
  /^(how (?:many|much) (?:[^ ]+ ){1,3})(?:am I|are we|is one) (?:allowed|permitted|able) to (?=[a-z])/;

/** Rewrites "I want to close my account, how?" as "how to close my account". */
export function askInsteadOfWish(list: readonly string[]): readonly string[] {
  const text = list.join(" ");
  const wish = WISH_AND_HOW.exec(text);
  if (wish?.[1] !== undefined) return ["how", "to", ...wish[1].split(" ")];
  const stuck = PREDICAMENT.exec(text);
  if (stuck?.[1] === undefined) return list;
  const [first = "", ...rest] = stuck[1].split(" ");
  return ["what", "should", "I", "do", "if", first === "i" || first === "I" ? "I" : first.toLowerCase(), ...rest];
}

/** Rewrites "is it possible to pay by card" and "am I allowed to pay by card" as "can I pay by card". */
export function canonicalPermission(list: readonly string[]): readonly string[] {
  const text = list.join(" ");
  const asked = text
    .replace(PERMISSION, "can I ")
    .replace(ALLOWED_NUMBER, "$1can I ")
    .replace(WHAT_TO_DO_IF, "what should I do if ");
  return asked === text ? list : asked.split(" ");
}
