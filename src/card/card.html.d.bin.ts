/** The bytes of the page of a card, which `cli/console-page.mjs` builds. */
declare const bytes: ArrayBuffer;
export default bytes;
