/*
 * The answer to "What is escape velocity, and how is it calculated?" answers "What is escape velocity?" as well. The
 * other way round it does not, so the two have no common form: the shorter question looks for the fuller one.
 */

/** A second question. One that supposes something changes the first: "what if I am diabetic". */
const SECOND_QUESTION =
  /^(?:what|how|why|where|when|who|which|is|are|does|do|did|can|could|should|would|will)(?!.*\b(?:if|unless|given|considering|instead|else)\b)(?! (?:about|else|not)\b) [^ ]/;
const EXAMPLES_OF = /^english:what example (?:in|of) (.+)$/;
/** Requests for examples behind a question: "what are some examples of it". */
const EXAMPLES = /^what (?:is |are )?(?:some )?example(?: (?:in|of) (?:it|this|that|these|them|each))?$/;
const MIN_WORDS = 2;

/** A beginning of a form, and a test of what may follow. */
export interface FullerForm {
  readonly start: string;
  readonly mayEnd: RegExp;
}

/** Returns where the forms of fuller questions begin, whose answers hold that to this question. */
export function fullerForms(form: string): readonly FullerForm[] {
  if (!form.startsWith("english:") || form.split(" ").length < MIN_WORDS || / (?:and|\?) /.test(form)) return [];
  // In a longer question "is" and the article are gone.
  const bare = form.replace(/^english:what is (?:the )?(?=[^ ]+$)/, "english:what ");
  const subject = EXAMPLES_OF.exec(form)?.[1];
  return [
    ...[...new Set([form, bare])].flatMap((first) => joined(first, SECOND_QUESTION)),
    ...(subject === undefined ? [] : joined(`english:what ${subject}`, EXAMPLES)),
  ];
}

const joined = (first: string, mayEnd: RegExp): readonly FullerForm[] =>
  [" and ", " ? "].map((joint) => ({ start: `${first}${joint}`, mayEnd }));
