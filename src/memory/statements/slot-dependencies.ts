/**
 * Slots whose value may change with another one: a user who moves may get another doctor, and one who changes jobs
 * another boss. The user said nothing of that, so the fact becomes doubtful and is not dropped.
 */
const DEPENDENTS: Readonly<Record<string, readonly string[]>> = {
  home: [
    ..."doctor gp dentist therapist gym landlord school commute address postcode coach bank".split(" "),
    ..."hairdresser neighbourhood neighborhood department hotel trainer kindergarten timezone".split(" "),
  ].map((thing) => `own:${thing}`),
  employer: [
    "own:boss",
    "own:manager",
    "own:team",
    "own:commute",
    "own:work hours",
    "own:working hours",
    "own:supervisor",
    "own:department",
    "own:salary",
  ],
};

/** Returns the slots that depend on this one, and those that it depends on. */
export function slotDependencies(slot: string): readonly { readonly on: string; readonly slots: readonly string[] }[] {
  return Object.entries(DEPENDENTS)
    .filter(([on, slots]) => on === slot || slots.includes(slot))
    .map(([on, slots]) => ({ on, slots: on === slot ? slots : [slot] }));
}
