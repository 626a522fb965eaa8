import type { Matter } from "./matter.ts";
import { Wordings, wordings } from "./wordings.ts";

/* Reads habits of a body that somebody gives up or takes up: smoking, drinking. In four languages. */

/** Says that somebody does without it. */
const WITHOUT = wordings(
  String.raw`(?:days?|weeks?|months?|years?) (?:now )?without|quit|stopped|gave up|given up|no longer|don['’]?t|haven['’]?t`,
  String.raw`(?:tage?n?|wochen?|monate?n?|jahre?n?) (?:jetzt |schon )?ohne|nicht mehr|gar kein\p{L}*|kein\p{L}*(?= (?:\p{L}+ ){1,2}mehr(?!\p{L}))`,
  String.raw`(?:jours?|semaines?|mois|ans?) sans|arrêté|ne|n['’]ai`,
  String.raw`(?:días?|semanas?|mes|meses|años?) sin|dej(?:é|ado|amos)(?: de)?|ya no|no(?= (?:fumo|bebo|tomo))`,
);

interface Habit {
  readonly has: Wordings;
  readonly thing: Wordings;
}

const HABITS_OF_BODY: readonly Habit[] = [
  {
    has: wordings(
      String.raw`i (?:still |only )?smoke|i vape|(?:a|one|half a) pack (?:a|per) day`,
      String.raw`ich rauche?|rauche|rauch`,
      String.raw`je fume|je vapote|un paquet (?:par|de clopes)`,
      String.raw`fumo|un paquete al día`,
    ),
    thing: wordings(
      String.raw`smok\p{L}+|cigarettes?|cigs?|fags?|vap\p{L}+|nicotine`,
      String.raw`rauch\p{L}*|zigaretten?|kippen?|nikotin`,
      String.raw`fum\p{L}+|cigarettes?|clopes?|nicotine`,
      String.raw`fum\p{L}+|cigarrillos?|pitillos?|tabaco|nicotina`,
    ),
  },
  {
    has: wordings(
      String.raw`i (?:still |only |usually )?drink (?:[\p{L}\d]+ ){0,3}(?:wine|beers?|alcohol|pints?)|(?:wine|beers?|pints?) (?:a|every|per) (?:day|night|evening|week)`,
      String.raw`trinke? (?:[\p{L}\d]+ ){0,4}(?:wein|bier|alkohol)`,
      String.raw`je bois (?:[\p{L}\d]+ ){0,4}(?:vin|bières?|alcool)`,
      String.raw`(?:bebo|tomo) (?:[\p{L}\d]+ ){0,4}(?:vino|cervezas?|alcohol)`,
    ),
    // "I don't drink coffee" tells nothing of wine.
    thing: wordings(
      String.raw`alcohol|booze|alkohol|alcool|(?:drinking|drink|boire|bois|beber|bebo)(?=\s*(?:$|[.,;!?)]|any ?more|at all|now|these|since|for|plus(?! d)|depuis|ya|más|desde))`,
    ),
  },
];

/** Says where, or before whom, somebody does without it, in four languages. They do it elsewhere. */
const SOMEWHERE = wordings(
  String.raw`(?:in|inside) (?:the|my|our) \p{L}+|indoors|inside|at (?:home|work)|(?:around|near|in front of|because of) (?:the|my|our) (?:kids?|child(?:ren)?|baby)`,
  String.raw`drinnen|zu ?hause|daheim|(?:im|in der) (?:haus|auto|wohnung|zimmer|küche|arbeit)|vor den kindern`,
  String.raw`à (?:la maison|l['’]intérieur)|dans (?:la|le|l['’]|ma|mon) ?\p{L}+|au travail|devant les enfants`,
  String.raw`en (?:casa|el|la|mi) ?\p{L}*|dentro|delante de (?:los|mis) \p{L}+`,
);

const WORDS_BETWEEN = 4;

/** Returns a pattern for doing without a thing: "sober", "drei Wochen ohne Zigarette", "mit dem Rauchen aufgehört". */
const doesWithout = (thing: Wordings): Wordings =>
  new Wordings(
    String.raw`${WITHOUT.source}(?:\s+[\p{L}\d'’]+){0,${WORDS_BETWEEN}}?\s+${thing.source}|${thing.source}\s+(?:aufgehört|nicht mehr)`,
  );

export const HABITS: readonly Matter[] = HABITS_OF_BODY.map(({ has, thing }) => {
  const without = doesWithout(thing);
  return {
    changes: ({ text, clauses }) => clauses.length > 0 && without.test(text) && !SOMEWHERE.test(text),
    tells: ({ text }) => has.test(text),
  };
});
