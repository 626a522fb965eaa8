interface CountTableProps {
  readonly title: string;
  readonly counts: readonly (readonly [name: string, count: number])[];
  /** Says that there is none. */
  readonly empty: string;
}

/** Counts by name, the largest first. */
export function CountTable({ title, counts, empty }: CountTableProps) {
  const most = Math.max(1, ...counts.map(([, count]) => count));
  return (
    <section class="counts">
      <h3>{title}</h3>
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
                    <rect width={Math.max(1, (count / most) * 100)} height="2" />
                  </svg>
                </th>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
