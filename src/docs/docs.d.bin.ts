/** The texts of the documentation by path, as JSON in gzip, which `cli/docs-file.mjs` packs. */
declare const bytes: ArrayBuffer;
export default bytes;
