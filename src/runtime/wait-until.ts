/** Keeps work alive after the response, and through a client that left. */
export type WaitUntil = (work: Promise<unknown>) => void;
