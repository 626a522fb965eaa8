import { contentStems } from "../contains-phrase.ts";
import { compilePattern, LETTER } from "./compile-pattern.ts";

/*
 * Events of a life by their nouns, and how a clause tells of one. The verbs alone are said of much else: "I operate a crane"
 * tells of no surgery, "j'ai arrêté de fumer" of no arrest, and "my boss moved the deadline" of no move.
 */

interface LifeEvent {
  readonly named: ReadonlySet<string>;
  readonly told: RegExp;
}

const event = (named: string, ...told: readonly string[]): LifeEvent => ({
  named: new Set(contentStems(named)),
  told: compilePattern(`(?<!${LETTER})(?:${told.join("|")})(?!${LETTER})`),
});

const EVENTS: readonly LifeEvent[] = [
  event(
    "application Bewerbung candidature solicitud",
    "appl(?:ied|y|ying) (?:for|to|at|as|with)|job application|beworben|bewerbe|bewerbung|candidatée?|candidature|postul(?:é|e|ée)|solicit(?:é|ado|ud)",
  ),
  event(
    "resignation Kündigung démission renuncia",
    "(?:i|we) (?:have |had |just )*(?:resigned|quit)(?: (?:my job|at|as|yesterday|today))?(?! (?:from the|smoking|drinking))|(?<!(?:mein|meine|meinen|den|das|die|unser|unsere|unseren) \\p{Lu}?\\p{L}+ )(?<!(?:vermieter\\p{L}*|wohnung) .*)gekündigt|démissionn(?:é|ée|er)|renunci(?:é|ado)|dimit(?:í|ido)",
  ),
  event(
    "dismissal fired sacked Kündigung Entlassung entlassen licenciement licencié renvoi despido despedido despidieron",
    "(?:was|were|been|got|getting|being) (?:fired|sacked|laid off|made redundant)|let me go|(?<!(?:krankenhaus|klinik|spital|haft) )entlassen|mir (?:wurde|ist|haben sie) gekündigt|gefeuert|rausgeschmissen|rausgeflogen|licenciée?|(?:m'ont|m'a|fait|fais|être|été) virée?r?|mise? à la porte|me (?:van a echar|echaron|echan|han echado|vayan a echar)(?! (?:una|de menos))|me (?:despidieron|han despedido)(?! del? coro)|(?:fui|sido) despedid[oa]",
  ),
  event(
    "separation breakup Trennung rupture séparation ruptura separación",
    "(?:am|is|are|were|was|got|be|i|we) (?:now |just )?separated(?! the)|separated from (?:my|him|her)|br(?:oke|eak|oken) ?up|split up|(?:bin|sind|haben uns|habe mich|hab mich|leben) (?:\\p{L}+ ){0,3}getrennt|(?:me suis|nous sommes|on s'est|suis) séparée?s?|rompu|(?:me he|nos hemos|estoy|estamos) separad[oa]s?|me separé|nos separamos|romp(?:í|imos)",
  ),
  event(
    "move moving relocation Umzug déménagement mudanza",
    "(?:i|we)(?:'m|'re| am| are| have| will| just)* (?:moved|moving|move|relocated)(?= (?:to|into|out|in|from|house|flat|away|home|next|last|on|soon|again)(?!\\p{L})|[\\s.,!]*$)(?! on(?! \\p{Lu}))|(?:bin|sind|ziehe|ziehen) (?:\\p{L}+ ){0,4}(?:umgezogen|um)|(?:j'ai|on a|nous avons|je vais|on va) déménag(?:é|er)(?! (?:mon|ma|mes|le|la|les|un|une))|me mud(?:o|é)|nos mud(?:amos)|me he mudado|nos hemos mudado",
  ),
  event(
    "arrest arrested Verhaftung verhaftet arrestation detención detenido",
    "(?:was|were|been|got|getting) arrested|arrested me|verhaftet|festgenommen|(?:été|fait) arrêt(?:ée?s?|er)|me (?:detuvieron|han detenido|arrestaron)|(?:fui|sido|estuve) (?:detenid|arrestad)[oa]",
  ),
  event(
    "affair infidelity cheating cheated Affäre liaison infidelidad",
    "(?:had|having|have|has) an affair|cheat(?:ed|ing) (?:on|with)(?! (?:my|the|an?) (?:\\p{L}+ )?(?:exam|test|diet|quiz|tax))|fremdgegangen|affäre|trompée? (?:ma|mon) (?:femme|mari|copine|copain)|une liaison|infiel|(?:he|me ha) engañad[oa] a? ?mi? ?(?:mujer|marido|novi[oa])?",
  ),
  event(
    "operation surgery Operation OP opération operación",
    "operated on|(?:had|having|have|need|needs|after|get|getting|got) (?:an? |my |the )?(?:\\p{L}+ ){0,2}(?:operation|surgery)|operiert|op(?: am| an der| im| ist| war)|opérée?s?|me opera(?:n|ron)|me (?:han|van a) oper(?:ado|ar)|operad[oa] d",
  ),
];

/**
 * Returns whether a clause tells of the event that a word of an order names. Returns null if the word names none.
 * @param wanted the stem of the word
 */
export function tellsOfEvent(clause: string, wanted: string): boolean | null {
  const events = EVENTS.filter(({ named }) => named.has(wanted));
  return events.length === 0 ? null : events.some(({ told }) => told.test(clause));
}
