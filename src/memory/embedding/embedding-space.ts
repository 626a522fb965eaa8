/*
 * A space is named after its embedder and the size of its vectors. So every stored vector names those that it may be
 * compared with.
 */

/** @param name the embedder with its version and model */
export function spaceOf(name: string, dimensions: number): string {
  return `${name}/${dimensions}`;
}

/** A range of space names in sorted order. The spaces of other embedders sort before the first or after the last. */
interface SpaceRange {
  readonly first: string;
  readonly last: string;
}

/**
 * Returns the spaces whose vectors an embedder may compare: its one space, or all of its name while its size is
 * unknown.
 */
export function ownSpaces({ name, space }: { readonly name: string; readonly space: string | null }): SpaceRange {
  return { first: space ?? `${name}/`, last: space ?? `${name}/:` };
}
