/* Rules of this code base that oxlint has no words for. `.oxlintrc.json` turns them on. */

/**
 * @typedef {{ type: string, properties?: Node[], key?: { name?: string, value?: unknown }, value?: Node }} Node
 * @typedef {{ report: (problem: { node: Node, message: string }) => void }} Context
 */

/** @param {Node | undefined} node @param {string} name */
const fieldOf = (node, name) => node?.properties?.find(({ key }) => (key?.name ?? key?.value) === name)?.value;

/** Reports an object like `{ error: { message } }`, an error body. `src/http/errors.ts` is the one writer of those. */
const oneErrorWriter = {
  create: (/** @type {Context} */ context) => ({
    ObjectExpression(/** @type {Node} */ node) {
      if (fieldOf(fieldOf(node, "error"), "message") === undefined) return;
      const message =
        "src/http/errors.ts is the one writer of error bodies. Throw a ProxyError with a code of its table.";
      context.report({ node, message });
    },
  }),
};

export default { meta: { name: "throughline" }, rules: { "one-error-writer": oneErrorWriter } };
