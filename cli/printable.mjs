/** Characters by which a text moves the cursor, writes to the clipboard or turns what stands beside it. */
const ORDERS = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Returns a text without what a terminal would obey. Others wrote it: a file, a model or a server.
 * @param {string} text
 */
export const printable = (text) => text.replace(ORDERS, "");
