interface BarChartProps {
  readonly title: string;
  readonly bars: readonly { readonly label: string; readonly value: number }[];
}

const HEIGHT = 80;
const STEP = 12;

/** Bars over time. The same figures stand in a table for those who do not see it. */
export function BarChart({ title, bars }: BarChartProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const sum = bars.reduce((total, { value }) => total + value, 0);
  return (
    <figure class="chart">
      <figcaption>
        {title}: {sum.toLocaleString("en")}
      </figcaption>
      <svg viewBox={`0 0 ${Math.max(1, bars.length) * STEP} ${HEIGHT}`} height={HEIGHT} aria-hidden="true">
        {bars.map(({ label, value }, i) => {
          const height = Math.max(value > 0 ? 1 : 0, (value / most) * HEIGHT);
          return (
            <rect key={label} x={i * STEP + 1} y={HEIGHT - height} width={STEP - 2} height={height}>
              <title>
                {label}: {value.toLocaleString("en")}
              </title>
            </rect>
          );
        })}
      </svg>
      <table class="seen-by-readers">
        <tbody>
          {bars.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
