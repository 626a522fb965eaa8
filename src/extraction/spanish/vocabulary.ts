import { names, type Vocabulary, words } from "../vocabulary.ts";

export const SPANISH_VOCABULARY: Vocabulary = {
  starts: String.raw`yo|mi|me llamo|me gusta|me encanta|no me|vivo|soy|tengo|trabajo|estoy|hablo|uso|odio|prefiero|puedes|ahora(?=\s+(?:vivo|trabajo|soy|tengo|estoy|me)\s)|en realidad`,
  proclitics: "",
  elided: "",
  resumed: "",
  joiners: "y|pero",
  joinersAfterComma: "y|pero",
  reasons: "",
  since: "desde",
  subjects: "",
  having: "tengo|tenemos",
  articles: "una?",
  called: "llamad[oa]|que se llama",
  determiners: "el|los|las|un|una|mi",
  asides: "porque|pero",
  tails: "",
  occupations: words(`
    profesor, profesora, maestro, maestra, médico, médica, enfermero, enfermera, ingeniero, ingeniera, programador
    programadora, desarrollador, desarrolladora, abogado, abogada, contable, contador, contadora, vendedor, vendedora
    cocinero, cocinera, panadero, panadera, mecánico, electricista, carpintero, carpintera, arquitecto, arquitecta, periodista
    traductor, traductora, consultor, consultora, artista, músico, estudiante, policía, conductor, conductora, farmacéutico
    farmacéutica, psicólogo, psicóloga, peluquero, peluquera, agricultor, agricultora, jubilado, jubilada, investigador
    investigadora, fotógrafo, fotógrafa, escritor, escritora, actor, actriz`),
  languageNames: names(`
    english: inglés
    german: alemán
    french: francés
    spanish: español
    italian: italiano
    portuguese: portugués
    dutch: neerlandés
    norwegian: noruego
    swedish: sueco
    danish: danés
    polish: polaco
    russian: ruso
    ukrainian: ucraniano
    turkish: turco
    arabic: árabe
    greek: griego
    chinese: chino
    japanese: japonés
    korean: coreano
    hebrew: hebreo
    persian: persa
    romanian: rumano
    hungarian: húngaro
    czech: checo
    croatian: croata
    catalan: catalán
    basque: euskera
    galician: gallego
    latin: latín`),
  dietNames: names(`
    vegetarian: vegetariano, vegetariana
    vegan: vegano, vegana
    pescatarian: pescetariano, pescetariana`),
  formats: names(`
    emoji: emoticonos
    bullet point: listas
    table: tablas
    heading: títulos`),
  conditions: words(`
    diabetes tipo 1, diabetes tipo 2, asma, migrañas, migraña, hipertensión, artritis, depresión, epilepsia, celiaquía`),
};
