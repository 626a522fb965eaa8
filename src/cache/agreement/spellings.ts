import { wordSet } from "./words.ts";

/** British and American spellings of words that have no other meaning in either; not metre, cheque, programme, practise. */
const AMERICAN: ReadonlyMap<string, string> = new Map(
  `colour:color colours:colors coloured:colored favourite:favorite favourites:favorites behaviour:behavior
  behaviours:behaviors neighbour:neighbor neighbours:neighbors flavour:flavor flavours:flavors honour:honor
  rumour:rumor humour:humor tumour:tumor organise:organize organised:organized organisation:organization
  organisations:organizations realise:realize recognise:recognize optimise:optimize summarise:summarize
  analyse:analyze minimise:minimize maximise:maximize centre:center theatre:theater defence:defense
  aluminium:aluminum travelling:traveling traveller:traveler cancelled:canceled modelling:modeling
  maths:math apologise:apologize memorise:memorize normalise:normalize visualise:visualize`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(":") as [string, string]),
);

/** Whoever speaks of these may well be asking which spelling belongs where. */
const SPELLING_TALK = wordSet(
  "british american americans britain england uk usa us english canadian canadians canada australian australia use uses used using instead vs versus",
);

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  "two three four five six seven eight nine ten eleven twelve".split(" ").map((word, at) => [word, String(at + 2)]),
);

/** One spelling per word. "One" is left alone: it is a pronoun more often than a number. */
export function canonicalSpelling(list: readonly string[]): readonly string[] {
  const spellingMatters = list.some((word) => SPELLING_TALK.has(word.toLowerCase()));
  return list.map((word) => NUMBER_WORDS.get(word) ?? (spellingMatters ? word : (AMERICAN.get(word) ?? word)));
}
