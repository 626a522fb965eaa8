/** Keeps work alive after the response, and after the client has disconnected. */
export type WaitUntil = (work: Promise<unknown>) => void;
