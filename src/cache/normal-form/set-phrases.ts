import { AUXILIARIES, QUESTION_WORDS } from "./words.ts";

/** Places where people make money. Before them "through", "with", "on" and "from" mean the same. */
const PLATFORM =
  "(?:(?:a|an|my|the) )?(?:youtube|facebook|instagram|quora|amazon|(?:web)?sites?|apps?|blogs?|(?:[a-z]+ )?(?:blogging|trading|marketing|gaming|investing|coding|programming|flipping))\\b";
const EVALUATED = "(?:interesting|amazing|inspiring|inspirational|mind-blowing|fascinating|surprising)";

/**
 * Phrases with one meaning in every context, and a text that each of them needs. Two verbs do not qualify if they agree
 * for most objects only: one "handles" a snake and does not "deal with" it.
 */
const PHRASES: readonly (readonly [needs: string, phrase: RegExp, same: string])[] = [
  [
    "ython",
    /\b(?<=learn |learning |using |with )python\b|\bpython(?= programming\b| developer| code\b| script)/,
    "Python",
  ],
  [
    "your",
    /^what (?:is|are) your (?:views?|opinions?|thoughts?|ideas?|take) (?:on|about|of|regarding) /,
    "what do you think of ",
  ],
  ["about", /^(what (?:do|does|did|would) (?:[^ ]+ ){1,4}think) about /, "$1 of "],
  ["cause", /^what causes (?=[^ ]+(?: [^ ]+)?$)/, "what is cause of "],
  [
    "you",
    /^what was (?=(?:the )?(?:best|worst|[a-z]{3,}est|most [a-z]+) .*\byou\b(?! (?:can|could|will|would|should|do|are|like)\b))/,
    "what is ",
  ],
  ["would", /^what would be (?=your |the best |best )/, "what is "],
  [
    "what",
    /^what if (?=(?:the|a|an|there|I|we|you|he|she|they|it|all|every[a-z]+|some[a-z]+|no[a-z]+|[A-Z][a-z]+) )/,
    "what happens if ",
  ],
  ["relationship", /^how (?:is|are) the (?=relationships? (?:between|of) )/, "what is the "],
  ["of", /^what is (?:the )?(?:definition|concept) of /, "what is "],
  ["all about", /^(what is .*) all about$/, "$1"],
  ["much", /^(why .*\b(?:like|love|hate)\b.*) so much$/, "$1"],
  ["there", /^(how many .*) (is|are) there (?=in |on |at )/, "$1 $2 "],
  ["all", /^(what are) all (?:the |of the )?(?=[a-z]+s )/, "$1 "],
  ["difference", /\b(?:basic|main|key|major|most important) (?=differences?\b)/, ""],
  ["United States", /\bUnited States(?: of [Aa]merica)?/, "usa"],
  ["different", /\b(is|are) (?:the )?different between /, "$1 difference between "],
  ["be", /^how to be (?=an? )/, "how to become "],
  ["be", /\b(wants?|wanted) to be (?=an? )/, "$1 to become "],
  ["money", /\bearn ((?:[a-z]+ )?money)\b/, "make $1"],
  ["money", /\b(money(?: online)?) (?:through|via) /, "$1 from "],
  ["money", new RegExp(`\\b(money(?: online)?) (?:by|with|on|in|using) (?=${PLATFORM})`), "$1 from "],
  ["job", /\b(?:find|land|secure) (?=(?:a|an|the) (?:[a-z]+ )?job\b)/, "get "],
  ["quit", /\b(to|I|you|people|one) quit (?=smoking\b|drinking\b)/, "$1 stop "],
  ["during", /\bduring (?=[a-z])/, "in "],
  ["from", /\b(movie|film|song|game|book|meme|album)(s?) from (?=(?:19|20)\d\d\b)/, "$1$2 in "],
  [" on ", / on (?=(?:19|20)\d\d$)/, " in "],
  ["in ", /\bin (?=quora\b|facebook\b|instagram\b|youtube\b|twitter\b|whatsapp\b)/, "on "],
  ["delete", /\b(delete .*) from (?=quora\b|facebook\b|instagram\b|twitter\b)(?!.* to )/, "$1 on "],
  ["like", /^how (?:is|was) (life|[a-z]+) like (?=in |at |on |during )/, "what is $1 like "],
  ["example", /\bexample(s?) (?:about|for) /, "example$1 of "],
  [
    "?",
    / \? (?=(?:what|how|why|when|where|who) (?:is|are|was|were|do|does|did|can|could|should|would|will) )/,
    " and ",
  ],
  ["film", /\bfilm (?=director|producer|industry|actor|actress|star|festival|critic|review)/, "movie "],
  [
    "film",
    /\b(best|worst|favorite|[a-z]{3,}est|horror|bollywood|hollywood) film(s?)(?= |$)(?! (?:camera|roll|scanner|stock))/,
    "$1 movie$2",
  ],
  [
    "films",
    /(?<!\b(?:thin|plastic|cling|photographic|window|oxide|oil|develop|developing|load|scan) )\bfilms\b/,
    "movies",
  ],
  ["of", /\b(?:(?:different|various) )?(?:kind|type)(s?) of /, "type$1 of "],
  [
    "what",
    new RegExp(`^what are (?:some of the most|some most|the most|some of the|some|the|most) (?=${EVALUATED} )`),
    "what are ",
  ],
];

/** Rewrites phrases with one meaning in one wording. */
export function canonicalPhrase(list: readonly string[]): readonly string[] {
  if (!QUESTION_WORDS.has(list[0] ?? "") && !AUXILIARIES.has(list[0] ?? "")) return list;
  const text = list.join(" ");
  const said = PHRASES.reduce(
    (words, [needs, phrase, same]) => (text.includes(needs) ? words.replace(phrase, same) : words),
    text,
  );
  return said === text ? list : said.split(" ");
}
