/** A score as a bar beside the best of its list. Profile lines and pinned ones have none. */
export function ScoreBar({ score, best }: { readonly score: number | null; readonly best: number }) {
  if (score === null) return <span class="tag">always told</span>;
  const width = best > 0 ? Math.max(2, (score / best) * 60) : 2;
  return (
    <svg class="score" width="64" height="10" role="img" aria-label={`score ${score.toFixed(3)}`}>
      <title>{score.toFixed(3)}</title>
      <rect x="0" y="2" width={width} height="6" rx="2" />
    </svg>
  );
}
