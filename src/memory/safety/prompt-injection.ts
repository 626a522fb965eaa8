import { regex } from "../../text/regex.ts";

/*
 * Detects text that gives the model orders instead of telling it something about the user. It comes from pasted pages,
 * from answers that repeat them, or from somebody who may write to a memory. Recall would inject it again and again, so
 * the vault quarantines it until a person has looked at it. How a user wants to be answered is no such order.
 */

/** The reasons to quarantine a text. */
const INJECTION_KINDS = ["overrides", "impersonates", "conceals", "exfiltrates"] as const;
export type InjectionKind = (typeof INJECTION_KINDS)[number];

export const isInjectionKind = (given: unknown): given is InjectionKind =>
  INJECTION_KINDS.some((command) => command === given);

/**
 * Cheap tests for words without which the patterns of a kind cannot match. Nearly all texts end at them, at 5 µs for
 * 1,000 characters. The patterns would take fifty times that.
 */
const MENTIONS_INSTRUCTIONS =
  /instruc|direct(?:ives?|rices|ion)|prompt|rules|guideline|constraint|restriction|limitation|programming|guardrail|polic(?:y|ies)|you were told|anweisung|vorgabe|richtlinie|vorschrift|regel|befehl|consigne|règle|reglas|indicaciones|órdenes|normas|\bmode\b/i;
const MENTIONS_IGNORING =
  /ignor|disregard|forget|overr|bypass|neglect|follow|obey|comply|missacht|vergiss|vergess|überschreib|umgeh|befolg|oubli|néglig|contourn|tiens|tenez|suis|suivez|abstraction|olvid|omit|descart|por alto|no sig|obede|\bmode\b|you (?:are|have)/i;
const MENTIONS_SPEAKER =
  /(?:system|developer|système|sistema|instruc|prompt|directive|anweisung|consigne)[^:\n]{0,30}:/i;
const MENTIONS_USER = /\buser\b|nutzer|utilisateur|usuario/i;
const MENTIONS_SECRECY =
  /nobody|no ?one|any(?:one|body)|mention|secret|hidden|yourself|(?:not|n't|never) (?:tell|reveal|disclose)|without telling|niemand|personne|nadie/i;

/**
 * The start of a clause, or somebody who shall carry the order out. "I ignore all rules" and "to ignore all rules" are
 * no orders.
 */
const CLAUSE_START = String.raw`(?:^|[.!?:;,…"'“”„«»()[\]>*#|–—-]\s{0,4}|\b(?:please|now|then|and|but|just|simply|kindly|immediately|instead|you (?:must|should|will|shall|can|may|are to|need to|have to)|must|bitte|jetzt|und|sofort|du (?:musst|sollst)|maintenant|et|veuillez|tu dois|vous devez|por favor|ahora|y|debes|tienes que)\s+)`;
/** Excludes the user's own earlier wishes, which they may take back. */
const NOT_MINE = String.raw`(?!(?:\S+\s+){0,3}(?:my|meine[nrms]?|mes|mis)\b)`;
const WITHIN_CLAUSE = String.raw`[^.!?\n]{0,40}?`;

const OVERRIDES: readonly RegExp[] = [
  // English, German, French and Spanish patterns: the verb, and that it means what the model was told.
  regex.iu`${CLAUSE_START}(?:ignore|disregard|forget|override|overrule|bypass|neglect|(?:do not|don't|never|stop) (?:follow|obey|comply with)(?:ing)?)\s${NOT_MINE}${WITHIN_CLAUSE}\b(?:previous|prior|above|earlier|preceding|foregoing|system|developer|initial|original|all|any|your|other|everything)\b${WITHIN_CLAUSE}\b(?:instructions?|prompts?|rules|guidelines|directives?|directions|constraints|restrictions|programming|guardrails|polic(?:y|ies)|you were told)\b`,
  regex.iu`${CLAUSE_START}(?:ignorier\w*|missachte\w*|vergiss|vergesst|vergessen sie|überschreibe\w*|umgehe\w*|befolge\w* nicht)\s${NOT_MINE}${WITHIN_CLAUSE}(?:vorherig|bisherig|obig|früher|vorangegangen|vorig|alle|sämtlich|deine|ihre|system)\w*${WITHIN_CLAUSE}(?:anweisung|instruktion|regel|vorgabe|richtlinie|befehl|prompt|vorschrift)\w*`,
  regex.iu`${CLAUSE_START}(?:ignore[rz]?|oublie[rz]?|néglige[rz]?|contourne[rz]?|ne (?:tiens|tenez) (?:pas|plus) compte|ne (?:suis|suivez) (?:pas|plus)|fais abstraction|faites abstraction)\s${NOT_MINE}${WITHIN_CLAUSE}(?:instructions?|consignes?|règles?|directives?|prompts?)${WITHIN_CLAUSE}(?:précédent|antérieur|ci-dessus|système|initial|reçu|donné)\w*`,
  regex.iu`${CLAUSE_START}(?:ignore[rz]?|oublie[rz]?|contourne[rz]?|ne (?:tiens|tenez) (?:pas|plus) compte)\s(?:de |des )?(?:toutes|tes|vos|l'ensemble)\s${WITHIN_CLAUSE}(?:instructions?|consignes?|règles?|directives?|prompts?)`,
  regex.iu`${CLAUSE_START}(?:ignor[ae]|olvid[ae]|omit[ae]|descart[ae]|pas[ae] por alto|no sig[au]s?|no obedezcas)\s${NOT_MINE}${WITHIN_CLAUSE}(?:instrucciones|reglas|indicaciones|órdenes|directrices|normas|prompts?)${WITHIN_CLAUSE}(?:anterior|previa|arriba|sistema|inicial|recibid|dad[ao]s)\w*`,
  regex.iu`${CLAUSE_START}(?:ignor[ae]|olvid[ae]|omit[ae]|descart[ae])\s(?:todas|tus|sus)\s${WITHIN_CLAUSE}(?:instrucciones|reglas|indicaciones|órdenes|directrices|normas)`,
  /\b(?:enter|enable|activate|switch to|you are (?:now )?in) (?:developer|god|debug|dan|jailbreak|unrestricted) mode\b/i,
  /\byou (?:are|have) (?:now |from now on )?(?:no longer (?:bound|restricted|limited)|no (?:restrictions|rules|guidelines|limitations|constraints)|free (?:of|from) (?:all|any|your) (?:rules|restrictions|guidelines|constraints))/i,
];

const IMPERSONATES: readonly RegExp[] = [
  // "System: Windows 11" is a description, so the pattern requires words that speak to the model.
  /(?:^|[\n\]>#*"'“(.!?-])\s{0,4}(?:\[|<\|?)?(?:system|developer|système|sistema)(?:\s+(?:prompt|message|note|override|update|nachricht|hinweis))?\s*(?:\]|\|?>)?\s{0,2}:\s{0,4}(?:you\b|your\b|from now|always|never|ignore|disregard|do not|don't|reveal|act as|respond|answer|reply|new\b|the (?:user|assistant)\b|du\b|ab jetzt|immer|antworte|ignorier|tu\b|vous\b|toujours|réponds|ignore[zr]|siempre|responde|ignora|debes)/i,
  /\b(?:new|updated|real|actual|secret|hidden) (?:system )?(?:instructions?|prompt|directives?)\s*:|\bneue (?:system)?anweisung(?:en)?\s*:|\bnouvelles? (?:instructions?|consignes?)\s*:|\bnuevas? instrucci(?:ón|ones)\s*:/i,
];

const DIRECTS_ANSWERS =
  /\b(?:always|from now on|every ?time|whenever|in every (?:answer|reply|response)|immer|ab jetzt|ab sofort|von nun an|jedes mal|in jeder antwort|toujours|désormais|dorénavant|à partir de maintenant|à chaque fois|siempre|a partir de ahora|de ahora en adelante|cada vez)(?=[\s,:])[^.!?\n]{0,60}?\b(?:answer|repl|respon|say|recommend|suggest|includ|add|insert|append|begin|start|end|mention|claim|send|praise|antwort|sag|empfiehl|empfehl|füg|erwähn|schreib|répon|dis|dites|recommand|ajout|commenc|mentionn|contest|di|diga|recomiend|añad|incluy|menciona)/i;

/**
 * Orders to keep something from the user, or from everybody. Users may keep what is their own: "tell nobody my
 * address".
 */
const CONCEALS_FROM_USER =
  /\b(?:do not|don't|never|without) (?:ever )?(?:tell|telling|inform|informing|let|letting|notify|notifying|reveal|revealing|disclos\w+|mention|mentioning|show|showing)\b[^.!?\n]{0,40}?\b(?:the|this|your) user\b|\b(?:hide|conceal|keep) (?:this|it|these|that)\b[^.!?\n]{0,30}\bfrom the user\b|\b(?:sag|sage|verrate|erzähle?|teile)\b[^.!?\n]{0,20}\b(?:dem|der|den) (?:be)?nutzer(?:in)?\b[^.!?\n]{0,20}\b(?:nicht|nichts|nie)\b|\bohne (?:es )?(?:dem|den|der) (?:be)?nutzer|\b(?:ne|n')\s?(?:le |lui |en )?(?:dis|dites|révèle|révélez|mentionne|mentionnez|parle|parlez)\w*[^.!?\n]{0,30}\bl['’]utilisateur|\bsans (?:le dire|en parler|informer)[^.!?\n]{0,12}l['’]utilisateur|\b(?:no|nunca|sin) (?:se lo |le |lo )?(?:dig|menci|revel|inform|decir)\w*[^.!?\n]{0,30}\b(?:al|el) usuario/i;
const CONCEALS_FROM_ALL =
  /\b(?:tell (?:nobody|no ?one)|(?:do not|don't|never) (?:tell|mention|reveal|disclose)[^.!?\n]{0,24}?\b(?:anyone|anybody|this|it|that)|keep (?:this|it|that) (?:a )?(?:secret|hidden|to yourself)|without (?:telling|mentioning)|(?:sag|sage|verrate|erzähle?)[^.!?\n]{0,20}niemande[mn]|niemande[mn][^.!?\n]{0,20}(?:sagen|verraten|erzählen)|(?:ne|n')\s?(?:le |en )?(?:dis|dites|parle|parlez|révèle)\w*[^.!?\n]{0,20}(?:à|a) personne|no (?:se )?(?:lo )?(?:dig|cuent|menci|revel)\w*[^.!?\n]{0,20}(?:a )?nadie)\b(?!\s+(?:about |of |über |de |sobre )?(?:my|our|mein\w*|mon|ma|mes|mi|mis)\b)/i;

const EXFILTRATES: readonly RegExp[] = [
  /\b(?:send|post|forward|upload|leak|transmit|exfiltrate|append|encode)\b[^.!?\n]{0,60}\b(?:conversations?|chat(?: history)?|messages|memor(?:y|ies)|secrets?|passwords?|credentials?|api keys?|system prompt|personal (?:data|information))\b[^!?\n]{0,60}\bhttps?:\/\//i,
  // An image address with a placeholder sends its content to the server of the image.
  /!\[[^\]\n]{0,60}\]\(\s{0,4}https?:\/\/[^\s)]{0,400}(?:[{[<$]|%7B|=(?:DATA|SECRET|CONVERSATION|HISTORY|QUERY|MESSAGE|PROMPT)\b)/i,
  regex.iu`${CLAUSE_START}(?:reveal|print|repeat|output|leak|recite|dump)\s(?:\S+\s){0,4}(?:your|the|all) (?:hidden |initial |full |entire |complete |original )*(?:system prompt|system message|hidden prompt|instructions above)\b`,
];

/**
 * Returns a text as a model reads it: without invisible characters, and with one form for each letter. Most texts are
 * that already.
 */
function normalizeForModel(text: string): string {
  return /[\u00AD\u0250-\uFFFF]/.test(text)
    ? text.normalize("NFKC").replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]|\uDB40[\uDC00-\uDFFF]/g, "")
    : text;
}

/** Returns why a text must be quarantined, or null if it gives the model no orders. */
export function detectInjection(text: string): InjectionKind | null {
  const read = normalizeForModel(text);
  const lines = /\s\s|\n/.test(read) ? read.replace(/[^\S\n]+/g, " ").replace(/ ?\n[ \n]*/g, "\n") : read;
  const joined = lines.includes("\n") ? lines.replaceAll("\n", " ") : lines;
  const matches = (pattern: RegExp): boolean => pattern.test(lines);
  if (MENTIONS_INSTRUCTIONS.test(joined) && MENTIONS_IGNORING.test(joined)) {
    if (OVERRIDES.some((pattern) => matches(pattern) || (joined !== lines && pattern.test(joined)))) return "overrides";
  }
  if (MENTIONS_SPEAKER.test(lines) && IMPERSONATES.some(matches)) return "impersonates";
  if (MENTIONS_USER.test(joined) && CONCEALS_FROM_USER.test(joined)) return "conceals";
  if (MENTIONS_SECRECY.test(joined) && CONCEALS_FROM_ALL.test(joined) && DIRECTS_ANSWERS.test(joined))
    return "conceals";
  return (lines.includes("://") || MENTIONS_INSTRUCTIONS.test(lines)) && EXFILTRATES.some(matches)
    ? "exfiltrates"
    : null;
}
