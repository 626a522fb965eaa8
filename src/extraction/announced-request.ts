import { regex } from "../text/regex.ts";

/*
 * Finds where a sentence turns from what somebody says of themselves to what they want, in four languages: "my name is Tom,
 * quick question about pipes". The request is no part of the statement.
 */

/** Words of such requests. Few sentences hold one, and the others are read no further. */
const MAY_ANNOUNCE =
  /question|quick|help|advice|tips|ideas|suggest|recommend|frage|hilfe|\brat\b|tipp|ideen|aide|conseil|idée|pregunta|duda|ayuda|consejo/iu;
const ANNOUNCED = regex.iu`\s*(?:[,;:–—]|\s-)\s*(?:(?:and|so|but|und|et|y|also|donc)\s+)?(?:(?:i\s+|i['’]ve\s+|ive\s+)?(?:just\s+)?(?:have\s+|got\s+)?(?:a\s+|one\s+|another\s+)?(?:quick|short|little|small|random|silly|simple)?\s*(?:question|quick one)|(?:i\s+|we\s+|just\s+|could do with\s+)*(?:need|want|looking for|after)\s+(?:some\s+|a bit of\s+|a few\s+)?(?:help|advice|ideas|tips|suggestions|recommendations)|any (?:tips|ideas|advice|suggestions)|(?:ich\s+)?(?:hätte\s+|habe?\s+)?(?:(?:da|mal|nur|noch)\s+)*(?:ne\s+|eine\s+)?(?:kurze|kleine|schnelle)?\s*frage|(?:ich\s+)?(?:brauche?|bräuchte|suche)\s+(?:(?:mal|bitte|etwas|ein paar|einen?|nen|dringend)\s+)*(?:hilfe|rat|tipps?|ideen)|(?:j['’](?:ai|aurais)\s+)?(?:juste\s+)?(?:une\s+)?(?:petite\s+)?question|(?:j['’](?:ai|aurais)\s+)?besoin\s+(?:d['’]aide|d['’]un coup de main|d['’]un conseil|de conseils|d['’]idées)|(?:tengo\s+)?(?:solo\s+)?(?:una\s+)?(?:pequeña\s+)?(?:pregunta|duda)|necesito\s+(?:tu\s+|un\s+|unos\s+|algunas?\s+)?(?:ayuda|consejos?|ideas))(?!\p{L}).*$`;

/** Returns what a sentence says before it announces a request. Returns the whole sentence if it announces none. */
export function beforeAnnouncedRequest(sentence: string): string {
  if (!MAY_ANNOUNCE.test(sentence)) return sentence;
  const at = sentence.search(ANNOUNCED);
  return at > 0 ? sentence.slice(0, at) : sentence;
}
