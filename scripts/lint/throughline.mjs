/* Rules of this code base that oxlint has no words for. `.oxlintrc.json` turns them on. */

/**
 * @typedef {{ name?: string, value?: unknown }} Named
 * @typedef {{ type: string, properties?: Node[], key?: Named, property?: Named, value?: Node }} Node
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

/** Fields of providers' requests and answers that no other thing of this code base is called by. */
const PROVIDER_FIELDS = new Set(
  `cache_control cachedContent candidateCount finish_reason finishReason function_call generation_config generationConfig
   logprobs max_completion_tokens max_output_tokens max_tokens mcp_servers output_config previous_message_id
   previous_response_id prompt_cache_key response_format safety_identifier stop_reason stream_options system_instruction
   systemInstruction tool_call_id tool_calls tool_choice tool_use_id top_logprobs web_search_options`.split(/\s+/),
);

/** Reports a provider's field, read or written. `src/dialects/` and the adapters of providers alone know them. */
const providerField = {
  create(/** @type {Context} */ context) {
    const check = (/** @type {Node} */ node, /** @type {Named | undefined} */ named) => {
      const name = String(named?.name ?? named?.value);
      if (!PROVIDER_FIELDS.has(name)) return;
      const message = `${name} is a field of a provider. Let the dialects read it, behind the interface Dialect.`;
      context.report({ node, message });
    };
    return {
      MemberExpression: (/** @type {Node} */ node) => check(node, node.property),
      Property: (/** @type {Node} */ node) => check(node, node.key),
    };
  },
};

/** @typedef {{ type: string, callee?: any, id?: Named, init?: any, right?: any, body?: any }} Statement */

/** @param {any} node */
const isCursor = (node) =>
  node?.type === "CallExpression" &&
  node.callee?.property?.name === "exec" &&
  /^(?:sql|packed)$/.test(node.callee.object?.property?.name ?? node.callee.object?.name ?? "");

/**
 * Reports a loop over a cursor of SQLite that may end early. The cursor then locks its table until the garbage collector
 * comes, and the tables cannot be rewritten, as after a deletion.
 */
const cursorReadWhole = {
  create(/** @type {any} */ context) {
    /** @type {Set<string | undefined>} */
    const cursors = new Set();
    return {
      VariableDeclarator(/** @type {Statement} */ { id, init }) {
        if (isCursor(init)) cursors.add(id?.name);
      },
      ForOfStatement(/** @type {Statement} */ node) {
        if (!isCursor(node.right) && !(node.right?.type === "Identifier" && cursors.has(node.right.name))) return;
        if (!/\b(?:return|break|yield|await)\b/.test(context.sourceCode.getText(node.body))) return;
        const message = "Read a cursor to its end: call toArray() before a loop that may end early or wait.";
        context.report({ node, message });
      },
    };
  },
};

export default {
  meta: { name: "throughline" },
  rules: { "one-error-writer": oneErrorWriter, "provider-field": providerField, "cursor-read-whole": cursorReadWhole },
};
