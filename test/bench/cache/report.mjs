import { machine } from "../support/facts.mjs";
import { show, table } from "../support/figures.mjs";

/**
 * @typedef {{ of: number; hits: number; interval: readonly [number, number] }} Rate
 * @typedef {{ name: string; title: string; same: Rate; different: Rate; disputed: number }} SetResult
 * @typedef {{ to: number; asked: number; hits: number; wrong: number }} Stretch
 * @typedef {{ title: string; served: Rate; refused: Record<string, number> }} RepeatResult
 * @typedef {{ name: string; right: number; wrong: number }} Yield
 * @typedef {Record<string, { p50: number; p90: number }>} Speed
 * @typedef {typeof import("./parts.ts").wilsonInterval} Interval
 */

const percent = (/** @type {number} */ part) => show(100 * part, 2);

const shown = (/** @type {Rate} */ { of, hits, interval: [low, high] }) =>
  of === 0 ? ["–", "–"] : [`${show(hits)} of ${show(of)}`, `${percent(hits / of)} (${percent(low)}–${percent(high)})`];

const precise = (/** @type {SetResult} */ { same, different, disputed }) => {
  if (same.of === 0 || same.hits + different.hits === 0) return "–";
  const raw = same.hits / (same.hits + different.hits);
  if (disputed === 0) return percent(raw);
  return `${percent(raw)}; ${percent(same.hits / (same.hits + different.hits - disputed))} less ${disputed} disputed`;
};
/**
 * Returns a table of what each rewrite yields, best first.
 * @param {readonly Yield[]} yields
 */
export function reportYields(yields) {
  return table(
    ["without this rewrite", "true hits lost", "false hits lost"],
    yields.toSorted((a, b) => b.right - a.right).map(({ name, right, wrong }) => [name, show(right), show(wrong)]),
  );
}

/**
 * @param {readonly SetResult[]} sets
 * @param {readonly RepeatResult[]} repeats
 * @param {readonly Stretch[]} stretches
 * @param {Speed | null} speed
 * @param {Interval} interval
 * @param {import("./third.mjs").Third | null} third
 */
export function report(sets, repeats, stretches, speed, interval, third) {
  const { cores, node, workerd } = machine();
  const blocks = [];
  if (sets.length > 0)
    blocks.push(
      table(
        ["pairs, as labelled", "true hits", "% (95 %)", "false hits", "% (95 %)", "precision %"],
        sets.map((set) => [set.title, ...shown(set.same), ...shown(set.different), precise(set)]),
      ),
    );
  if (repeats.length > 0)
    blocks.push(
      table(
        ["everyday questions, asked twice to the letter", "served", "% (95 %)", "refused"],
        repeats.map(({ title, served, refused }) => [
          title,
          ...shown(served),
          Object.entries(refused)
            .toSorted(([, a], [, b]) => b - a)
            .map(([reason, count]) => `${reason} ${show(count)}`)
            .join(", "),
        ]),
      ),
    );
  if (stretches.length > 0) {
    const all = stretches.reduce((sum, { asked, hits, wrong }) => ({
      to: 0,
      asked: sum.asked + asked,
      hits: sum.hits + hits,
      wrong: sum.wrong + wrong,
    }));
    blocks.push(
      table(
        ["stream, questions", "hits", "hit rate %", "wrong", "of hits % (95 %)"],
        [...stretches.map((one) => [`to ${show(one.to)}`, one]), ["all", all]].map(([title, one]) => {
          const { asked, hits, wrong } = /** @type {Stretch} */ (one);
          const [low, high] = interval({ compared: hits, differed: wrong });
          const error = `${percent(wrong / hits)} (${percent(low)}–${percent(high)})`;
          return [/** @type {string} */ (title), show(hits), percent(hits / asked), show(wrong), error];
        }),
      ),
    );
  }
  if (third) blocks.push(...reportThird(third));
  if (speed)
    blocks.push(
      table(
        ["time", "p50", "p90"],
        Object.entries(speed).map(([kind, { p50, p90 }]) => [kind, show(p50, 2), show(p90, 2)]),
      ),
    );
  return [...blocks, `${cores} cores, Node ${node}, workerd ${workerd}.`].join("\n\n");
}

const wrongOf = (/** @type {{ right: number; wrong: number }} */ { right, wrong }) =>
  right + wrong === 0 ? "–" : percent(wrong / (right + wrong));
const hitsOf = (/** @type {{ right: number; wrong: number }} */ { right, wrong }) => show(right + wrong);

/** @param {import("./third.mjs").Third} third */
function reportThird({ results, most, pairs }) {
  const rows = results.map(({ target, forms, near }) => [
    `target ${percent(target)} %`,
    hitsOf(forms),
    wrongOf(forms),
    hitsOf(near),
    wrongOf(near),
  ]);
  const bands = results.flatMap(({ target, bands: told }) =>
    Object.entries(told).map(([band, { served, compared, differed, bound }]) => [
      `${band}, target ${percent(target)} %`,
      show(compared),
      percent(differed / compared),
      percent(bound),
      served ? "yes" : "no",
    ]),
  );
  return [
    table(
      [`near questions, ${show(pairs)} labelled pairs`, "hits by form", "wrong %", "near hits more", "wrong %"],
      [...rows, ["if every near question were served", "", "", hitsOf(most), wrongOf(most)]],
    ),
    table(["band", "compared", "differed %", "bound %", "served"], bands),
  ];
}
