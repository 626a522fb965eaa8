interface ScoreBarProps {
  readonly score: number | null;
  readonly best: number;
  /** True for what stands in every request, whatever is asked. */
  readonly isStanding: boolean;
}

/** A score as a bar beside the best of its list, and in words where there is none. */
export function ScoreBar({ score, best, isStanding }: ScoreBarProps) {
  if (isStanding) return <span class="tag">told in every request</span>;
  if (score === null) return <span class="tag">told for what it is</span>;
  const width = best > 0 ? Math.max(2, (score / best) * 60) : 2;
  return (
    <span class="scored">
      <svg class="score" width="64" height="10" aria-hidden="true">
        <rect x="0" y="2" width={width} height="6" rx="2" />
      </svg>{" "}
      fits by {score.toFixed(3)}
    </span>
  );
}
