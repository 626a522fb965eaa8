import type { Turn } from "../dialects/chat/request.ts";

/** Who speaks as the user in a request. */
export interface Speakers {
  /** The one `name` that all of the user's messages bear: it is the user's own. Null: they bear none, or several. */
  readonly only: string | null;
  /** Some of the user's messages are other people's. */
  readonly several: boolean;
}

export function speakersIn(turns: readonly Turn[]): Speakers {
  const names = new Set(turns.filter(({ role }) => role === "user").map(({ name }) => name ?? null));
  const [first = null] = names;
  return { only: names.size === 1 ? first : null, several: names.size > 1 };
}

/** Returns a message as it is kept: with the name of its speaker, where others speak as well. */
export function withSpeaker({ text, name }: Turn, { several }: Speakers): string {
  return several && name !== undefined ? `${name}: ${text}` : text;
}

/** Returns what of a message the user says themselves: of several speakers, the one without a name is the user. */
export function ownText({ text, name }: Turn, { several }: Speakers): string {
  return several && name !== undefined ? "" : text;
}

/** Returns the role under which a message is digested: the same words from somebody else are another turn. */
export function roleAndName({ role, name }: Turn): string {
  return name === undefined ? role : `${role} ${name}`;
}
