import { useCallback, useEffect, useState } from "preact/hooks";

/** A value that is fetched when a part is first shown. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly error: string | null;
  readonly reload: () => void;
}

/** Loads a value, and again when `reload` is called. A part that is left takes no late answer. */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, "reload">>({ value: null, error: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isLeft = false;
    load().then(
      (value) => isLeft || setState({ value, error: null }),
      (error: unknown) => isLeft || setState({ value: null, error: messageOf(error) }),
    );
    return () => {
      isLeft = true;
    };
  }, [turn]);
  return { ...state, reload: useCallback(() => setTurn((before) => before + 1), []) };
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
