/**
 * What goes with something else, by slot: whoever moves may have another doctor now, and whoever changes jobs another
 * boss. Nobody said so, therefore it is doubted and not dropped.
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

/** The slots that go with this one, and those this one goes with. */
export function slotDependencies(slot: string): readonly { readonly on: string; readonly slots: readonly string[] }[] {
  return Object.entries(DEPENDENTS)
    .filter(([on, slots]) => on === slot || slots.includes(slot))
    .map(([on, slots]) => ({ on, slots: on === slot ? slots : [slot] }));
}
