/**
 * Lets other requests go first, so many times. workerd looks for new ones only when nothing is left to do, and a reader of
 * a fast connection always has something left. A timer runs after a look; a promise does not.
 */
export async function yieldToOthers(looks = 1): Promise<void> {
  for (let looked = 0; looked < looks; looked++) await new Promise<void>((resolve) => setTimeout(resolve, 0));
}

/** The length from which a pass over a text takes milliseconds. */
const LONG_CHARACTERS = 128 * 1024;

/** Yields after a pass over a long text, and returns at once after any other. */
export async function yieldAfter(characters: number): Promise<void> {
  if (characters >= LONG_CHARACTERS) await yieldToOthers();
}
