import { contentStems } from "../contains-phrase.ts";
import { topicsOf } from "../topics/topics.ts";
import { compilePattern, LETTER } from "./compile-pattern.ts";
import { holds } from "./forget-candidate.ts";
import { tellsOfNamed } from "./matters-by-language.ts";

/*
 * Matters of a life by the general nouns that an order uses ("my debts", "meine Diagnose"), and how people tell of one
 * without that noun: "4000 euro im dispo", "me salió positivo". Unlike `events.ts` it relates words by what they are
 * mostly about, so that it counts only if a single matter fits.
 */

interface Matter {
  readonly named: ReadonlySet<string>;
  readonly told: RegExp;
}

/** @param told how people tell of it, by beginnings of words. "=" ends a word. */
const matter = (named: string, ...told: readonly string[]): Matter => ({
  named: new Set(contentStems(named)),
  told: compilePattern(`(?<!${LETTER})(?:${told.join("|").replace(/=/gu, `(?!${LETTER})`)})`),
});

const MATTERS: readonly Matter[] = [
  matter(
    "debt debts finances Schulden Geldsorgen Finanzen dette dettes finances deuda deudas finanzas",
    "owe|owing|overdr|in the red(?! \\p{L})|loan(?! officer)|(?:on|off) (?:my|the|a) (?:\\p{L}+ )?credit card|credit card (?:debt|bill)|borrow.{0,30}(?:\\d|money|cash|bank)|bailiff|payday|arrears|maxed out",
    "schulde|dispo=|konto .{0,20}überzogen|im minus|kredit|(?:geld|kohle|euro|\\d+) .{0,20}(?:gepumpt|geliehen)|mahnung|inkasso|ratenzahl|insolven",
    "(?:dois|doit) .{0,15}\\d.{0,6}(?:€|euro|balles)|à découvert|(?:un|mon|mes|des) crédits?=|(?:un|mon|mes|des) emprunts?=|emprunt.{0,25}(?:\\d{3}|argent|banque)|huissier|surendett|impayé",
    "deb(?:o|emos) .{0,15}(?:\\d|euros|dinero|meses|alquiler|banco)|préstamo|dinero prestado|en descubierto|números rojos|(?<!sin )embarg|hipoteca|impag",
  ),
  matter(
    "loan Darlehen Kredit prêt emprunt crédit préstamo crédito",
    "borrow.{0,30}(?:\\d|money|cash|bank)|lent me|loan(?! officer)|(?:geld|kohle|euro|\\d+) .{0,20}(?:geliehen|aufgenommen|gepumpt)|(?:m'a|m'ont) prêté|(?:un|mon|mes|des) (?:emprunt|crédit)s?=|emprunt.{0,25}(?:\\d{3}|argent|banque)|me prest(?:ó|aron|ado)|préstamo|(?:un|mi) crédito",
  ),
  matter(
    "gambling betting casino Glücksspiel Spielsucht Zocken Wetten jeux apuestas ludopatía juego",
    "bets?=|betting|gambl|casino|blackjack|poker|roulette|slot machine|the slots|bookie|scratch ?card|on the (?:horses|dogs)=|lottery",
    "zock|gezockt|wetten?=|gewettet|automaten|spielhalle|sportwett|lotto|pari(?:e|é|ée|ais|er)=|joué au (?:casino|loto|poker)|machines à sous|loto=|apost|apuesto|tragaperras|bingo|lotería",
  ),
  matter(
    "meds medication medicine pills tablets treatment antidepressant antidepressants Medikament Medikamente Tabletten Behandlung Antidepressiva traitement médicament médicaments cachets antidépresseur antidépresseurs medicación tratamiento medicamento pastillas antidepresivos",
    String.raw`\p{L}+(?:tralin|xetin|alopram|faxin|azepam|zolam|prazol|statin|formin|tyrox|ritalin)\p{L}*|lithium|litio|insulin|methadon|valium|xanax|prozac|ritalin|concerta|viagra|zopiclon|sertralin`,
    "antidepress|antidépress|antidepres|prescri(?!ption (?:glass|sunglass|lens))|(?:put|puts|putting) me on|(?:i'm|i am|im|been) on (?:\\p{L}+ )?(?:pills|meds|tablets)|\\d+ ?mg=|pills|tablets|chemo|verschrieben|tabletten|spritze|chemo",
    "mis(?:e)? sous|prescrit|sous (?:traitement|antidép|lithium)|cachets|recet(?:ó|ado|aron)=|me ha mandado (?:pastillas|tomar)|pastillas|quimio",
  ),
  matter(
    "diagnosis sti std health illness disease condition Diagnose Befund Krankheit Erkrankung Gesundheit santé salud diagnostic maladie diagnóstico enfermedad",
    "diagnos|(?:test\\p{L}*|results?|bloods|scan) .{0,15}(?:positive|came back)|came back (?:positive|negative|clear)|biopsy|hiv=|(?<!(?:hearing|first|visual) )aids=|(?<!sign .{0,12})cancer|tumou?r|diabet|herpes|chlamydia|hepatitis|bipolar|adhd|epilep|crohn|lupus|parkinson|std=|sti=|syphilis|gonorrh|multiple sclerosis|alzheimer|dementia|demenz|démence|demencia|stroke=(?! of)|schlaganfall|infar[ck]t|avc=|ictus=",
    "(?:test|getestet|befund|ergebnis) .{0,20}positiv=|positiv getestet|(?<!sternzeichen .{0,12})krebs|tumor|chlamydien|tripper|multiple sklerose|adhs=|fettleber|(?:bei mir|arzt|ärztin|wurde) .{0,40}festgestellt",
    "(?:test\\p{L}*|dépist\\p{L}*|résultats?|revenue?s?) .{0,15}positi(?:f|ve)s?=|positi(?:f|ve)= au|séroposit|vih=|sida=|chlamydia|hépatite|épileps|sclérose|tdah=|diagnosti",
    "(?:test|prueba|resultado|sal\\p{L}+|d[ia]\\p{L}*) .{0,15}positiv[oa]=|seropositiv|clamidia|gonorrea|sífilis|cáncer|tumor|esclerosis|papiloma",
  ),
  // "The test" may be one of driving, so that it means only what such results tell.
  matter(
    "results test tests bloods scan Ergebnis Ergebnisse Test résultat résultats analyse analyses dépistage resultado resultados análisis prueba pruebas analítica",
    "(?:tested|results?|bloods|scan) .{0,15}(?:positive|came back)|tested positive|came back (?:positive|negative|clear)|biopsy|hiv=|chlamydia|hepatitis|herpes|std=|sti=|syphilis|gonorrh",
    "getestet .{0,20}positiv=|(?:test|befund|ergebnis) .{0,20}positiv=|positiv getestet|chlamydien|tripper",
    "(?:test\\p{L}*|dépist\\p{L}*|résultats?|revenue?s?) .{0,15}positi(?:f|ve)s?=|positi(?:f|ve)= au|séroposit|vih=",
    "(?:test|prueba|resultado|sal\\p{L}+|d[ia]\\p{L}*) .{0,15}positiv[oa]=|seropositiv|clamidia|gonorrea|sífilis|papiloma",
  ),
  matter(
    "pregnancy Schwangerschaft grossesse embarazo",
    "pregnan|miscarr|abortion|expecting(?:\\s*$|\\s*[.,;!?]| (?:a (?:baby|child|boy|girl)|twins|our|again)=)|weeks along|ivf=|schwanger|fehlgeburt|abtreib|abgetrieben|enceinte|fausse couche|avort|fiv=|embaraz|abort|espero un bebé|en estado=(?! \\p{L})",
  ),
  matter(
    "abuse violence assault Missbrauch Gewalt Übergriff abus violence violences agression abuso abusos maltrato maltratos agresión",
    "abus|(?:hit|hits|beat|beats|punched|slapped|hurt|hurts) (?:me|her|him|us)=|raped?=|molest|assault|groped",
    "(?:schlägt|schlug) (?:mich|sie|ihn|uns)=|(?:mich|sie|uns|von \\p{L}+(?: \\p{L}+)?) (?:\\p{L}+ )?geschlagen|missbrauch|vergewaltig|begrapscht|verprügel|(?:me|m'a|m'ont|la|l'a|nous) frapp|(?:m'a|l'a|nous a|été) battu|violée?=|violer=|touché quand|agress(?!if|iv)|(?:me|la|le|nos) peg(?:a|ó|aba)=|maltrat|viol(?:ó|aron|ad[oa])=|agred|(?:me|la|le) tocó (?:cuando|sin)=",
  ),
  matter(
    "drinking alcohol booze Alkohol Trinken Saufen alcool boisson alcohol bebida",
    "drink(?:ing)? (?:too much|every|again|alone|heavily|a lot|a bottle)|(?:been|stopped|quit|started|was|keep) drinking|drunk|vodka|whisky|wine=|beers?=|sober|relaps|alcoholic|rehab(?! (?:for|exercise))|hungover|trinke (?:zu viel|wieder|jeden|täglich|heimlich|abends)|(?:wieder|zu viel|heimlich|bier|wein|schnaps) .{0,15}getrunken|saufe|gesoffen|betrunken|wodka|nüchtern|entzug|alkoholiker",
    "bois (?:trop|beaucoup|encore|en cachette|tous les|chaque|une? (?:verre|bouteille))|(?:trop|de|à) boire=(?! \\p{L})|bourrée?=|ivre|alcooli|sevrage|rechut|beb(?:o|í|ido|iendo) (?:demasiado|de más|todos|cada|a escondidas|otra vez|una botella)|borrach|alcohólic|recaí|copas",
  ),
  matter(
    "drugs Drogen drogue drogues drogas",
    "weed=(?! (?:my|the))|(?<!(?:diet|drink|drinking|love|like) )coke=(?! (?:zero|light))|cocaine|mdma|ecstasy|ketamine|heroin|meth=|(?:an?|one|two|smok\\p{L}*|roll\\p{L}*|einen|un|deux) joints?=(?! (?:account|venture))|(?:on|take|took|auf|nehme|pris|prends) speed=|lsd=|shrooms|(?<!(?:je|tu|il|elle|on) )kiff|gekifft|koks|gras geraucht|rauche gras=|ecstasy|cannabis|cocaïne|pétards?=|du shit=|fum(?:e|é) un joint|porros?=|(?:tomo|tomé|met\\p{L}+|de) coca=(?!.cola| zero)|cocaína|marihuana|hachís|pastis=",
  ),
  matter(
    "marriage relationship Ehe Beziehung mariage couple relation matrimonio relación pareja",
    "husband|wife|partner|spouse|married|boyfriend|girlfriend|ehemann|ehefrau|mein\\p{L}* (?:ex.)?(?:mann|frau)=|freundin=|verheiratet|(?:mon|ma|son|sa) (?:ex.)?(?:mari|femme)=(?! de)|conjoint|copain|copine|marido|mi (?:ex.)?mujer=|espos|novi[oa]=",
  ),
  matter(
    "affair crush fling Affäre Seitensprung Schwärmerei liaison aventure lío aventura",
    "slept with|kissed|seeing someone|behind (?:his|her|my) (?:husband|wife|back|partner|boyfriend|girlfriend)|cheat(?:ed|ing)|crush(?!ed)|in love with|married man|fremd(?:ge|gehe)|geküsst|mit (?:\\p{L}+ ){1,4}geschlafen|verliebt|affäre|embrass|couché avec|trompé|amoureu|liaison|liad[oa] con|enrollad|bes(?:é|ado)=|acost(?:é|ado) con|enamorad|engañ",
  ),
  matter(
    "interview Vorstellungsgespräch Bewerbungsgespräch Bewerbung entretien candidature embauche entrevista candidatura",
    "interview|appl(?:ied|ying) (?:to|at|with|for (?:a|an|the) (?:\\p{L}+ )?(?:job|position|role|post)=)|vorstellungsgespräch|bewerbungsgespräch|bewerb|beworben|entretien|candidat|postul|entrevista|solicitud",
  ),
  matter(
    "prison jail police arrest conviction crime Gefängnis Knast Haft Polizei Anzeige Vorstrafe prison police condamnation garde cárcel prisión policía denuncia condena",
    "arrest|jail|prison|convict|charged with|cautioned|on probation=(?! .{0,20}(?:job|work|company))|shoplift|stole=(?! (?:second|third|home))|(?:got|been|was) done for|dr(?:ink|unk).?driv|haft=|u-haft|knast|verhaftet|anzeige=(?! .{0,40}(?:aufgegeben|geschaltet))|angezeigt|verurteilt|vorbestraft|geklaut|gefängnis|garde à vue|condamné|en taule|volé=(?! en)|cárcel|detuv|detenid|condenad|preso=|robé|denunci",
  ),
  matter(
    "depression therapy burnout anxiety Depression Depressionen Therapie Burnout Psyche dépression thérapie angoisse angoisses depresión terapia ansiedad",
    "depress|anxi|panic|burn(?:ed|t)? ?out|suicid|self.?harm|cut(?:s|ting)? (?:my|him|her)self|(?<!(?:(?:as|am|i'm|im) an? (?:\\p{L}+ )?|(?:als|bin|suis|soy|como|study|studiere|étudie|estudio) ))(?:therap(?!y (?:dog|cat))|psychiat|counsell)|(?<!(?:car|van) )breakdown",
    "depri|panik|suizid|umbringen|ritze=|geritzt|(?:war|bin|muss|komme|ging) .{0,15}in (?:der|die|einer|eine) klinik=|(?<!(?:(?:as|am|i'm|im) an? (?:\\p{L}+ )?|(?:als|bin|suis|soy|como|study|studiere|étudie|estudio) ))psycholog|zusammenbruch|dépress|angoiss|suicid|scarif|psy=|au bout du rouleau|à bout=|ansiedad|autolesi|me hago cortes|suicid|(?<!(?:(?:as|am|i'm|im) an? (?:\\p{L}+ )?|(?:als|bin|suis|soy|como|study|studiere|étudie|estudio) ))(?:psicólog|psiquiatr)|ataques? de pánico",
  ),
  matter(
    "fight argument row Streit Zoff Krach dispute engueulade pelea discusión bronca",
    "fought|argued|argument with|(?:an|the|huge|big) argument=(?! of)|not speaking|stopped talking|screamed at|shouted at|threw (?:me|him|her|us|them) out|gestritten|zoff|angeschrien|reden nicht mehr|kein wort mehr|disput|engueul|se parle plus|criée? dessus|pele(?:é|amos|ado)|discut|no nos hablamos|grit(?:é|ó)=",
  ),
  matter(
    "accident crash Unfall accident accidente",
    "crash(?! (?:course|diet))|knocked (?:down|over)|ran over|(?:ran into|hit) (?:a|an|the|another|my|his|her) (?:\\p{L}+ )?(?:car|van|bike|tree|wall|lamp|post|cyclist|pedestrian|bus|truck|lorry|deer|fence|kerb|curb|motorbike)=|hit and run|totall?ed|angefahren|unfall|zu schrott|gegen (?:ein|eine|einen|den|die|das) (?:baum|mauer|wand|laterne|leitplanke|auto|pfosten|zaun|poller|bus|lkw)=|accident|renversé|rentrée? dans (?:une?|le|la) (?:\\p{L}+ )?(?:arbre|mur|voiture|camion|poteau|vélo|scooter|moto)|rentrée? dedans|embouti|atropell|choqu|estrell(?:é|ó|ado|amos)=",
  ),
  matter(
    "sexuality orientation outing Sexualität Orientierung sexualité sexualidad orientación",
    "gay=|lesbian|bisexual|bi=|queer|trans=|(?:i|he|she|they|brother|sister|son|daughter) came out=(?! of)|not straight|schwul|lesbisch|homo(?:=|sex)|lesbienne|sorti du placard|lesbiana|salí del armario",
  ),
];

/** Nouns that name health as a whole: "ma santé". */
const HEALTH: ReadonlySet<string> = new Set(contentStems("health Gesundheit santé salud"));

/**
 * Returns whether a text tells of the matter that a word of an order names. Returns null if the word names none.
 * @param wanted the stem of the word
 * @param byTopic whether any text about health tells of health
 */
export function tellsOfMatter(text: string, wanted: string, byTopic = true): boolean | null {
  const matters = MATTERS.filter(({ named }) => holds(named, wanted));
  const isHealth = holds(HEALTH, wanted);
  const ofLanguage = tellsOfNamed(text, wanted);
  if (matters.length === 0 && !isHealth) return ofLanguage;
  return (
    ofLanguage === true ||
    matters.some(({ told }) => told.test(text)) ||
    (isHealth && byTopic && topicsOf(text).includes("health"))
  );
}
