/*
 * The slot of a standing instruction: what it competes with. Two instructions in one slot cannot both hold, so the
 * later one does. Patterns and this table share the slots they both know (`instruction:length`).
 */

/** The words of an instruction that say what it is about, by slot, in the order they are tried in. Without accents. */
const SLOTS: readonly (readonly [slot: string, words: RegExp])[] = [
  [
    "address",
    /\b(?:(?:ge)?duz\w*|(?:ge)?siez\w*|(?:per|beim|das) (?:du|sie)|(?:du|sie) zu mir|sag (?:ruhig )?(?:du|sie)|tuto(?:i|y)\w*|vouvo(?:i|y)\w*|(?:dis|dites) moi (?:tu|vous)|au (?:vous|tu)|le vous|tute\w+|(?:de|trates? de) (?:tu|usted|vos|ud)|usted|voseo)\b/,
  ],
  [
    "name",
    /\b(?:(?:call|calls|calling|address|addressed) me|refer to me|go by|my (?:first |full |last )?name|nick ?name\w*|nennt? (?:sie )?mich|mich (?:\w+ ){1,3}(?:zu )?nennen|sprich mich|sprechen sie mich|m appeler|appelle moi|appelez moi|llamame|llameme|me llam\w+|llamarme)\b/,
  ],
  ["pronouns", /\b(?:pronoun\w*|they them|she her|he him)\b/],
  ["gendered language", /\b(?:gender\w*|binnen i|inclusi[fv]\w*|point median)\b/],
  [
    "currency",
    /\b(?:currenc\w+|wahrung\w*|devises?|moneda|divisas?|euros?|dollars?|dolares|quid|franken|francs?|pesos|krone[rn]?|yen|rupees|soles|usd|eur|gbp|chf|cad)\b/,
  ],
  [
    "tax",
    /\b(?:netto|brutto|mehrwertsteuer|mwst|hors taxes?|ttc|iva|net (?:amounts?|prices?)|gross (?:amounts?|prices?)|with tax|without tax)\b/,
  ],
  ["units:temperature", /\b(?:celsius|fahrenheit|kelvin|centigrados?|gas mark|temperatur\w*|temps)\b/],
  ["units:distance", /\b(?:km|kilomet\w+|miles|meilen|milles|millas|distan\w+|entfernung\w*)\b/],
  [
    "units:weight",
    /\b(?:kilos?|kg|pounds|pfund|stone|gramm?e?s?|gramos|ounces|cups|tassen|tasses|tazas|libras|livres)\b/,
  ],
  ["units", /\b(?:metric|imperial|metrisch\w*|metriques?|metricos?|units?|einheiten|unites|unidades)\b/],
  ["week number", /\b(?:kalenderwoche\w*|kw|week numbers?|calendar weeks?|numeros? de semaine|numeros? de semana)\b/],
  ["dates", /\b(?:dates?|datum\w*|fechas?|iso|day month|dia mes|jour mois|tag monat|dd mm)\b/],
  [
    "times",
    /\b(?:24 ?h(?:our|r)?|24 (?:stunden|heures|horas)|formato (?:de )?24|am pm|uhrzeit\w*|utc|times in|horas|les heures|time ?zone)\b/,
  ],
  ["emoji", /\b(?:emoji\w*|smiley\w*|emotic\w*|caritas?|kaomoji)\b/],
  ["bullet point", /\b(?:bullet\w*|stichpunkt\w*|aufzahlung\w*|puces?|vinetas?)\b/],
  ["table", /\b(?:tables?|tabellen?|tableaux?|tablas?)\b/],
  ["markdown", /\b(?:markdown|asteri(?:sks?|scos)|asterisques|sternchen|plain text|texto plano|texte brut|reintext)\b/],
  ["heading", /\b(?:head(?:ing|er)s?|uberschrift\w*|titres?|titulos?|encabezados?)\b/],
  ["exclamation mark", /\b(?:exclamation\w*|exclamacion\w*|ausrufezeichen)\b/],
  [
    "code extent",
    /\b(?:(?:whole|full|entire|complete) (?:file|script|code|function)s?|snippets?|what changed|functions? that change|only the (?:changes|part)|ganzen? (?:datei|code|skript)|geanderten zeilen|(?:code|fichier|script) (?:en )?entier|ce qui change|(?:codigo|archivo|script) entero|lo que cambia|fragmentos)\b/,
  ],
  ["code comments", /\b(?:comments?|kommentare?n?|commentaires?|comentarios?)\b/],
  [
    "apology",
    /\b(?:apolog\w*|entschuldig\w*|t excuser|s excuser|vous excuser|excuses|disculp\w*|pedir perdon|pidas perdon)\b/,
  ],
  ["joke", /\b(?:jokes?|puns?|witze?n?|blagues?|chistes?)\b/],
  ["praise", /\b(?:prais\w+|compliment\w*|flatter\w*|lob(?:en|e)?|komplimente?|felicit\w+|elogi\w+)\b/],
  ["swearing", /\b(?:swear\w*|curs(?:e|ing)|profanit\w+|fluch\w*|jur(?:er|es?)|gros mots|tacos|palabrotas)\b/],
  ["source", /\b(?:sources?|citations?|references?|quellen?|belege?|fuentes?|referencias?)\b/],
  [
    "guessing",
    /\b(?:guess\w*|make (?:\w+ )?up|made up|invent\w*|(?:dont|not) (?:know|sure)|unsure|raten|erfind\w*|nicht weisst|unsicher|devin\w*|sais pas|pas sure?|adivin\w*|no (?:lo )?(?:sabes|sepas)|hallucinat\w+)\b/,
  ],
  ["steps", /\b(?:steps?|schritt\w*|etapes?|pas a pas|pasos?)\b/],
  [
    "simplicity",
    /\b(?:(?:plain|simple|easy|basic) (?:english|words?|language)|(?:einfache[mnrs]?|leichte[mnrs]?) (?:deutsch|sprache|worte[n]?)|(?:francais|mots) (?:simples?|faciles?)|(?:espanol|palabras) (?:sencill\w+|faciles))\b/,
  ],
  [
    "language",
    /\b(?:(?:in|auf|en|in the) (?:\w+ )?(?:language|sprache|langue|idioma|english|german|french|spanish|italian|portuguese|dutch|polish|russian|turkish|arabic|catalan|welsh|deutsch|englisch|franzosisch|spanisch|italienisch|platt\w*|hochdeutsch|francais|anglais|allemand|espagnol|occitan|breton|espanol|ingles|castellano|frances|aleman|catalan|gallego|euskera)|answers? from now on|(?:back to|switch to|change to|go to|wieder|zuruck zu|zuruck zum|zum|au|a l|en|al|a) (?:english|german|french|spanish|italian|portuguese|dutch|polish|russian|turkish|deutsch\w*|englisch\w*|franzosisch\w*|spanisch\w*|italienisch\w*|francais|anglais|allemand|espagnol|italien|espanol|ingles|castellano|frances|aleman|italiano))\b/,
  ],
  [
    "simplicity",
    /\b(?:jargon|simple|simply|simpler|plain english|easy words|laym[ae]n\w*|like im (?:five|\d+)|kid|child|beginner|technical|einfach\w*|fach\w+|fremdwort\w*|anfanger|kind|laien?|enfant|debutant|mots simples|simplement|techniques?|nino|principiante|tecnicism\w*|jerga|sencill\w+|palabras faciles)\b/,
  ],
  [
    "tone",
    /\b(?:(?:in)?formal\w*|casual\w*|tone|blunt|direct|honest|polite|colleague|friend|mate|warmer|funny|humou?r|sarcas\w*|locker\w*|formlich\w*|steif|kumpel|ton|direkt|ehrlich|hoflich|frech|streng|formell?e?|ami|pote|collegue|franc|cash|drole|gentle\w*|harsh\w*|nicer|softer|sanft\w*|netter|gentil\w*|dou(?:x|ce)|amable\w*|suave|amig[oa]|sincer[oa]|direct[oa]|coloquial|companer[oa])\b/,
  ],
  [
    "length",
    /\b(?:short\w*|brief\w*|brevity|concise\w*|long(?:er)?|length\w*|detail\w*|(?:one|two|three|four|five|ten|\d+|a few|few) (?:short )?(?:paragraph|sentence|line|word)s?|essays?|(?:write|say) more|as much as|more text|rambl\w*|wordy|kurz\w*|mehr text|knapp\w*|ausfuhrlich\w*|lang|langer|satze?n?|absatze?n?|zeilen|romane?|courts?|courte?s?|brefs?|breve?s?|brevemente|longue?s?|longuement|phrases|lignes|paragraphes?|detaille\w*|cort[oa]s?|cortit[oa]s?|larg[oa]s?|frases|parrafos?|lineas|resumid\w+|grano|conciso)\b/,
  ],
];

/**
 * Returns the slot of an instruction.
 * @param plain its words, folded, one space between two
 */
export function slotOf(plain: string): string {
  const known = SLOTS.find(([, words]) => words.test(plain));
  return `instruction:${known ? known[0] : `said:${plain}`}`;
}
