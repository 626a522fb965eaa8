import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** Rows that come and go together. */
const CHUNK = 40;
/** The height of a row before one was seen, in pixels. */
const GUESSED_HEIGHT = 120;

interface WindowListProps<T> {
  readonly items: readonly T[];
  readonly children: (item: T) => ComponentChildren;
}

/** A list of any length, of which only the rows near the screen are in the page. */
export function WindowList<T>({ items, children }: WindowListProps<T>) {
  const chunks = Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, i) => i * CHUNK);
  return (
    <div class="timeline" role="list">
      {chunks.map((from) => (
        <Chunk key={from} count={Math.min(CHUNK, items.length - from)} isFirst={from === 0}>
          {() => items.slice(from, from + CHUNK).map(children)}
        </Chunk>
      ))}
    </div>
  );
}

interface ChunkProps {
  readonly count: number;
  readonly isFirst: boolean;
  readonly children: () => ComponentChildren;
}

/** Keeps the height of its rows while they are away, so that nothing moves under the reader. */
function Chunk({ count, isFirst, children }: ChunkProps) {
  const place = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number | null>(isFirst ? null : count * GUESSED_HEIGHT);
  useEffect(() => {
    const { current } = place;
    if (!current) return undefined;
    const watcher = new IntersectionObserver(
      ([seen]) => {
        if (!seen) return;
        // A row that somebody types into stays.
        const isKept = seen.isIntersecting || current.contains(document.activeElement);
        setHeight(isKept ? null : (before) => before ?? current.offsetHeight);
      },
      { rootMargin: "800px" },
    );
    watcher.observe(current);
    return () => watcher.disconnect();
  }, []);
  return (
    <div ref={place} role="presentation" style={height === null ? undefined : { height: `${height}px` }}>
      {height === null ? children() : null}
    </div>
  );
}
