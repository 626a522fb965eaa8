/** The bytes of the page of a card, which `cli/built-pages.mjs` builds. */
declare const bytes: ArrayBuffer;
export default bytes;
