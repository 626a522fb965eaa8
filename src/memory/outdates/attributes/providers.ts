import { either, type Wordings, wordings } from "../wordings.ts";
import { type Attribute, USER } from "./attribute.ts";
import { regex } from "../../../text/regex.ts";

/*
 * Reads with which company the user has a contract, in four languages: "hab nen Handyvertrag bei Nordfunk", "estoy con Lumio
 * para la luz". Another company for the same service replaces the earlier one.
 */

/** The services of companies to a household, by the words that tell of them. */
const SERVICES: Readonly<Record<string, Wordings>> = {
  phone: wordings(
    String.raw`(?:mobile|phone|cell|sim)(?: contract| plan| provider)?|handy\p{L}*|mobilfunk\p{L}*|forfait|opérateur|portable|téléphon(?:e|ie)|móvil|celular|tarifa móvil`,
  ),
  internet: wordings(String.raw`internet|broadband|wifi|wlan|fibre|fiber|glasfaser|dsl|la box|fibra`),
  energy: wordings(
    String.raw`electricity|energy|power bill|gas bill|strom\p{L}*|kwh|gasvertrag|électricité|l['’]énergie|la luz|electricidad`,
  ),
  insurance: wordings(String.raw`insur\p{L}+|versicher\p{L}+|assur\p{L}+|mutuelle|seguros?|asegurad[oa]`),
  bank: wordings(
    String.raw`bank(?:ing)?|(?:current|checking) account|girokonto|konto|banque|compte (?:courant|bancaire)|banco|cuenta`,
  ),
};
/** Any of these services. */
export const SERVICE: Wordings = either(...Object.values(SERVICES));
/** Things that are insured apart, in four languages. */
const INSURED: Readonly<Record<string, Wordings>> = {
  car: wordings(String.raw`car|auto|kfz\p{L}*|voiture|coche|carro`),
  home: wordings(String.raw`home|house|contents|haus\p{L}*|wohn\p{L}*|habitation|maison|hogar|casa`),
  health: wordings(String.raw`health|dental|kranken\p{L}*|zahn\p{L}*|santé|salud|médico`),
  animal: wordings(String.raw`pet|dog|cat|hund\p{L}*|katze\p{L}*|chien|chat|perro|gato`),
};
/** The name of a company behind the user's contract. No article or possessive stands before it, but in Spanish and French. */
const WITH = regex.u`(?<!\p{L})(?:with|bei|chez|con)\s+(?:(?:la|el|le)\s+)?(?!(?:an?|the|my|our|his|her|your|their|it|them|him|us|me|this|that|no|de[rmn]|die|das|eine?[rmn]?|mein\p{L}*|unser\p{L}*|uns|ihm|ihr|ihnen|mon|ma|mes|notre|moi|lui|eux|nous|une?|mis?|nuestr\p{L}+|ell[oa]s?|él|una?|quién|wem|qui)(?!\p{L}))(?<name>[\p{L}\p{N}]{2,})`;

const nameIn = (texts: Readonly<Record<string, Wordings>>, text: string): string | undefined =>
  Object.entries(texts).find(([, words]) => words.test(text))?.[0];

/** Returns with which company a clause tells that the user has a contract. */
export function providersIn(clause: string): Attribute[] {
  const name = WITH.exec(clause)?.groups?.["name"];
  const service = name === undefined ? undefined : nameIn(SERVICES, clause);
  if (name === undefined || service === undefined) return [];
  const kin = service === "insurance" ? `${service} ${nameIn(INSURED, clause) ?? ""}` : service;
  return [{ kind: "provider", of: { ...USER, kin }, value: [name] }];
}
