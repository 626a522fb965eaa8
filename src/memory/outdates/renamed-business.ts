import type { Matter } from "./matter.ts";
import { wordings } from "./wordings.ts";

/* Reads that the user's shop, firm or band has another name now, in four languages. Nobody has two of one name. */

const BUSINESS = String.raw`(?:shop|store|caf[eé]|bakery|restaurant|bar|pub|salon|studio|firm|company|business|brand|band|podcast|blog|channel|laden|geschäft|bäckerei|kneipe|firma|agentur|marke|kanal|boutique|boulangerie|magasin|resto|boîte|entreprise|marque|atelier|groupe|tienda|obrador|panadería|negocio|local|empresa|marca|taller|grupo|restaurante|peluquería|canal)`;
const IS_CALLED = wordings(
  String.raw`${BUSINESS}(?:[,'’]? [\p{L}\d'’-]+){0,5},? (?:is |it['’]?s |its )?(?:called|named)`,
  String.raw`${BUSINESS}(?:,? [\p{L}\d'’-]+){0,5},? (?:heißt|heisst|namens)`,
  String.raw`${BUSINESS}(?:,? [\p{L}\d'’-]+){0,5},? (?:s['’]appelle|qui s['’]appelle)`,
  String.raw`${BUSINESS}(?:,? [\p{L}\d'’-]+){0,5},? se llama`,
);
/** Few sentences hold one of these, and the others are read no further. */
const MAY_RENAME = /name|renam|nom|nombre|umbenannt|rebapt|rebaut|rebrand|heiß|heiss/iu;
const RENAMED = wordings(
  String.raw`(?:changed|new) (?:the |its |our |my )?(?:\p{L}+ )?name(?! (?:tag|badge|plate|sign))|renamed|rebranded`,
  String.raw`umbenannt|(?:neuer|anderer) name|(?:heißt|heisst|heißen|heissen) (?:jetzt|nun)`,
  String.raw`changé (?:de |le )nom|nouveau nom|rebaptisée?|renommée?|s['’]appelle (?:maintenant|désormais)`,
  String.raw`cambi(?:é|ó|amos|ado) (?:el |de )nombre|nombre nuevo|nuevo nombre|rebautiz\p{L}+|ahora se llama|se llama ahora`,
);
const ANY_BUSINESS = wordings(BUSINESS);

/** The name of a business, until it gets another one. */
export const BUSINESS_NAME: Matter = {
  changes: ({ text, clauses }) =>
    clauses.length > 0 && MAY_RENAME.test(text) && RENAMED.test(text) && ANY_BUSINESS.test(text),
  tells: ({ text }) => IS_CALLED.test(text),
};
