import { isActionVerb, isImpersonalAction, verbOfParticiple } from "./action-verbs.ts";
import { wordSet } from "./words.ts";

/* Rewrites the frames of a question for a procedure that `how-to.ts` does not know, as "how can I …". */

/** Verbs whose past looks the same: "how I put it" tells a story. */
const PAST_LIKE_PRESENT = wordSet("put read cut set quit beat become run spread shut let hit");

/** Verbs whose "should" asks for what is right: "how should I vote". With any other it asks for a procedure. */
const JUDGED = wordSet("vote treat respond react behave act feel think spend choose decide judge answer talk");

/** "What should I do to …", "what steps should one take to …". "What must I do to" asks for conditions, and stays. */
const TO_DO =
  /^what (?:(?:should|could|might) (I|we|one|you|someone|people) do|(?:things|steps|measures) (?:should|can|could) (I|we|one|you) (?:take|do)) (?:to|in order to) (?:be able to )?([a-z]+) (?=[a-z])/i;

/** "How I can …", "how one can …", as in indirect questions. */
const UNINVERTED = /^how (?:I|one|we) (?:can|could|may) ([a-z]+) (?=[^ ])/;
/** "How I hack …". */
const BARE = /^how (?:does )?I ([a-z]+) (?=[^ ])/;
const ADVICE = /^how should (?:I|we|one) ([a-z]+) (?=[^ ])/;
/** "How can scars be removed from glass": anybody removes them. */
const PASSIVE =
  /^how (?:can|could|may|should|do) ((?:(?!be |I |we |you |one |it |this |that |these |they |he |she |not )[^ ]+ ){1,5})be ([a-z]+)(?= |$)/;
/** "How is a burn treated". With other verbs a process may be meant, of nature or of an industry. */
const FOUND_OUT =
  /^how (?:is|are) ((?:(?!I |we |you |one |it |this |that |these |they |he |she |not )[^ ]+ ){1,5})(calculated|determined|measured|computed|treated|diagnosed|cured|detected|prevented|hacked)(?= |$)/;

/** Gives the frames "what should I do to", "how I can", "how should I" and "how can … be …" the form "how can I". */
export function canonicalProcedure(list: readonly string[]): readonly string[] {
  if (list[0] !== "how" && list[0] !== "what") return list;
  const text = list.join(" ");
  const said = list[0] === "what" ? askHowToDo(text) : askActively(text);
  return said === text ? list : said.split(" ");
}

function askHowToDo(text: string): string {
  return text.replace(TO_DO, (frame, one: string | undefined, two: string | undefined, verb: string) => {
    const asker = one ?? two;
    return (asker === "you" || asker === "people" ? isImpersonalAction(verb) : isActionVerb(verb))
      ? `how can I ${verb} `
      : frame;
  });
}

function askActively(text: string): string {
  return text
    .replace(UNINVERTED, (frame, verb: string) => (isActionVerb(verb) ? `how can I ${verb} ` : frame))
    .replace(BARE, (frame, verb: string) =>
      isActionVerb(verb) && !PAST_LIKE_PRESENT.has(verb) ? `how can I ${verb} ` : frame,
    )
    .replace(ADVICE, (frame, verb: string) => (isActionVerb(verb) && !JUDGED.has(verb) ? `how can I ${verb} ` : frame))
    .replace(PASSIVE, askForDoer)
    .replace(FOUND_OUT, askForDoer);
}

function askForDoer(frame: string, object: string, participle: string): string {
  const verb = verbOfParticiple(participle);
  return verb === null ? frame : `how can I ${verb} ${object.trim()}`;
}
