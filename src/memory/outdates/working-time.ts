import { type Wordings, wordings } from "./wordings.ts";

/* Reads the part of the day, and how much of it, that somebody works: "nights as a midwife", "jetzt in Teilzeit". */

/** Matters of which somebody has one at a time, in four languages. */
const MATTERS: readonly (readonly Wordings[])[] = [
  [
    wordings(
      String.raw`nights|night[ -]?shifts?|overnights?|nachts|nacht(?:schicht|dienst)\p{L}*|(?:de|la) nuit|(?:turnos? )?de noches?|(?:hago|hacer|trabajo) (?:de )?noches|nocturno`,
    ),
    wordings(
      String.raw`(?<!\d ?)days(?! (?:of|off|in|a))|day[ -]?shifts?|tagsüber|tag(?:schicht|dienst)\p{L}*|de jour(?:née)?|office hours|(?:turnos? )?de día|diurno|bürozeiten|horaires de bureau|horario de oficina`,
    ),
    wordings(
      String.raw`mornings|earlies|(?:early|morning)[ -]?shifts?|früh(?:schicht|dienst)\p{L}*|(?<!\d ?h? ?)du matin|(?:turnos? )?de mañanas?|(?:pasado|cambiado) a mañanas|(?:hago|trabajo) (?:de )?mañanas`,
    ),
    wordings(
      String.raw`evenings|lates|(?:late|evening)[ -]?shifts?|spät(?:schicht|dienst)\p{L}*|(?<!\d ?h? ?)du soir|de l['’]après-midi|(?:turnos? )?de tardes?`,
    ),
  ],
  [
    wordings(
      String.raw`full[ -]?time|vollzeit|(?:à )?temps plein|(?:à )?plein temps|(?:a )?jornada completa|(?:a )?tiempo completo`,
    ),
    wordings(
      String.raw`part[ -]?time|half[ -]?days?|teilzeit|halbtags|(?:à )?temps partiel|(?:à )?mi-temps|(?:a )?media jornada|(?:a )?medio tiempo|(?:a )?tiempo parcial`,
    ),
  ],
];

/** Says that such a time is one of work: "days" alone is not. */
const OF_WORK = wordings(
  String.raw`work|works|working|job|shifts?|(?:full|part)[ -]?time|i['’]?m on|\p{L}*(?:schicht|dienst|arbeit)\p{L}*|(?:voll|teil)zeit|travail\p{L}*|bosse|horaires?|(?:mi-)?temps (?:plein|partiel)|trabaj\p{L}+|turnos?|jornada|voy de|(?:put|moved|switched|got) me (?:on(?! hold)|to)|(?:suis|m['’](?:a|ont)) (?:pass|m)(?:ée?|ise?)|(?:gave|given|got) me (?:on )?(?:earlies|lates|nights|days|mornings)|(?:suis|est) de (?:nuit|jour)|office hours|bürozeiten|horario de oficina|me (?:pusieron|pasaron|cambiaron|han (?:puesto|pasado)) (?:de|a)`,
);

/** Returns true if a text says when, or how much, somebody works. */
export const tellsWorkingTime = (text: string): boolean =>
  OF_WORK.test(text) && MATTERS.some((times) => times.some((time) => time.test(text)));

/** Returns true if two texts name different times of one matter. */
export const differInWorkingTime = (late: string, early: string): boolean =>
  MATTERS.some(
    (times) =>
      times.some((time) => time.test(late) && !time.test(early)) &&
      times.some((time) => time.test(early) && !time.test(late)),
  );
