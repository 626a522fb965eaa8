import type { Lexicon } from "./lexicon.ts";

export const SPANISH: Lexicon = {
  numbers: [
    "un una uno",
    "dos",
    "tres par",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
  ],
  units: {
    day: "día días dia dias",
    week: "semana semanas",
    month: "mes meses",
    year: "año años",
  },
  weekdays: ["domingo", "lunes", "martes", "miércoles miercoles", "jueves", "viernes", "sábado sabado"],
  months: [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
  ],
  dates: {
    ago: "(?:desde )?hace (?:un )?{n}(?: de)? {unit}",
    ahead: "dentro de {n} {unit}",
    last: { before: "(?:el|la) pasad[oa]", behind: "pasad[oa]" },
    next: { before: "(?:el|la) próxim[oa]", behind: "que viene|próxim[oa]" },
    current: "est[ea]",
    articles: "la |el ",
    dayBeforeYesterday: "anteayer|antier|antes de ayer",
    yesterday: "ayer",
    today: "hoy",
    // "Mañana" is a morning, too.
    tomorrow: "(?<!la |de |por |cada |esta )mañana",
    dayAfterTomorrow: "pasado mañana",
    signs: String.raw`hace|pasad|próxim|que viene|\best[ea]\b|ayer|anti?er|\bhoy\b|mañana|dentro de`,
  },
  stopWords: `
    el los las una unos unas y o pero es son yo tú él ella mi mis tu su sus en con por para que qué quién dónde
    cuándo cómo`,
};
