/** The bytes of the console's page, which `cli/console-page.mjs` builds. */
declare const bytes: ArrayBuffer;
export default bytes;
