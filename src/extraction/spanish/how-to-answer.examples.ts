import type { Examples } from "../examples.ts";
import type { HOW_TO_ANSWER } from "./how-to-answer.ts";

export const HOW_TO_ANSWER_EXAMPLES: Examples<typeof HOW_TO_ANSWER> = {
  language: { yes: { "Responde en inglés.": "instruction:language=english" }, no: ["Responde en serio."] },
  "length, short answers": {
    yes: { "Prefiero respuestas cortas.": "instruction:length=short" },
    no: ["Prefiero respuestas útiles."],
  },
  "length, answer briefly": { yes: { "Responde brevemente.": "instruction:length=short" }, no: ["Responde pronto."] },
  "length, in detail": {
    yes: { "Responde con detalle.": "instruction:length=con detalle" },
    no: ["Responde con calma."],
  },
  "length, counted": {
    yes: { "De ahora en adelante responde en una frase.": "instruction:length=en una frase" },
    no: ["De ahora en adelante responde en una hora."],
  },
  "length, long answers": {
    yes: { "Quiero respuestas detalladas.": "instruction:length=detalladas" },
    no: ["Quiero respuestas correctas."],
  },
  "length, more or less": {
    yes: { "Más detalle a partir de ahora, por favor.": "instruction:length=más detalle" },
    no: ["Más café a partir de ahora, por favor."],
  },
  "language, alone": {
    yes: { "En inglés siempre, por favor.": "instruction:language=english" },
    no: ["A partir de ahora, en silencio."],
  },
  tone: { yes: { "Sé más formal.": "instruction:tone=formal" }, no: ["Sé más rápido."] },
  "length, be longer": { yes: { "Sé más detallado.": "instruction:length=más detallado" }, no: ["Sé más rápido."] },
  "length, be short": { yes: { "Sé breve.": "instruction:length=short" }, no: ["Sé bueno."] },
  "format, none": { yes: { "No uses emojis.": "instruction:emoji=no" }, no: ["No uses cuchillos."] },
  "format, wanted": {
    yes: { "Usa emojis a partir de ahora.": "instruction:emoji=yes" },
    no: ["Usa cuchillos a partir de ahora."],
  },
  informal: { yes: { "Tutéame.": "instruction:address=informal" }, no: ["Espérame."] },
  formal: {
    yes: { "Por favor, trátame siempre de usted.": "instruction:address=formal" },
    no: ["Trátame de forma amable."],
  },
  units: { yes: { "Usa el sistema métrico.": "instruction:units=metric" }, no: ["Usa el sistema solar."] },
  "never do": {
    yes: { "Nunca menciones la política.": "instruction:menciones la política=never" },
    no: ["Nunca me digas la verdad."],
  },
  "always cite": { yes: { "Cita tus fuentes.": "instruction:cita tus fuentes=always" }, no: ["Cita fuentes."] },
};
