import { names, type Vocabulary, words } from "../vocabulary.ts";

export const FRENCH_VOCABULARY: Vocabulary = {
  starts: String.raw`je|j'|mon|ma|nous|peux|pouvez|maintenant(?=\s+(?:je\s|j'|nous\s))|en fait`,
  proclitics: "j'",
  elided:
    "habite|travaille|joue|vis|fais|aime|adore|déteste|étudie|parle|apprends|enseigne|écris|peins|chante|cours|suis|ai|élève|vends|mange|bois|prends|viens",
  resumed: "",
  runOns: String.raw`je (?:suis|travaille|vis|parle|joue|fais|veux|voudrais|cherche|déteste|préfère|viens|mange|bois|prends|m['’]appelle|ne)|j['’](?:ai|habite|aime|adore|étudie|utilise|enseigne)|(?:il|elle) (?:a|est|s['’]appelle|habite|aime|adore|travaille)|(?:nous|on) (?:avons|sommes|a|est|habitons|habite)|c['’]est|est-ce|comment|quel(?:le)? est|où est|combien|peux-tu|tu peux|mon \S+ (?:est|a|s['’]appelle)|ma \S+ (?:est|a|s['’]appelle)`,
  holds: String.raw`tu|vous|il|elle|on|nous|je|que|qu|qui|où|quand|si|comme|car|dont|lorsque|puisque|parce que|et|mais|ou|donc|le|la|les|un|une|des|du|de|mon|ma|mes|à|au|aux|en|dans|pour|avec|chez|par|sur|ce|cette|ces|ne|crois|pense|dis|dit|sais|trouve|est|sont|était|pas|:`,
  courtesies: String.raw`merci(?: beaucoup| bien| d['’]avance)?|bonjour|bonsoir|salut|coucou|enchantée?|svp|stp|s['’]il (?:te|vous) plaît|lol|mdr|au revoir`,
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
