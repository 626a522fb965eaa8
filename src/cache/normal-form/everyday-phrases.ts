import { isActionVerb, verbOfGerund } from "./action-verbs.ts";
import { ACRONYMS } from "./known-names.ts";
import { AUXILIARIES, QUESTION_WORDS } from "./words.ts";

/** Qualities that rise only as they get better. "To increase the delay" and "to improve the delay" are opposites. */
const RAISED =
  "(?:literacy|willpower|intelligence|confidence|self-esteem|productivity|efficiency|eyesight|ranking|credit score|understanding|communication|creativity|flexibility|fluency)";
const EXAM_HEAD = "(?:books?|coaching|institutes?|courses?|sites?|apps?|strategy|material|notes|channels?|classes)";

/** An acronym of an exam, which the word "exam" only repeats. */
const EXAM_NAMED = /\b([A-Za-z]{3,8}) (?:entrance )?(?:exams?|examinations?)\b/;

type Phrase = readonly [needs: string, phrase: RegExp, same: string];

/** Phrases with one meaning, before the frame of a question is read. */
const PHRASES: readonly Phrase[] = [
  [
    "effective",
    /^(what (?:is|are) (?:the |some )?(?:of the )?)(?:most )?(?:effective|efficient) (?=ways? )/,
    "$1best ",
  ],
  [
    "way",
    / in (?:an?|the) (?:best|good|better|effective|efficient|possible|healthy) (?:possible )?(?:way|manner)$/,
    "",
  ],
  ["if so", / (?:[?,.;] )?if so (?:, )?why$/, ""],
  ["earn", /\bearn (?=(?:online|from|on|through|with|via)\b)/, "make money "],
  [
    "of",
    /^(?:what|which) (?:kind|type|sort)s? of ([a-z]+) (?=(?:do|does|did|should|would|can|could|will) )/,
    "what $1 ",
  ],
  ["available", / available(?=$| (?:in|on|for|online|at) )(?<=\b(?:best|good|cheapest|top|free) .*)/, ""],
  ["determine", /^(how (?:to|(?:can|do|could) (?:I|you|we|one))) (?:determine|compute|work out) /, "$1 calculate "],
  [
    "tell",
    /^how (?:can|could|do|does|would) (?:I|you|we|one|someone) (?:tell|know|find out) (?:if|whether) /,
    "how do I know if ",
  ],
  [
    "know",
    /^how (?:can|could|do|does|would) (?:I|we|one|someone) (?:tell|know) (?:if|whether|that) /,
    "how do I know if ",
  ],
  ["year", /\b(?:the )?year (?=(?:19|20)\d\d\b)/, ""],
  ["behind", /\b(reasons?|story|meaning|logic|science|idea|concept|purpose) behind /, "$1 of "],
  ["merica", /(?<!\b(?:[Ss]outh|[Nn]orth|[Ll]atin|[Cc]entral|of|[Cc]aptain|[Ss]panish|[Mm]iss) )\b[Aa]merica\b/, "usa"],
  ["one's", /\bone's (?=[a-z])/, "my "],
  ["/her", /\b(?:his\/her|his or her) (?=[a-z])/, "my "],
  ["prepar", /\bstart (?:my |the )?preparations? (?=for )/, "prepare "],
  [
    "prepar",
    new RegExp(
      `(?<=\\b${EXAM_HEAD} (?:[a-z]+ )?)(?:for (?:preparing|preparation|the preparation)|to prepare) (?:for|of) `,
    ),
    "for ",
  ],
  ["preparation", new RegExp(`(?<=\\b${EXAM_HEAD} for (?:the )?(?:[A-Za-z]+ ){1,2})preparations?$`), ""],
  ["increase", new RegExp(`\\bincrease (?=(?:my |the |your )?(?:[a-z]+ )?${RAISED}\\b)`), "improve "],
  ["rid", /\brid (?:off|from|off of) (?=[a-z])/, "rid of "],
  ["feel", /^how (?:it|is it|does it) feels? (?:like )?(?=to )/, "what is it like "],
  ["like", /^(?:how|what) it (?:is|was) like (?=to |[a-z]+ing )/, "what is it like "],
  ["like", /^how (?:is|was) it like (?=to |[a-z]+ing )/, "what is it like "],
  ["main", /\b(?:main|primary|principal|major) (?=(?:cause|reason|purpose|function|goal|aim|objective)s? )/, ""],
  [
    "handle",
    /\b(how (?:to|(?:do|can|should) (?:I|we|one|you))) handle (?=(?:[a-z]+ )?(?:stress|pressure|anxiety|depression|criticism|rejection|failure|anger|people|parents|teachers?|boss|bull(?:y|ies)|situations?|grief|loss|breakup|conflicts?)\b)/,
    "$1 deal with ",
  ],
  ["worth", /^is it worth (?:it )?(?:to buy|buying) ((?:[^ ]+ ){0,4}[^ ]+)$/, "is $1 worth buying"],
  ["still", /^(why (?:is|are) (?:[^ ]+ ){1,3})still (?:so )?(?=[a-z]+$)/, "$1"],
  ["series", /\b(TV|tv|television) series\b/, "$1 show"],
  ["learn how", /\blearn(ing)? how to /, "learn$1 to "],
  ["learn", /\blearn to play (?=(?:the |an? )?[a-z]+$)/, "learn "],
  ["1", /\b1 (?=(?:hour|day|week|month|year|minute)\b)/, "one "],
  ["business", /\b(start|run|build|grow|own|open) an? (?=business\b)/, "$1 "],
  [
    "happen",
    /^(what (?:(?:will|would|does) happen|happens) if) (?:you|we|one|someone|people) (?=(?:actually |really )?(?:eat|drink|swallow|inhale|take|smoke|chew)s? )(?!.*\byou)/,
    "$1 I ",
  ],
  ["would", /^how would (you|I) (?=(?:define|describe|explain|use|calculate|pronounce) )/, "how do $1 "],
  ["all of", /\ball of (?=(?:my|the|our) )/, "all "],
  ["abroad", /\bin abroad\b/, "abroad"],
  ["control", /\b(how (?:to|(?:do|can|should) (?:I|we|one)) control) (?:on|over) (?=[a-z])/, "$1 "],
  ["weight", /\bput on (?:some |more )?weight\b/, "gain weight"],
  ["exam", /\bon (?=(?:my |the |an |a )?(?:[a-z]+ )?(?:exam|test|interview)s?\b)/, "in "],
  ["from", /\b(internship|job|admission|loan|scholarship|degree) from (?=[A-Za-z])/, "$1 at "],
  ["about", /\b(learn(?:ing)?) (?:more )?about (?=[a-z])/, "$1 "],
  [
    "how",
    /^(how (?:to|(?:do|can|could|should) (?:I|we|one)) (?:learn|understand|study) .*) (?:well|better|properly)$/,
    "$1",
  ],
  ["way", /^is there (?:any|a|some) ways? how to /, "is there a way to "],
  ["shall", /^how shall (?:I|we) /, "how should I "],
  ["better", /^which (?:one )?is (?=better\b)/, "what is "],
  ["asked", /\bquestions? asked (?=on |in )/, "question "],
  ["difference", /^how (?:do|can|would) (?:you|I|we|one) tell (?=(?:the )?differences? between )/, "what is "],
  ["where", /^where (is|are) (?=(?:the |some of the )?(?:best|cheapest|nicest|worst|safest) )/, "what $1 "],
  ["mobile", /\bbest mobiles? (?=(?:under|below|for|in|to|within) |$)/, "best phone "],
  ["effectively", /^(how (?:to|[a-z]+ [A-Za-z]+) [a-z]+ .+?) (?:more )?effectively$/, "$1"],
  ["started", /\bget started (?:on|in|using) (?=[A-Za-z])/, "get started with "],
  [
    "skill",
    /\b((?:improve|enhance) (?:my |your |the )?(?:[a-z]+ )?(?:[a-z]+ing|[Ee]nglish|communication|leadership|vocabulary)) skills?\b/,
    "$1",
  ],
  ["out", /\b((?:get|come|go) out) from (?=[a-z])/, "$1 of "],
  [
    "should",
    /^(?:what|which) ((?:[a-z]+ )?(?:[a-z]{3,})) should (?:I|one|we|you|someone) (buy|visit|read|watch|see)(?= (?:in|under|below|within|for|on|about|to|at) |$)/,
    "what is the best $1 to $2",
  ],
  ["there", /^(what .*?) (?:that )?(?:is|are) (?:out )?there$/, "$1"],
  ["fb", /\bfb\b(?=$| (?:account|page|profile|password|id|group|friend))/i, "facebook"],
  ["oogle", /\b[Gg]oogle (?=[Cc]hrome\b)/, ""],
];

/** Rewrites everyday phrases with one meaning in one wording. */
export function canonicalEveryday(list: readonly string[]): readonly string[] {
  const [first = ""] = list;
  if (!QUESTION_WORDS.has(first) && !AUXILIARIES.has(first)) return list;
  const text = list.join(" ");
  const said = PHRASES.reduce(
    (words, [needs, phrase, same]) => (text.includes(needs) ? words.replace(phrase, same) : words),
    text,
  )
    .replace(EXAM_NAMED, (exam, name: string) =>
      ACRONYMS.has(name.toLowerCase()) || /^[A-Z]{3,}$/.test(name) ? name : exam,
    )
    .replace(/\b(learn|learning|start|begin) ([a-z]+ing)(?= |$)/, gerundAsInfinitive);
  return said === text ? list : said.split(" ");
}

/** Rewrites "learn swimming" as "learn to swim". */
function gerundAsInfinitive(said: string, verb: string, gerund: string): string {
  const learnt = verbOfGerund(gerund) ?? verbOfGerund(gerund.replace("lling", "ling"));
  return learnt !== null && isActionVerb(learnt) ? `${verb === "begin" ? "start" : verb} to ${learnt}` : said;
}
