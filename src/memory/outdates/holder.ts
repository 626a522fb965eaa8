import { Memo } from "../../runtime/memo.ts";
import { words } from "../../text/words.ts";
import { isFirstName } from "../ranking/first-names.ts";
import { PEOPLE, POSSESSIVE } from "./people-words.ts";
import { regex } from "../../text/regex.ts";

/*
 * Tells whose a clause is: "my brother moved to Leeds" changes nothing of where the user lives. A clause that names the user
 * beside somebody else may be of both.
 */

/** "His cousin", "seine Schwester": somebody whom the user knows through another. */
const THIRD_POSSESSIVE = String.raw`his|her|their|sein(?:e[rnm]?)?|ihr(?:e[rnm]?)?|son|sa|ses|leurs?|sus?`;
/** Stands before whom something was done to or for: "a mi padre le cambiaron la dosis". */
const FOR_WHOM = String.raw`(?:a|à|for|für|pour|para)`;

const OPENS = regex.iu`^\W*(?:(?:and|but|so|btw|oh|und|aber|et|mais|y|pero)\s+)?(?:${FOR_WHOM}\s+)?(?:${POSSESSIVE}|${THIRD_POSSESSIVE})\s+(?:(?!(?:is|are|was|ist|sind|hei(?:ß|ss)t|est|es|se|s)\s)[\p{L}-]+\s+){0,2}?(${PEOPLE})(?!\p{L}|['’]s\s)`;
/** "Craig's mate", "Jonas Bruder": somebody by whose they are. */
const OPENS_WITH_NAME = regex.iu`^\W*(?:(?:and|but|so|btw|oh|und|aber|et|mais|y|pero)\s+)?(\p{L}+?)(?:(['’]?s?)\s+(${PEOPLE}))?(?!\p{L})`;
/** "Le neveu d'Inès", "el hijo de mi vecina". */
const OPENS_WITH_WHOSE = regex.iu`^\W*(?:the|der|die|das|le|la|l['’]|les|el|los|las)\s*${PEOPLE}\s+(?:of|von|de|du|d['’]|del|meine[rs]|unsere[rs])\s*\p{L}+(?:\s\p{L}+)?`;
const USER = regex.iu`(?<![\p{L}])(?:i|i['’]\p{L}+|me|we|us|we['’]\p{L}+|ich|mich|mir|wir|uns|je|j['’]\p{L}+|moi|nous|m['’]\p{L}+|yo|nos|nosotros|nosotras)(?![\p{L}])`;
/** "Im" and "on" are prepositions as well: "meine Schwester arbeitet im Krankenhaus", "my brother works on a ferry". */
const USER_IN_SHORT = regex.iu`(?<!\p{L})im (?:an?|the|so|not|in|on|at|also|still|just|now|too|with|from|\p{L}+ing)(?!\p{L})|(?:^|[,;.] |(?<!\p{L})(?:et|mais|que|quand|si|comme|où|donc|qu['’]) ?)on (?!the )\p{L}`;
/** Begins a clause of the user. Spanish leaves the person out. */
const OPENS_WITH_USER = regex.iu`^\W*(?:(?:and|but|so|btw|oh|und|aber|et|mais|y|pero)\s+)?(?:i|i['’]\p{L}+|im|we|we['’]\p{L}+|ich|wir|je|j['’]\p{L}+|nous|on|bin|hab|habe|ess|esse|wiege|arbeite|wohne|fahre|trinke|rauche|spiele|lerne|yo|nehme|mache|gehe|singe|laufe|koche|züchte|halte|pflege|zahle|nutze|soy|estoy|voy|vivo|trabajo|tengo|peso|fumo|bebo|llevo|estudio|juego|they(?:['’]?ve| have)? \p{L}+ me|(?:die|sie) haben mich|(?:on|ils) m['’](?:a|ont)|tomo|como|hago|toco|canto|corro|uso|pago|conduzco|cuido|crío|entreno|nado|salgo|me|nos)(?!\p{L})`;

/** Somebody else, by what they are to the user, by name, or by whose they are. Empty strings for what is not said. */
interface Other {
  readonly kin: string;
  readonly name: string;
  readonly whose: string;
}

/** Clauses whose holders are kept: those of a few blocks, each of which is compared with all others. */
const HOLDERS_KEPT = 1_000;
const holders = new Memo<string, "user" | Other | null>(HOLDERS_KEPT);

/** Returns who a clause is of: the user, somebody else, or null if it does not say. */
const holderOf = (clause: string): "user" | Other | null => holders.get(clause, readHolder);

function readHolder(clause: string): "user" | Other | null {
  const other = otherIn(clause);
  if (other === null) return OPENS_WITH_USER.test(clause) ? "user" : null;
  return USER.test(clause) || USER_IN_SHORT.test(clause) ? null : other;
}

function otherIn(clause: string): Other | null {
  const kin = OPENS.exec(clause);
  if (kin) {
    const next = /^\s+(\p{L}+)/u.exec(clause.slice(kin[0].length))?.[1]?.toLowerCase() ?? "";
    return { kin: kin[1]?.toLowerCase() ?? "", name: isFirstName(next) ? next : "", whose: "" };
  }
  const whose = OPENS_WITH_WHOSE.exec(clause)?.[0].trim().toLowerCase();
  if (whose !== undefined) return { kin: "", name: "", whose };
  const [, word = "", , ofName] = OPENS_WITH_NAME.exec(clause) ?? [];
  const name = nameIn(word.toLowerCase(), ofName !== undefined);
  if (name === null) return null;
  return ofName === undefined ? { kin: "", name, whose: "" } : { kin: "", name: "", whose: `${name} ${ofName}` };
}

/** Returns a first name, without the end that says that something is theirs. Returns null for any other word. */
function nameIn(word: string, isWhose: boolean): string | null {
  if (isFirstName(word)) return word;
  const bare = word.replace(/s$/, "");
  return isWhose && isFirstName(bare) ? bare : null;
}

/**
 * Returns true if two clauses are of different people. A name and "my sister" may be the same. A name that the other clause
 * holds as well may be that of a place: "we go to Malte", "Malte fell through".
 */
export function areOfDifferentPeople(one: string, other: string): boolean {
  const [holder, otherHolder] = [holderOf(one), holderOf(other)];
  if (holder === null || otherHolder === null || holder === otherHolder) return false;
  if (holder === "user" || otherHolder === "user") {
    const [ofUser, somebody] = holder === "user" ? [one, otherHolder] : [other, holder];
    return somebody === "user" || somebody.name === "" || !words(ofUser).includes(somebody.name);
  }
  if (holder.whose !== otherHolder.whose) return true;
  if (holder.name !== "" && otherHolder.name !== "") return holder.name !== otherHolder.name;
  return holder.kin !== "" && otherHolder.kin !== "" && holder.kin !== otherHolder.kin;
}

/** Returns true for a clause of somebody else than the user. */
export const isPerson = (clause: string): boolean => ![null, "user"].includes(holderOf(clause) as "user" | null);
