import { CountTable } from "./count-table.tsx";

interface ReasonChartProps {
  readonly title: string;
  readonly days: readonly { readonly label: string; readonly counts: Readonly<Record<string, number>> }[];
  readonly nameOf: (reason: string) => string;
  /** Says that there is none. */
  readonly empty: string;
}

const HEIGHT = 72;
const STEP = 12;
/** Reasons with a shade of their own. The rest shares the last one. */
const SHADES = 4;

/** Counts by reason over time: a bar for each day, in parts, and below it the sums. The same stands in a table for readers. */
export function ReasonChart({ title, days, nameOf, empty }: ReasonChartProps) {
  const sums = sumsOf(days);
  const shades = new Map(sums.map(([reason], at) => [reason, Math.min(at, SHADES - 1)]));
  const most = Math.max(0, ...days.map(({ counts }) => totalOf(counts)));
  return (
    <figure class="chart">
      <figcaption>
        {title} <strong>{sums.reduce((all, [, count]) => all + count, 0).toLocaleString("en")}</strong>
      </figcaption>
      <svg
        viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`}
        height={HEIGHT}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {days.map(({ label, counts }, day) => {
          let top = HEIGHT;
          return sums.map(([reason]) => {
            const count = counts[reason] ?? 0;
            if (count === 0) return null;
            const height = Math.max(1, (count / most) * HEIGHT);
            top -= height;
            return (
              <rect
                key={`${label} ${reason}`}
                class={`shade-${shades.get(reason) ?? 0}`}
                x={day * STEP + 1}
                y={top}
                width={STEP - 2}
                height={height}
              >
                <title>
                  {label}, {nameOf(reason)}: {count.toLocaleString("en")}
                </title>
              </rect>
            );
          });
        })}
      </svg>
      <div class="axis" aria-hidden="true">
        <span>{days[0]?.label}</span>
        <span>{days.at(-1)?.label}</span>
      </div>
      <CountTable
        counts={sums.map(([reason, count]) => [nameOf(reason), count])}
        empty={empty}
        shades={sums.map(([reason]) => shades.get(reason) ?? 0)}
      />
      <div class="seen-by-readers">
        <table>
          <tbody>
            {days.flatMap(({ label, counts }) =>
              Object.entries(counts).map(([reason, count]) => (
                <tr key={`${label} ${reason}`}>
                  <th scope="row">
                    {label}, {nameOf(reason)}
                  </th>
                  <td>{count}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

const totalOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Returns the sums of all days by reason, the largest first. */
function sumsOf(days: ReasonChartProps["days"]): [string, number][] {
  const sums = new Map<string, number>();
  for (const { counts } of days)
    for (const [reason, count] of Object.entries(counts)) sums.set(reason, (sums.get(reason) ?? 0) + count);
  return [...sums].toSorted(([, a], [, b]) => b - a);
}
