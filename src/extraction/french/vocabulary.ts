import { names, type Vocabulary, words } from "../vocabulary.ts";

export const FRENCH_VOCABULARY: Vocabulary = {
  starts: String.raw`je|j'|mon|ma|nous|peux|pouvez|maintenant(?=\s+(?:je\s|j'|nous\s))|en fait`,
  proclitics: "j'",
  elided: "",
  resumed: "",
  joiners: "et|mais",
  joinersAfterComma: "et|mais",
  reasons: "",
  since: "depuis",
  subjects: "",
  having: "j['’]ai|nous avons",
  articles: "une?",
  called: "nommée?|appelée?|qui s'appelle",
  determiners: "le|la|les|un|une|mon|ma",
  asides: "parce|mais",
  tails: "",
  occupations: words(`
    professeur, professeure, enseignant, enseignante, médecin, infirmier, infirmière, ingénieur, ingénieure, développeur
    développeuse, avocat, avocate, comptable, vendeur, vendeuse, cuisinier, cuisinière, boulanger, boulangère, mécanicien
    électricien, menuisier, architecte, journaliste, traducteur, traductrice, consultant, consultante, artiste, musicien
    musicienne, étudiant, étudiante, policier, chauffeur, pharmacien, pharmacienne, psychologue, coiffeur, coiffeuse
    agriculteur, agricultrice, retraité, retraitée, chercheur, chercheuse, photographe, écrivain, écrivaine, acteur, actrice`),
  languageNames: names(`
    english: anglais
    german: allemand
    french: français
    spanish: espagnol
    italian: italien
    portuguese: portugais
    dutch: néerlandais
    norwegian: norvégien
    swedish: suédois
    danish: danois
    polish: polonais
    russian: russe
    ukrainian: ukrainien
    turkish: turc
    arabic: arabe
    greek: grec
    chinese: chinois
    japanese: japonais
    korean: coréen
    hebrew: hébreu
    persian: persan
    romanian: roumain
    hungarian: hongrois
    czech: tchèque
    croatian: croate
    catalan: catalan
    basque: basque`),
  dietNames: names(`
    vegetarian: végétarien, végétarienne
    vegan: végane, végan
    pescatarian: pescétarien, pescétarienne`),
  formats: names(`
    emoji: émojis
    bullet point: listes, liste
    table: tableaux
    heading: titres`),
  conditions: words(`
    diabète, diabète de type 1, diabète de type 2, asthme, migraines, hypertension, arthrose, dépression, épilepsie`),
};
