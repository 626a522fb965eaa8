/*
 * A space is named after who embeds in it and how large its vectors are, so that every stored vector
 * says of itself what it may be compared with.
 */

/** @param name the embedder with its version and model */
export function spaceOf(name: string, dimensions: number): string {
  return `${name}/${dimensions}`;
}

/** Names sort: the spaces that are not an embedder's own lie below the first or above the last of these. */
interface SpaceRange {
  readonly first: string;
  readonly last: string;
}

/** The spaces whose vectors an embedder may still compare: its one space, or all of its name while that is not known. */
export function ownSpaces({ name, space }: { readonly name: string; readonly space: string | null }): SpaceRange {
  return { first: space ?? `${name}/`, last: space ?? `${name}/:` };
}
