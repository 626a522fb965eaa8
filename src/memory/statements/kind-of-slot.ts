import type { MemoryKind } from "../../ports/memory.ts";

/** Kinds by the first part of a slot. */
const KINDS: Readonly<Record<string, MemoryKind>> = {
  name: "identity",
  age: "identity",
  birthday: "identity",
  origin: "identity",
  nationality: "identity",
  speaks: "identity",
  home: "home",
  household: "family",
  "marital status": "family",
  pet: "family",
  employer: "work",
  job: "work",
  school: "work",
  studies: "work",
  health: "health",
  allergy: "health",
  habit: "health",
  diet: "food",
  eats: "food",
  taste: "preference",
  favourite: "preference",
  learning: "preference",
  plays: "preference",
  uses: "preference",
  plan: "plan",
  decision: "plan",
  instruction: "instruction",
};

/** Kinds of what people call their own, by a word in its name. Anything else is a possession. */
const OWN: readonly (readonly [MemoryKind, RegExp])[] = [
  [
    "family",
    /\b(?:wife|husband|partner|girlfriend|boyfriend|fianc[ée]e?|spouse|daughter|son|child|children|kid|baby|mother|mom|mum|father|dad|parent|brother|sister|sibling|grand\w+|twin|niece|nephew|aunt|uncle|cousin|in-law|friend|roommate|flatmate|dog|cat|pet)s?\b/,
  ],
  [
    "work",
    /\b(?:boss|manager|supervisor|team|department|colleague|coworker|salary|office|company|business|job|shift|client|work(?:ing)?|commute)s?\b/,
  ],
  ["project", /\b(?:projects?|thesis|dissertation|startup|novel|blog|website|side hustle)\b/],
  ["health", /\b(?:doctor|gp|dentist|therapist|medication|medicine|blood|physio\w*|surgery|injury|condition)s?\b/],
  ["home", /\b(?:address|postcode|landlord|flat|apartment|house|home|kitchen|garden|neighbou?rhood|timezone)s?\b/],
  ["identity", /\b(?:name|birthday|e-?mail|pronouns|number)\b/],
  ["state", /\b(?:budget|weight|goal|savings|rent)\b/],
];

/**
 * Returns the kind of the facts in a slot.
 * @param slot for example `home` or `own:sister`; null for a note, which may be about anything
 */
export function kindOfSlot(slot: string | null): MemoryKind {
  const [first = "", thing = ""] = slot?.split(":") ?? [];
  if (first === "own") return OWN.find(([, words]) => words.test(thing))?.[0] ?? "possession";
  return (Object.hasOwn(KINDS, first) ? KINDS[first] : undefined) ?? "other";
}
