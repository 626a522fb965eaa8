interface CountTableProps {
  /** Left out in a chart that has one. */
  readonly title?: string;
  readonly counts: readonly (readonly [name: string, count: number])[];
  /** Says that there is none. */
  readonly empty: string;
  /** The shade of each count in a chart beside it. */
  readonly shades?: readonly number[];
}

/** Counts by name, the largest first. */
export function CountTable({ title, counts, empty, shades }: CountTableProps) {
  const shadeOf = new Map(counts.map(([name], at) => [name, shades?.[at]]));
  const most = Math.max(1, ...counts.map(([, count]) => count));
  return (
    <section class="counts">
      {title === undefined ? null : <h3>{title}</h3>}
      {counts.length === 0 ? <p class="empty">{empty}</p> : null}
      <table>
        <tbody>
          {counts
            .toSorted(([, a], [, b]) => b - a)
            .map(([name, count]) => (
              <tr key={name}>
                <td class="number">{count.toLocaleString("en")}</td>
                <th scope="row">
                  <bdi>{name}</bdi>
                  <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
                    <rect
                      class={`shade-${shadeOf.get(name) ?? 0}`}
                      width={Math.max(1, (count / most) * 100)}
                      height="2"
                    />
                  </svg>
                </th>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
