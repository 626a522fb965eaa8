import { AUXILIARIES, QUESTION_WORDS, wordSet } from "./words.ts";

/**
 * British endings and their American ones, of words without another meaning in either. Metre, cheque, programme and
 * practise have one.
 */
const AMERICAN: readonly (readonly [RegExp, string])[] = [
  [/^((?:dis)?(?:col|fav|behavi|neighb|flav|hon|rum|hum|tum|lab|harb))our(?!hood)/, "$1or"],
  [
    /^((?:re|dis)?(?:organ|real|recogn|optim|summar|minim|maxim|apolog|memor|normal|visual|custom|util|special|civil|global|modern|priorit|author|critic|emphas|character|categor|final|social|monet|initial|steril))is(?=e|ing|ation)/,
    "$1iz",
  ],
  [/^(anal|paral|catal)ys(?=e|ing)/, "$1yz"],
  [/^(travel|cancel|model|label|counsel|signal|fuel)l(?=ing|ed|er|or)/, "$1"],
  [/^(cent|theat|fib)re(?=s?$)/, "$1er"],
  [/^(def|off)ence(?=s?$)/, "$1ense"],
  [/^(enrol|fulfil|instal|distil)(?=s?$|ment)/, "$1l"],
  [/^(licen|practi)c(?=e$|ed$|es$|ing$)/, "$1s"],
  [/^(catalog|dialog)ue/, "$1"],
  [/^(gr)ey$/, "$1ay"],
  [/^cheque(?=s?$)/, "check"],
  [/^tyre(?=s?$)/, "tire"],
  [/^pyjamas$/, "pajamas"],
  [/^aluminium$/, "aluminum"],
  [/^math(?:s|ematics)$/, "math"],
];

/** Letters that every British form contains. They spare nearly every word the patterns above. */
const BRITISH = /l(?:s?$|ment)|[nt]ice|ogue|grey|cheque|tyre|pyjam|our|[iy]s[eia]|ll[eio]|[tb]re|ence|mini|^math/;

const american = (word: string): string =>
  BRITISH.test(word) ? AMERICAN.reduce((said, [british, here]) => said.replace(british, here), word) : word;

/** Words with the same meaning in every question. */
const SAME_WORD: ReadonlyMap<string, string> = new Map(
  `website:site websites:sites purchase:buy purchasing:buying photograph:photo photographs:photos
  somebody:someone anybody:anyone everybody:everyone smartphone:phone smartphones:phones cellphone:phone cellphones:phones
  automobile:car automobiles:cars kid:child kids:children below:under learnt:learned whilst:while &:and US:usa U.S.:usa U.S.A.:usa U.S:usa U.S.A:usa U.K.:uk USA:usa e-mail:email e-mails:emails start-up:startup start-ups:startups
  examination:exam examinations:exams gotten:got addicting:addictive web-site:website anti-matter:antimatter
  diffrence:difference diffrences:differences succesful:successful sucessful:successful relegion:religion goverment:government enviroment:environment
  recieve:receive beleive:believe acheive:achieve definately:definitely buisness:business programing:programming tommorow:tomorrow begining:beginning colledge:college untill:until truely:truly non-profit:nonprofit on-line:online smart-phone:phone`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(":") as [string, string]),
);

/** Compounds that are written with or without a hyphen. "Man-eating" and "re-sign" are excluded. */
const HYPHENATED = /^(?:[a-z]{3,}|\d+)-(?!.*ing$)[a-z]{3,}$/;

/** Words of a question that may ask which spelling belongs where. */
const SPELLING_TALK = wordSet(
  "british american americans britain england uk usa us english canadian canadians canada australian australia use uses used using instead vs versus",
);

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  "two three four five six seven eight nine ten eleven twelve".split(" ").map((word, at) => [word, String(at + 2)]),
);

/** Requests in which a number word counts. "Give it two" may be a mark on a scale. */
const COUNTING_REQUESTS = wordSet("list name explain describe compare tell calculate compute convert solve");

/** Gives one spelling to "Rs 15000", "15000 INR" and "15000 rupees", and to "under 15k" if it is a sum. */
function canonicalAmount(list: readonly string[]): readonly string[] {
  if (!list.some((word) => /\d/.test(word))) return list;
  return list
    .map((word) => (/^\d{1,3}(?:,\d{3})+$/.test(word) ? word.replaceAll(",", "") : word))
    .join(" ")
    .replace(/\b(?:Rs|rs|INR|inr)(?: \.)? ?(\d+k?)(?= |$)/, "$1 rupees")
    .replace(/( \d+k?) (?:Rs|rs|INR|inr|rupee|Rupees)(?= |$)/, "$1 rupees")
    .replace(/\b(under|below|over|above|within) (?<sum>\d{1,3})k(?= |$)/, "$1 $<sum>000")
    .split(" ");
}

/** Gives each word one spelling. "One" stays, because it is a pronoun more often than a number. */
export function canonicalSpelling(list: readonly string[]): readonly string[] {
  const spellingMatters = list.some((word) => SPELLING_TALK.has(word.toLowerCase()));
  const counts =
    QUESTION_WORDS.has(list[0] ?? "") || AUXILIARIES.has(list[0] ?? "") || COUNTING_REQUESTS.has(list[0] ?? "");
  const asks = QUESTION_WORDS.has(list[0] ?? "") || AUXILIARIES.has(list[0] ?? "");
  // "What is second-hand" and "what is a second hand" have no other words to tell them apart.
  const apart = list.filter((word) => /^[A-Za-z-]{4,}$/.test(word)).length > 2;
  return (asks ? canonicalAmount(list) : list)
    .flatMap((word) => {
      if (!asks) return [word];
      const same = SAME_WORD.get(word);
      if (same !== undefined) return [same];
      return apart && word.includes("-") && HYPHENATED.test(word) ? word.split("-") : [word];
    })
    .map((word) => (counts ? NUMBER_WORDS.get(word) : undefined) ?? (spellingMatters ? word : american(word)));
}
