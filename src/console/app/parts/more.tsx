import { useEffect, useRef } from "preact/hooks";
import { Loading } from "./notices.tsx";

/** Loads the next page when its place comes near the screen. */
export function More({ onSeen }: { readonly onSeen: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && onSeen(), { rootMargin: "600px" });
    if (place.current) watcher.observe(place.current);
    return () => watcher.disconnect();
  }, [onSeen]);
  return (
    <div ref={place}>
      <Loading />
    </div>
  );
}
