import { contentStems } from "../contains-phrase.ts";
import { topicsOf } from "../topics/topics.ts";
import { compilePattern, LETTER } from "./compile-pattern.ts";
import { holds } from "./forget-candidate.ts";

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
    "owe|owing|overdr|in the red|loan|credit card|borrow|bailiff|payday|arrears|maxed out",
    "schulde|dispo=|überzogen|im minus|kredit|gepumpt|geliehen|mahnung|inkasso|ratenzahl|insolven",
    "dois \\d|doit \\d|découvert|crédit|emprunt|huissier|surendett|impayé",
    "debo|debemos|préstamo|prestado|descubierto|números rojos|embarg|hipoteca|impag",
  ),
  matter(
    "loan Darlehen Kredit prêt emprunt crédit préstamo crédito",
    "borrow|lent me|loan|geliehen|aufgenommen|gepumpt|prêté|emprunt|crédit|presta|préstamo|crédito",
  ),
  matter(
    "gambling betting casino Glücksspiel Spielsucht Zocken Wetten jeux paris apuestas ludopatía juego",
    "bets?=|betting|gambl|casino|blackjack|poker|roulette|slot machine|the slots|bookie|scratch ?card|on the (?:horses|dogs)=|lottery",
    "zock|gezockt|wette|gewettet|automaten|spielhalle|sportwett|lotto|pari[eé]|joué au|machines à sous|loto=|apost|apuesto|tragaperras|bingo|lotería",
  ),
  matter(
    "meds medication medicine pills tablets treatment antidepressant antidepressants Medikament Medikamente Tabletten Behandlung Antidepressiva traitement médicament médicaments cachets antidépresseur antidépresseurs medicación tratamiento medicamento pastillas antidepresivos",
    String.raw`\p{L}+(?:tralin|xetin|alopram|faxin|azepam|zolam|prazol|statin|formin|tyrox|ritalin)\p{L}*|lithium|litio|insulin|methadon|valium|xanax|prozac|ritalin|concerta|viagra|zopiclon|sertralin`,
    "antidepress|antidépress|antidepres|prescri|(?:put|puts|putting) me on|(?:i'm|i am|im|been) on (?:\\p{L}+ )?(?:pills|meds|tablets)|\\d+ ?mg=|pills|tablets|chemo|verschrieben|tabletten|spritze|chemo",
    "mis(?:e)? sous|prescrit|sous (?:traitement|antidép|lithium)|cachets|recet|me ha mandado (?:pastillas|tomar)|pastillas|quimio",
  ),
  matter(
    "diagnosis sti std health results test tests bloods scan illness disease condition Diagnose Befund Ergebnis Ergebnisse Test Krankheit Erkrankung Gesundheit santé salud diagnostic résultat résultats analyse analyses dépistage maladie diagnóstico resultado resultados análisis prueba pruebas analítica enfermedad",
    "diagnos|tested positive|positive=|came back|biopsy|hiv=|aids=|cancer|tumou?r|diabet|herpes|chlamydia|hepatitis|bipolar|adhd|epilep|crohn|lupus|parkinson|std=|sti=|syphilis|gonorrh|multiple sclerosis|alzheimer|dementia|demenz|démence|demencia|stroke=|schlaganfall|infar[ck]t|avc=|ictus=",
    "positiv=|krebs|tumor|chlamydien|tripper|multiple sklerose|adhs=|fettleber|festgestellt",
    "positi(?:f|ve)=|séroposit|vih=|sida=|chlamydia|hépatite|épileps|sclérose|tdah=|diagnosti",
    "positivo|seropositiv|clamidia|gonorrea|sífilis|cáncer|tumor|esclerosis|papiloma",
  ),
  matter(
    "pregnancy Schwangerschaft grossesse embarazo",
    "pregnan|miscarr|abortion|expecting|weeks along|ivf=|schwanger|fehlgeburt|abtreib|abgetrieben|enceinte|fausse couche|avort|fiv=|embaraz|abort|espero un bebé|en estado",
  ),
  matter(
    "abuse violence assault Missbrauch Gewalt Übergriff abus violence violences agression abuso abusos maltrato maltratos agresión",
    "abus|(?:hit|hits|beat|beats|punched|slapped|hurt|hurts) (?:me|her|him|us)=|raped?=|molest|assault|groped",
    "schlägt|geschlagen|missbrauch|vergewaltig|begrapscht|verprügel|frapp|battu|violée?=|violer=|touché quand|agress|peg(?:a|ó|aba)=|maltrat|viol(?:ó|aron|ad[oa])=|agred|tocó",
  ),
  matter(
    "drinking alcohol booze Alkohol Trinken Saufen alcool boisson alcohol bebida",
    "drink|drunk|vodka|whisky|wine|beers?=|sober|relaps|alcoholic|rehab|hungover|trinke|getrunken|saufe|gesoffen|betrunken|wodka|nüchtern|entzug|alkoholiker",
    "bois=|boire|bourrée?=|ivre|alcooli|sevrage|rechut|beb(?:o|í|ido)=|borrach|alcohólic|recaí|copas",
  ),
  matter(
    "drugs Drogen drogue drogues drogas",
    "weed|coke=|cocaine|mdma|ecstasy|ketamine|heroin|meth=|joints?=|speed=|lsd=|shrooms|kiff|gekifft|koks|gras=|ecstasy|cannabis|cocaïne|pétards?=|shit=|fum(?:e|é) un joint|porros?=|coca=|cocaína|marihuana|hachís|pastis=",
  ),
  matter(
    "marriage relationship Ehe Beziehung mariage couple relation matrimonio relación pareja",
    "husband|wife|partner|spouse|married|boyfriend|girlfriend|(?:ehe)?mann=|(?:ehe)?frau=|freundin=|verheiratet|mari=|femme|conjoint|copain|copine|marido|mujer=|espos|novi[oa]=",
  ),
  matter(
    "affair crush fling Affäre Seitensprung Schwärmerei liaison aventure lío aventura",
    "slept with|kissed|seeing someone|behind (?:his|her|my) |cheat|crush|in love with|married man|fremd(?:ge|gehe)|geküsst|geschlafen|verliebt|affäre|embrass|couché|trompé|amoureu|liaison|liad[oa] con|enrollad|bes(?:é|ado)=|acost(?:é|ado) con|enamorad|engañ",
  ),
  matter(
    "interview Vorstellungsgespräch Bewerbungsgespräch Bewerbung entretien candidature embauche entrevista candidatura",
    "interview|applied|applying|vorstellungsgespräch|bewerbungsgespräch|bewerb|beworben|entretien|candidat|postul|entrevista|solicitud",
  ),
  matter(
    "prison jail police arrest conviction crime Gefängnis Knast Haft Polizei Anzeige Vorstrafe prison police condamnation garde cárcel prisión policía denuncia condena",
    "arrest|jail|prison|convict|charged with|cautioned|probation|shoplift|stole|(?:got|been|was) done for|dr(?:ink|unk).?driv|haft=|u-haft|knast|verhaftet|anzeige|angezeigt|verurteilt|vorbestraft|geklaut|gefängnis|garde à vue|condamné|en taule|volé|cárcel|detuv|detenid|condenad|preso=|robé|denunci",
  ),
  matter(
    "depression therapy burnout anxiety Depression Depressionen Therapie Burnout Psyche dépression thérapie angoisse angoisses depresión terapia ansiedad",
    "depress|anxi|panic|burn(?:ed|t)? ?out|suicid|self.?harm|cut(?:s|ting)? (?:my|him|her)self|therap|psychiat|counsell|breakdown",
    "depri|panik|suizid|umbringen|ritz|geritzt|klinik=|psychiatr|psycholog|zusammenbruch|dépress|angoiss|suicid|scarif|psy=|au bout|ansiedad|autolesi|cortes|suicid|psicólog|psiquiatr|ataques? de pánico",
  ),
  matter(
    "fight argument row Streit Zoff Krach dispute engueulade pelea discusión bronca",
    "fought|argued|argument|not speaking|stopped talking|screamed at|shouted at|threw .* out|gestritten|zoff|angeschrien|reden nicht mehr|kein wort mehr|disput|engueul|se parle plus|criée? dessus|pele(?:é|amos|ado)|discut|no nos hablamos|grit(?:é|ó)",
  ),
  matter(
    "accident crash Unfall accident accidente",
    "crash|knocked (?:down|over)|ran (?:over|into)|hit (?:a|the|and run)|totall?ed|angefahren|unfall|zu schrott|gegen (?:einen|den|die|eine)|accident|renversé|rentrée? dans|embouti|atropell|choqu|estrell",
  ),
  matter(
    "sexuality orientation outing Sexualität Orientierung sexualité sexualidad orientación",
    "gay=|lesbian|bisexual|bi=|queer|trans=|came out|not straight|schwul|lesbisch|homo|lesbienne|sorti du placard|lesbiana|salí del armario",
  ),
];

/** Nouns that name health as a whole: "ma santé". */
const HEALTH: ReadonlySet<string> = new Set(contentStems("health medical Gesundheit santé salud"));

/**
 * Returns whether a text tells of the matter that a word of an order names. Returns null if the word names none.
 * @param wanted the stem of the word
 */
export function tellsOfMatter(text: string, wanted: string): boolean | null {
  const matters = MATTERS.filter(({ named }) => holds(named, wanted));
  const isHealth = holds(HEALTH, wanted);
  if (matters.length === 0 && !isHealth) return null;
  return matters.some(({ told }) => told.test(text)) || (isHealth && topicsOf(text).includes("health"));
}
