/**
 * Lets whatever else has come in go first. workerd looks for what has come in only when nothing is left to do, and what
 * reads from a fast connection always has something left. A timer is done after a look; a promise is not.
 */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** From here on a text takes milliseconds wherever it is read. */
const LONG_CHARACTERS = 128 * 1024;

/** The same after a step over a long text; at once after any other. */
export async function yieldAfter(characters: number): Promise<void> {
  if (characters >= LONG_CHARACTERS) await yieldToOthers();
}
