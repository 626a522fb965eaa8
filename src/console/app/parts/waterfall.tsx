/** A step of a request: when it began after the request came in, and how long it took, in milliseconds. */
export interface Step {
  readonly name: string;
  readonly from: number;
  readonly ms: number;
}

/** Shows where the time of a request went. */
export function Waterfall({ steps }: { readonly steps: readonly Step[] }) {
  const whole = Math.max(0.1, ...steps.map(({ from, ms }) => from + ms));
  const share = (ms: number): number => (ms / whole) * 100;
  return (
    <table class="waterfall">
      <caption>Milliseconds by step, {whole.toFixed(1)} in all</caption>
      <tbody>
        {steps.map(({ name, from, ms }) => (
          <tr key={name}>
            <th scope="row">{STEP_WORDS[name] ?? name}</th>
            <td>{ms.toFixed(1)}</td>
            <td class="bar">
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect x={Math.min(99.5, share(from))} y="0" height="8" width={Math.max(0.5, share(ms))} />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STEP_WORDS: Readonly<Record<string, string>> = {
  identify: "who is calling",
  cache: "cache",
  recall: "recall",
  upstream: "provider",
  first_chunk: "its first words",
};
