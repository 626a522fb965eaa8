import { wordSet } from "./words.ts";

/** Common words of everyday questions. None is another word, or a name, after the slips below. */
const COMMON = wordSet(`
  account accounts address addresses appointment appointments application available balance because beginner benefit benefits booking
  business calendar cancel cancelled category certificate change channel college comment commit company computer connect contact
  contract country create credit currency customer customers database deactivate delete delivery deposit device difference different
  discount document documents download education effective electric email enable engineer engineering english environment equipment
  exchange experience facebook favorite feature features follow government grammar history hospital install instagram insurance
  interest internet internship invoice invoices knowledge language laptop lawyer license limit machine manager marketing medicine
  membership message messages minimum mobile money monthly necessary network notification notifications number online option
  package passport password passwords payment payments people permanently person phone photo picture pictures possible practice
  prepare preparation printer problem problems process profile program programming project question questions receipt receive recover
  refund register registration remove repair replace restaurant return salary savings schedule school screen search security service
  services settings shipping software statement station student students subscription successful symptoms system teacher television
  temporary ticket tickets transfer transaction travel university update upload username vacation verify video website weight whatsapp
  withdraw without youtube
`);

/** Letter pairs of a slip that make another word: "costumer" is one, and "untied" as well. */
const OTHER_WORDS = wordSet("costumer costumers form untied trail trial united bust angel angle diary dairy");

const SLIPS: ReadonlyMap<string, string> = new Map(
  [...COMMON].filter((word) => word.length >= 6).flatMap((word) => slipsOf(word).map((slip) => [slip, word] as const)),
);

/** Returns a word with one of its double letters dropped, with one letter doubled, or with two neighbours exchanged. */
function slipsOf(word: string): string[] {
  const slips: string[] = [];
  for (let at = 1; at < word.length; at++) {
    const [before = "", letter = ""] = [word[at - 1], word[at]];
    if (before === letter) slips.push(word.slice(0, at) + word.slice(at + 1));
    else {
      if (at > 1) slips.push(word.slice(0, at - 1) + letter + before + word.slice(at + 1));
      if (at < word.length - 1) slips.push(word.slice(0, at) + letter + word.slice(at));
    }
  }
  return slips.filter((slip) => !COMMON.has(slip) && !OTHER_WORDS.has(slip));
}

/** Corrects a slip in a common word: "acount", "pasword", "recieve". A word with a capital may be a name. */
export function repairTypos(list: readonly string[]): readonly string[] {
  return list.some((word) => SLIPS.has(word)) ? list.map((word) => SLIPS.get(word) ?? word) : list;
}
