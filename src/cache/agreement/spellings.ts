import { AUXILIARIES, QUESTION_WORDS, wordSet } from "./words.ts";

/** British and American spellings of words that have no other meaning in either; not metre, cheque, programme, practise. */
const AMERICAN: ReadonlyMap<string, string> = new Map(
  `colour:color colours:colors coloured:colored favourite:favorite favourites:favorites behaviour:behavior
  behaviours:behaviors neighbour:neighbor neighbours:neighbors flavour:flavor flavours:flavors honour:honor
  rumour:rumor humour:humor tumour:tumor organise:organize organised:organized organisation:organization
  organisations:organizations realise:realize recognise:recognize optimise:optimize summarise:summarize
  analyse:analyze minimise:minimize maximise:maximize centre:center theatre:theater defence:defense
  aluminium:aluminum travelling:traveling traveller:traveler cancelled:canceled modelling:modeling
  maths:math mathematics:math counselling:counseling skilful:skillful fulfil:fulfill jewellery:jewelry
  apologise:apologize memorise:memorize normalise:normalize visualise:visualize`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(":") as [string, string]),
);

/** Words that say the same wherever they stand in a question. */
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

/** Compounds that are written with a hyphen and without, and mean the same. Not "man-eating". */
const HYPHENATED =
  /^(?:long-term|short-term|part-time|full-time|real-time|real-life|high-school|long-distance|second-hand|one-sided|self-study|first-time|high-speed|low-cost|low-carb|fast-food|post-graduate|middle-class|mid-range|open-source|real-world|one-way|two-factor|fat-free|sugar-free|gluten-free|dairy-free|check-in|text-book)$/;

/** Whoever speaks of these may well be asking which spelling belongs where. */
const SPELLING_TALK = wordSet(
  "british american americans britain england uk usa us english canadian canadians canada australian australia use uses used using instead vs versus",
);

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  "two three four five six seven eight nine ten eleven twelve".split(" ").map((word, at) => [word, String(at + 2)]),
);

/** "Give it two" may be a mark on a scale of its own. */
const COUNTING_REQUESTS = wordSet("list name explain describe compare tell calculate compute convert solve");

/** One spelling per word. "One" is left alone: it is a pronoun more often than a number. */
export function canonicalSpelling(list: readonly string[]): readonly string[] {
  const spellingMatters = list.some((word) => SPELLING_TALK.has(word.toLowerCase()));
  const counts =
    QUESTION_WORDS.has(list[0] ?? "") || AUXILIARIES.has(list[0] ?? "") || COUNTING_REQUESTS.has(list[0] ?? "");
  const asks = QUESTION_WORDS.has(list[0] ?? "") || AUXILIARIES.has(list[0] ?? "");
  return list
    .map((word) => (asks ? (SAME_WORD.get(word) ?? (HYPHENATED.test(word) ? word.replace("-", " ") : word)) : word))
    .map(
      (word) =>
        (counts ? NUMBER_WORDS.get(word) : undefined) ?? (spellingMatters ? word : (AMERICAN.get(word) ?? word)),
    );
}
