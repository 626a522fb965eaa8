import { names, type Vocabulary, words } from "../vocabulary.ts";

export const GERMAN_VOCABULARY: Vocabulary = {
  starts: String.raw`ich|mein|meine|wir|kannst|können|bitte|jetzt(?=\s+\S+\s+(?:ich|wir)\b)|eigentlich`,
  proclitics: "",
  elided:
    "wohne|lebe|arbeite|mag|liebe|hasse|komme|studiere|spreche|spiele|spiel|backe|fahre|koche|züchte|lerne|lese|male|singe|trainiere|unterrichte|leite|führe|schreibe|nähe|bin|habe|hab|trinke|esse|rauche|jogge|laufe|reite|sammle|pflege|betreue|brauche|suche|will|möchte",
  resumed: "lebe|wohne|arbeite",
  runOns: String.raw`ich (?:bin|hab|habe|hatte|wohne|wohn|lebe|leb|arbeite|arbeit|heiße|heiß|heisse|mag|liebe|hasse|komme|komm|brauche|brauch|will|möchte|spreche|studiere|spiele|fahre|esse|trinke|kann|muss)|(?:er|sie|es) (?:ist|hat|heißt|mag|liebt|lebt|wohnt|arbeitet)|wir (?:sind|haben|wohnen|leben|brauchen)|mein(?:e|en)? \S+ (?:ist|sind|hat|heißt)|wie (?:weit|viel|lange|kann|geht|mach)|was (?:ist|kann|soll|mach|gibt)|wo (?:ist|kann|gibt)|kannst du|kann (?:man|ich)|gibt es|gibts|hast du|bitte \S+`,
  holds: String.raw`kann|könnte|soll|sollte|darf|muss|habe?|bin|werde|würde|hätte|möchte|will|du|wir|er|sie|es|dass|daß|weil|wenn|ob|wo|wie|was|wer|wann|warum|als|seit|bevor|nachdem|während|obwohl|damit|falls|und|aber|oder|denn|sondern|d[aei]s|de[rnms]|eine?[nmr]?|mein\w*|sein\w*|kein\w*|jede\w*|alle\w*|sobald|bis|in|im|zu|zum|zur|mit|von|vom|für|an|am|auf|bei|aus|nach|über|glaube?|denke?|meine?|sage?|sagt|weiß|hoffe?|finde?|nicht|ist|sind|war|:`,
  courtesies: String.raw`danke(?: dir| ihnen| schön| sehr)?|vielen dank|dankeschön|hallo|hi|hey|servus|moin|grüße|lg|freut mich|lol|haha|tschüss`,
  joiners: "und|aber|weil",
  joinersAfterComma: "und|aber",
  reasons: "weil",
  since: "seit",
  subjects: "ich",
  having: "ich habe|wir haben",
  articles: "eine?n?",
  called: "namens",
  determiners: "ein|eine|einen|der|die|das|mein|meine",
  asides: "weil|aber",
  tails: "mehr|nicht mehr|gerne|sehr",
  occupations: words(`
    lehrer, arzt, ärztin, krankenpfleger, krankenschwester, pfleger, ingenieur, entwickler, programmierer, informatiker
    anwalt, rechtsanwalt, anwältin, buchhalter, verkäufer, koch, köchin, bäcker, mechaniker, elektriker, schreiner, tischler
    architekt, journalist, übersetzer, designer, berater, künstler, musiker, student, polizist, fahrer, erzieher, apotheker
    physiker, biologe, biologin, chemiker, psychologe, psychologin, friseur, gärtner, landwirt, bauer, bäuerin, rentner
    wissenschaftler, forscher, fotograf, autor, schriftsteller, schauspieler, steuerberater, projektleiter, freiberufler`),
  languageNames: names(`
    english: englisch
    german: deutsch
    french: französisch
    spanish: spanisch
    italian: italienisch
    portuguese: portugiesisch
    dutch: niederländisch, holländisch
    norwegian: norwegisch
    swedish: schwedisch
    danish: dänisch
    polish: polnisch
    russian: russisch
    ukrainian: ukrainisch
    turkish: türkisch
    arabic: arabisch
    greek: griechisch
    chinese: chinesisch
    japanese: japanisch
    korean: koreanisch
    hebrew: hebräisch
    persian: persisch
    romanian: rumänisch
    hungarian: ungarisch
    czech: tschechisch
    croatian: kroatisch
    catalan: katalanisch
    basque: baskisch
    latin: latein`),
  dietNames: names(`
    vegetarian: vegetarier, vegetarierin, vegetarisch
    vegan: vegan, veganer, veganerin
    pescatarian: pescetarier, pescetarierin`),
  formats: names(`
    emoji: smileys
    bullet point: aufzählungen
    table: tabellen
    heading: überschriften`),
  conditions: words(`
    diabetes typ 1, diabetes typ 2, zöliakie, heuschnupfen, migräne, bluthochdruck, rheuma, depressionen, neurodermitis`),
};
