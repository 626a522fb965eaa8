import { compilePattern, LETTER } from "./compile-pattern.ts";
import type { Wording } from "./wordings.ts";

/** Words of politeness between the verb and the target. */
const POLITELY = "(?:please|just|now|bitte|einfach|mal|jetzt|s'il te pla[îi]t|s'il vous pla[îi]t|stp|por favor|ya)";

/** The patterns of one language. */
export interface CompiledWording {
  readonly order: RegExp;
  readonly verbLast: RegExp | null;
  /** Matches a clause that asks for something at its start. */
  readonly asked: RegExp;
  readonly place: RegExp;
  readonly inflected: RegExp;
  readonly whole: RegExp;
  readonly last: RegExp;
  readonly all: RegExp;
  readonly thing: RegExp;
  readonly clause: RegExp;
  readonly mine: RegExp;
  readonly where: RegExp;
  readonly tail: RegExp;
}

const starts = (pattern: string): RegExp => compilePattern(String.raw`^(?:${pattern})(?!${LETTER})\s*`);

/** Compiles the wording of a language. */
export const compileWording = (wording: Wording): CompiledWording => {
  const { leads, asks, forgets, deletes, inflected } = wording;
  const lead = String.raw`[¿¡]?(?:(?:${leads})[\s,!.]+)*`;
  const asked = String.raw`^${lead}(?<asks>(?:${asks})(?:(?<=')|[\s,]+))`;
  const verb = String.raw`(?:(?<forgets>${forgets})|(?<deletes>${deletes}))(?!${LETTER}|['-])`;
  const place = String.raw`(?:(?:${wording.where})[\s,]+)?`;
  return {
    order: compilePattern(
      String.raw`${asked}?${lead}${place}${verb}[\s,]+(?:${POLITELY}[\s,]+)*${place}(?:${POLITELY}[\s,]+)*(?=\S)`,
    ),
    verbLast: wording.verbLast ? compilePattern(`${asked}?(?<object>.+?)${wording.verbLast}`) : null,
    asked: compilePattern(asked),
    place: compilePattern(String.raw`(?<!${LETTER})(?:${wording.where})(?!${LETTER})`),
    inflected: compilePattern(`^(?:${inflected})`),
    whole: compilePattern(String.raw`^(?:${wording.whole})(?:[\s,]+(?:${wording.tail}|${wording.where}))*$`),
    last: compilePattern(String.raw`^(?:${wording.last})[\s,]*(?:${wording.tail})?$`),
    all: starts(wording.all),
    thing: starts(wording.thing),
    clause: compilePattern(String.raw`^(?<word>${wording.clause})(?:(?<=')|(?!${LETTER}))\s*`),
    mine: starts(wording.mine),
    where: compilePattern(String.raw`[\s,]+(?:${wording.where})(?=$|[\s,.!?;])`),
    tail: compilePattern(String.raw`(?:^|[\s,]+)(?:${wording.tail})$`),
  };
};
