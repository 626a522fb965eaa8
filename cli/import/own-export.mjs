/* The proxy's own export, and lines written by hand in its form. */

/** @type {import("./lines.mjs").Importer} */
export const ownExport = {
  name: "Throughline",
  shape: 'one JSON object a line, with "kind"',
  knows: ({ text }) => firstLineKind(text) !== undefined,
  read: ({ text }) => ({
    // Every line goes as it is, blank ones too: the proxy checks it and reports it by its number.
    lines: text
      .trimEnd()
      .split(/\r\n|\n/)
      .map((line) => /** @type {any} */ ({ raw: line })),
    skipped: [],
  }),
};

/** @param {string} text */
function firstLineKind(text) {
  try {
    return JSON.parse(/^\s*(.*)/.exec(text)?.[1] ?? "").kind;
  } catch {
    return undefined;
  }
}
