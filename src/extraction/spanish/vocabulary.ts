import { names, type Vocabulary, words } from "../vocabulary.ts";

export const SPANISH_VOCABULARY: Vocabulary = {
  starts: String.raw`yo|mi|me llamo|me gusta|me encanta|no me|vivo|soy|tengo|trabajo|estoy|hablo|uso|odio|prefiero|toco|juego|cuido|escribo|leo|pinto|corro|nado|canto|bailo|cocino|enseño|vendo|llevo|hago|necesito|quiero|estudio|entreno|colecciono|monto|conduzco|manejo|dirijo|cultivo|tejo|fumo|adoro|amo|bebo|doy clases|puedes|ahora(?=\s+(?:vivo|trabajo|soy|tengo|estoy|me)\s)|en realidad`,
  proclitics: "",
  elided: "",
  resumed: "",
  runOns: String.raw`(?:yo |ya |también |no )?(?:soy|vivo|tengo|trabajo|estoy|hablo|uso|odio|prefiero|necesito|quiero|toco|juego|estudio|conduzco|vengo|me llamo|me gusta|me encanta)|(?:él|ella)? ?(?:tiene|vive|se llama) |tenemos|somos|vivimos|mi \S+ (?:es|tiene|se llama|vive)|(?:a )?(?:cuánto|cuanto|qué|cómo|dónde|cuál) (?:es|está|esta|puedo|hago|hay)|puedes|me puedes`,
  holds: String.raw`que|quien|donde|cuando|si|como|porque|pues|y|e|pero|o|sino|aunque|mientras|desde|hasta|el|la|los|las|un|una|mis?|su|al?|del?|en|con|por|para|sin|lo|no|ya|yo|también|creo|pienso|digo|dice|sé|es|son|era|siempre|solo|sólo|nunca|me|se|:`,
  courtesies: String.raw`(?:muchas |mil )?gracias|hola|buenas|encantad[oa]|mucho gusto|porfa|por favor|jaja\w*|lol|adiós|saludos`,
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
