import { names, type Vocabulary, words } from "../vocabulary.ts";

export const GERMAN_VOCABULARY: Vocabulary = {
  starts: String.raw`ich|mein|meine|wir|kannst|können|bitte|jetzt(?=\s+\S+\s+(?:ich|wir)\b)|eigentlich`,
  proclitics: "",
  elided: "wohne|lebe|arbeite|mag|liebe|hasse|komme|studiere|spreche",
  resumed: "lebe|wohne|arbeite",
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
