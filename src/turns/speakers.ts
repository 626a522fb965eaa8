import type { Turn } from "../dialects/dialect.ts";

/** The people who speak as the user in a request. */
export interface Speakers {
  /** The one `name` that all of the user's messages bear, which is the user's own. Null if they bear none, or several. */
  readonly only: string | null;
  /** True if some of the user's messages are other people's. */
  readonly several: boolean;
}

/** Reads who speaks as the user. */
export function speakersIn(turns: readonly Turn[]): Speakers {
  const names = new Set(turns.filter(({ role }) => role === "user").map(({ name }) => name ?? null));
  const [first = null] = names;
  return { only: names.size === 1 ? first : null, several: names.size > 1 };
}

/** Returns a message as memory keeps it: with the name of its speaker, if others speak as well. */
export function withSpeaker({ text, name }: Turn, { several }: Speakers): string {
  return several && name !== undefined ? `${name}: ${text}` : text;
}

/** Returns the user's own words in a message. Among several speakers, the one without a name is the user. */
export function ownText({ text, name }: Turn, { several }: Speakers): string {
  return several && name !== undefined ? "" : text;
}

/** Returns the role for a message's digest, because the same words from somebody else are another turn. */
export function roleAndName({ role, name }: Turn): string {
  return name === undefined ? role : `${role} ${name}`;
}
