interface BarChartProps {
  readonly title: string;
  /** Stands beside the title. Left out for the sum of the bars. */
  readonly total?: string;
  readonly bars: readonly { readonly label: string; readonly value: number }[];
}

const HEIGHT = 72;
const STEP = 12;
/** As wide as a month of bars: a few of them are not drawn as wide as the page. */
const LEAST_BARS = 14;

/** Bars over time. The same figures stand in a table for those who do not see it. */
export function BarChart({ title, total, bars }: BarChartProps) {
  const most = Math.max(0, ...bars.map(({ value }) => value));
  const sum = bars.reduce((all, { value }) => all + value, 0);
  const [first, last] = [bars[0]?.label ?? "", bars.at(-1)?.label ?? ""];
  return (
    <figure class="chart">
      <figcaption>
        {title} <strong>{total ?? sum.toLocaleString("en", { maximumFractionDigits: 4 })}</strong>
      </figcaption>
      <svg
        viewBox={`0 0 ${Math.max(LEAST_BARS, bars.length) * STEP} ${HEIGHT}`}
        height={HEIGHT}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {bars.map(({ label, value }, i) => {
          const height = most > 0 ? Math.max(value > 0 ? 1 : 0, (value / most) * HEIGHT) : 0;
          return (
            <rect key={label} x={i * STEP + 1} y={HEIGHT - height} width={STEP - 2} height={height}>
              <title>
                {label}: {value.toLocaleString("en")}
              </title>
            </rect>
          );
        })}
      </svg>
      <div class="axis" aria-hidden="true">
        <span>{first}</span>
        <span>{last === first ? "" : last}</span>
      </div>
      <div class="seen-by-readers">
        <table>
          <tbody>
            {bars.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
