import { contentStems } from "../contains-phrase.ts";
import { topicsOf } from "../topics/topics.ts";
import { regex } from "../../text/regex.ts";

/*
 * Tells a sentence that says something of somebody from one that says who they are: "my daughter Elke failed maths" and
 * "my daughter Elke loves judo" are two statements, though both name her.
 */

/** Slots of one of several: `own:daughter:elke`. A pet or a wife has one name, and another name competes with it. */
const OF_NAME = regex.u`^own:(?<whose>\p{L}+):`;
/** Words that give a name or add nothing, in four languages. */
const NAMING: ReadonlySet<string> = new Set(
  contentStems(
    "called named name names is are now still also my our heißt heiße heißen namens genannt Name ist jetzt noch auch " +
      "appelle appelé appelée nommé prénom nom est maintenant encore aussi llama llamo llamado nombre es ahora también own pet",
  ),
);

/** Returns true if a statement in a slot of a name says something else of whom it names. */
export function tellsBesides({ slot, quote }: { slot: string; quote: string }): boolean {
  const whose = OF_NAME.exec(slot)?.groups?.["whose"];
  if (whose === undefined || !topicsOf(whose).includes("family")) return false;
  const known = new Set(contentStems(slot.replaceAll(":", " ")));
  return contentStems(quote).some((word) => !known.has(word) && !NAMING.has(word));
}
