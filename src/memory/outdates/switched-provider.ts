import { topicsOf } from "../topics/topics.ts";
import { SERVICE } from "./attributes/providers.ts";
import { isPerson } from "./holder.ts";
import type { EarlierSentence } from "./sentences-in-time.ts";
import { wordings } from "./wordings.ts";
import { regex } from "../../text/regex.ts";

/*
 * Reads that the user went to another company, by its name alone: "we're with Orbix for internet", "switched to Leaf". It
 * says so of no service, so that it counts only if one earlier line may be meant.
 */

/** Tells with which company the user is, by what they call it: "our broadband is Orbix". */
const IS_WITH = wordings(
  String.raw`(?:my|our) (?:${SERVICE.source})(?: provider| company| supplier| plan| contract)? (?:is|are) (?:with |from )?\p{L}+`,
  String.raw`(?:mein|unser)\p{L}* (?:${SERVICE.source}) (?:ist|läuft|kommt) (?:bei |von |über )?\p{L}+`,
  String.raw`(?:mon|ma|notre) (?:${SERVICE.source}) (?:est|vient) (?:chez |de )?\p{L}+`,
  String.raw`(?:mi|nuestr[oa]) (?:${SERVICE.source}) (?:es|está) (?:con |de )?\p{L}+`,
);

/** The name of a company to which somebody went, in four languages. An article stands before a thing, a name of a place behind "moved to". */
const SWITCHED_TO = regex.iu`(?<!\p{L})(?:(?:(?:switched|changed)(?: over| everything| it all)*|moved (?:over|everything|it all)|went over) (?:from [\p{L}\p{N}]+ )?to (?<en>[\p{L}\p{N}]{2,})(?=\W*$|[,.;!]|\s(?:last|this|in|now|because|since|for|after|and|yesterday|today|instead)(?!\p{L}))|zu (?<de>[\p{L}\p{N}]{2,}) (?:gewechselt|gegangen)|(?:pass(?:é|ée|és|ées) chez|changé pour) (?<fr>[\p{L}\p{N}]{2,})(?!\s\p{L}+s(?!\p{L}))|(?:pas(?:é|amos|ado)|cambi(?:é|amos|ado)) a (?<es>[\p{L}\p{N}]{2,})(?!\p{L}))`;
/** Behind such words and no company, in four languages. Whatever has a matter of its own is none either. */
const NO_COMPANY = regex.iu`^(?:the|an?|my|our|her|his|another|nights?|days?|decaf|part|full|half|mir|dir|uns|ihm|ihr|ihnen|fuß|mes|mon|ma|nos|notre|sa|son|la|le|les|lui|eux|elle|el|los|las|un|una|mi|mis|media|otr[oa]|ser|vivir)$`;

/** Returns true if a sentence tells with which company the user is. */
export const tellsProvider = ({ text, attributes }: EarlierSentence): boolean =>
  attributes.some(({ kind }) => kind === "provider") || IS_WITH.test(text);

/** Returns true if a sentence says that the user went to something that may be a company. */
export function switchesProvider(text: string): boolean {
  const groups = SWITCHED_TO.exec(text)?.groups;
  const name = groups?.["en"] ?? groups?.["de"] ?? groups?.["fr"] ?? groups?.["es"];
  return name !== undefined && !NO_COMPANY.test(name) && topicsOf(name).length === 0 && !isPerson(text);
}
