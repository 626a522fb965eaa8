import { wordSet } from "../words.ts";
import {
  bareText,
  formOf,
  markAccents,
  type QuestionForm,
  type QuestionPattern,
  tellsOwner,
  without,
  withoutAccents,
} from "./question-form.ts";
import { regex } from "../../../text/regex.ts";

/* All patterns are written without accents. */

const GREETING =
  /^(?:(?:hola|buenas|buenos dias|buenas (?:tardes|noches)|disculpe|disculpa|perdon|oye)(?: [,!.])? ¿?)+/;
const POLITE =
  /^(?:(?:me )?(?:puede|puedes|pueden|podria|podrias|podrian) (?:decirme|explicarme|indicarme|decir|explicar|indicar)|(?:quiero|quisiera|me gustaria|necesito) saber|(?:sabe|sabes|saben)|digame|dime) (?:, )?¿?/;
const CLOSING = / (?:, )?(?:por favor|porfa|porfavor|(?:muchas )?gracias(?: de antemano)?)$/;

const CAN = "(?:puedo|podria|podemos|se puede|se pueden|uno puede|puede uno|es posible)";
const INFINITIVE = "[a-zñ]{3,}(?:ar|er|ir)(?:se|me|lo|la)?";

const byInfinitive: QuestionPattern["stem"] = ({ verb = "" }) =>
  verb.replace(/(?:se|me|lo|la)$/, "").replace(/(?:ar|er|ir)$/, "");

/** Stems of verbs whose present is irregular. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  "hago:hac pongo:pon salgo:sal digo:dec traigo:tra pido:ped consigo:consegu elijo:eleg sigo:segu corrijo:correg obtengo:obten doy:d voy: soy: tengo: estoy: puedo: quiero: llamo: vivo: se:"
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/**
 * Returns the stem of a verb in the present: "cancelo", "restablezco", "devuelvo", "se activa". Returns null for a verb
 * of being.
 */
const byPresent: QuestionPattern["stem"] = ({ verb = "" }) => {
  const known = IRREGULAR.get(verb);
  if (known !== undefined) return known === "" ? null : known;
  const stem = verb.replace(/zco$/, "co").replace(/(?:o|a|e|an|en)$/, "");
  return stem.replace(/ue(?=[^aeiou]+$)/, "o").replace(/ie(?=[^aeiou]+$)/, "e");
};

const PATTERNS: readonly QuestionPattern[] = [
  {
    frame: "remedy",
    pattern:
      /^(?:que (?:es bueno|va bien|sirve|funciona|ayuda) (?:para|contra)|que (?:puedo|se puede) (?:tomar|hacer) (?:para|contra)|que tomar (?:para|contra)|como (?:aliviar|calmar|puedo aliviar)) (?<rest>.+)$/,
  },
  {
    frame: "how",
    pattern: new RegExp(
      `^(?:quiero|quisiera|necesito|me gustaria|deseo) (?<verb>${INFINITIVE}) (?<rest>.+?)(?: [,.])? ¿?como (?:lo hago|puedo hacerlo|hago|se hace)$`,
    ),
    stem: byInfinitive,
  },
  {
    frame: "how",
    pattern: new RegExp(
      `^(?:como (?:${CAN}|debo|hago para|tengo que hacer para|se hace para|hacer para)|que (?:hago|debo hacer|tengo que hacer|puedo hacer|hay que hacer|necesito hacer|necesito) para|cual es (?:la (?:forma|manera)|el (?:procedimiento|proceso|modo)) (?:de|para)|cuales son los pasos para) (?<verb>${INFINITIVE}) (?<rest>.+)$`,
    ),
    stem: byInfinitive,
  },
  { frame: "where", pattern: new RegExp(`^donde (?:${CAN} )?(?:encontrar|ver|consultar|hallar) (?<rest>.+)$`) },
  {
    frame: "where",
    pattern:
      /^donde (?:esta|estan|encuentro|veo|se encuentra|se encuentran|aparece|aparecen) (?<rest>(?:mi|mis|el|la|los|las) .+)$/,
  },
  {
    frame: "duration",
    pattern: /^cuanto (?:tiempo )?(?:tarda|tardan|demora|demoran|dura|duran|toma)(?: en llegar)? (?<rest>.+)$/,
  },
  {
    frame: "price",
    pattern:
      /^(?:cuanto (?:cuesta|cuestan|vale|valen)|que (?:precio|coste|costo) (?:tiene|tienen)|cual es el (?:precio|coste|costo) (?:de|del)|a cuanto (?:esta|sale)) (?<rest>.+)$/,
  },
  {
    frame: "may",
    pattern: new RegExp(`^(?:${CAN}|esta permitido|me permiten|tengo derecho a) (?<verb>${INFINITIVE}) (?<rest>.+)$`),
    stem: byInfinitive,
  },
  { frame: "how", pattern: /^como se (?<verb>[a-zñ]{3,}[ae]n?) (?<rest>.+)$/, stem: byPresent },
  { frame: "how", pattern: /^como (?<verb>[a-zñ]{3,}o) (?<rest>.+)$/, stem: byPresent },
];

/** Articles and possessives. */
const IDLE = wordSet("el la los las un una unos unas mi mis su sus tu tus nuestro nuestra lo");
const YOURS = /\b(?:su|sus|tu|tus)\b/g;
/** Nouns of two genders with two meanings. */
const HOMONYMS = wordSet(
  "capital papa cura orden frente cometa editorial corte pendiente parte policia guardia radio colera mañana guia vocal coma",
);
/** Words that are others without their accent. */
const ACCENTED = regex.gu`(?<!\p{L})(?:él|papás?|mamás?|sí|té|tú|mí|dé|sé)(?!\p{L})`;

const SAME_PHRASE: readonly (readonly [RegExp, string])[] = [
  [/\bproductos?\b/, "articulo"],
  [/\bcelular\b|\btelefono movil\b/, "movil"],
  [/\bcomputadora\b|\bcomputador\b/, "ordenador"],
  [/\bcorreo electronico\b|\be-?mail\b/, "correo"],
  [/\bcodigo (?:promocional|de promocion|promo)\b/, "codigo de descuento"],
  [/\breserva(?:cion)\b/, "reserva"],
];

/** Returns the form of a Spanish question, by its frame and its verb. Returns null if it has none of these. */
export function spanishForm(text: string): readonly string[] | null {
  const asked = withoutAccents(markAccents(bareText(text), ACCENTED))
    .replace(GREETING, "")
    .replace(POLITE, "")
    .replace(CLOSING, "")
    .replace(/^¿/, "");
  const form = formOf(asked, PATTERNS);
  return form === null ? null : wordsOf(form);
}

function wordsOf({ frame, verb, rest }: QuestionForm): readonly string[] {
  const said = (verb === "devolv" || verb === "cambi" ? SAME_PHRASE : SAME_PHRASE.slice(1))
    .reduce((words, [phrase, same]) => words.replace(phrase, same), rest)
    .replace(/\bdel\b/g, "de")
    .replace(/\bal\b/g, "a");
  const owned = tellsOwner(frame) ? said.replace(YOURS, "vuestro") : said;
  return [frame, verb, ...without(owned, IDLE, HOMONYMS).map((word) => word.replace(/(?<=[a-zñ]{2}[aeo])s$/, ""))];
}
