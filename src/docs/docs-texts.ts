import packed from "./docs.bin";

/** The texts of the documentation, by their path in the repository. */
export type DocsTexts = Readonly<Record<string, string>>;

let loaded: Promise<DocsTexts> | null = null;

/** Returns the documentation, which is unpacked once. */
export function docsTexts(): Promise<DocsTexts> {
  loaded ??= new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).json<DocsTexts>();
  return loaded;
}
