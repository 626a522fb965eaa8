/** Somebody by what they are to the user, and by name. Empty strings for what is not said. */
export interface Holder {
  /** With the word that tells them from others, if one does: "older son". */
  readonly kin: string;
  readonly name: string;
}

/** The user as a holder. */
export const USER: Holder = { kin: "", name: "" };

/** Something of which somebody has one at a time, as a sentence tells it. */
export interface Attribute {
  readonly kind: "age" | "relation" | "home" | "class at school" | "possession" | "provider";
  readonly of: Holder;
  /** Any of these words in another sentence tells the same. */
  readonly value: readonly string[];
  /** True for a number that only grows. A smaller one is somebody else's. */
  readonly grows?: boolean;
}

/** Returns true if a later attribute gives an earlier one another value. */
export const givesOtherValue = (late: Attribute, early: Attribute): boolean =>
  late.kind === early.kind &&
  areSame(late.of, early.of) &&
  early.value.length > 0 &&
  !(late.grows === true && Number(late.value[0]) < Number(early.value[0])) &&
  !late.value.some((word) => early.value.includes(word));

function areSame(one: Holder, other: Holder): boolean {
  if (one.name !== "" && other.name !== "") return one.name === other.name;
  // "My sister" may be Jo, and Jo alone may be anybody.
  return one.kin === other.kin && (one.kin !== "" || one.name === other.name);
}
