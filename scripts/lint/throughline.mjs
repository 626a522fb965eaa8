import { FOR_ALL, ROOMS, roomsOf } from "./rooms.mjs";

/* Rules of this code base that oxlint has no words for. `.oxlintrc.json` turns them on. */

/**
 * @typedef {{ name?: string, value?: unknown }} Named
 * @typedef {{ type: string, properties?: Node[], key?: Named, property?: Named, value?: any }} Node
 * @typedef {{ report: (problem: { node: Node, message: string }) => void }} Context
 */

/** @param {Node | undefined} node @param {string} name */
const fieldOf = (node, name) => node?.properties?.find(({ key }) => (key?.name ?? key?.value) === name)?.value;

const ERRORS_ELSEWHERE =
  "src/http/errors.ts is the one writer of error bodies. Throw a ProxyError with a code of its table.";

/** Reports an error body, `{ error: { message } }`, and a response with the status of an error. */
const oneErrorWriter = {
  create(/** @type {any} */ context) {
    const check = (/** @type {any} */ node) => {
      const { callee, arguments: given } = node;
      if (callee?.name !== "Response" && callee?.object?.name !== "Response") return;
      const status = fieldOf(given[1], "status")?.value;
      if (typeof status === "number" && status >= 400) context.report({ node, message: ERRORS_ELSEWHERE });
    };
    return {
      ObjectExpression(/** @type {Node} */ node) {
        if (fieldOf(fieldOf(node, "error"), "message") !== undefined) {
          context.report({ node, message: ERRORS_ELSEWHERE });
        }
      },
      NewExpression: check,
      CallExpression: check,
    };
  },
};

/** Reports an import from a room that this room may not see. */
const rooms = {
  create(/** @type {any} */ context) {
    const check = (/** @type {any} */ node) => {
      const { from, to } = roomsOf(context.filename, node.source?.value) ?? {};
      if (from === undefined || to === undefined || from === to) return;
      if (FOR_ALL.includes(to) || ROOMS[from]?.includes(to)) return;
      const message = `src/${from} may not import ${to}: scripts/lint/rooms.mjs and ARCHITECTURE.md say which rooms it sees.`;
      context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
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

/** SQL by name, and functions that return it. */
const SQL = /^(?:sql|packed)$/;
const RETURNS_SQL = /^(?:sqlNaming|sqlNamingExchange|packedSql)$/;

/** @param {any} node */
const isSql = (node) =>
  node?.type === "CallExpression"
    ? RETURNS_SQL.test(node.callee?.name ?? "")
    : SQL.test(node?.property?.name ?? node?.name ?? "");

/** @param {any} node */
const isCursor = (node) =>
  node?.type === "CallExpression" && node.callee?.property?.name === "exec" && isSql(node.callee.object);

/**
 * Reports a cursor of SQLite that may not be read to its end. It then locks its table until the garbage collector comes, and the
 * tables cannot be rewritten, as after a deletion.
 */
const cursorReadWhole = {
  create(/** @type {any} */ context) {
    const message =
      "Read a cursor to its end, by toArray() or one(): before a loop that may end early or wait, as well.";
    /** @type {Set<string | undefined>} */
    const cursors = new Set();
    return {
      VariableDeclarator(/** @type {any} */ node) {
        if (!isCursor(node.init)) return;
        if (node.id?.type === "ArrayPattern") context.report({ node, message });
        else cursors.add(node.id?.name);
      },
      CallExpression(/** @type {any} */ node) {
        const { object, property } = node.callee ?? {};
        if (property?.name !== "next") return;
        if (isCursor(object) || (object?.type === "Identifier" && cursors.has(object.name))) {
          context.report({ node, message });
        }
      },
      ForOfStatement(/** @type {Statement} */ node) {
        if (!isCursor(node.right) && !(node.right?.type === "Identifier" && cursors.has(node.right.name))) return;
        if (!/\b(?:return|break|yield|await)\b/.test(context.sourceCode.getText(node.body))) return;
        context.report({ node, message });
      },
    };
  },
};

/** @param {any} node the text of a template, with or without a tag */
const templateText = (node) =>
  (node?.quasi ?? node)?.quasis?.map((/** @type {any} */ part) => part.value.raw).join("") ?? "";

/** Reports a pattern without regard to case that has a class of all letters, and is compiled by V8 itself. */
const lettersAsRanges = {
  create(/** @type {any} */ context) {
    const message =
      "V8 takes a millisecond for each class of letters. Write regex.iu`...` or regexOf(...) of src/text/regex.ts.";
    return {
      Literal(/** @type {any} */ node) {
        const { pattern = "", flags = "" } = node.regex ?? {};
        if (flags.includes("i") && pattern.includes(String.raw`\p{L}`)) context.report({ node, message });
      },
      NewExpression(/** @type {any} */ node) {
        if (node.callee?.name === "RegExp" && templateText(node.arguments[0]).includes("p{L}"))
          context.report({ node, message });
      },
    };
  },
};

export default {
  meta: { name: "throughline" },
  rules: {
    rooms,
    "one-error-writer": oneErrorWriter,
    "provider-field": providerField,
    "cursor-read-whole": cursorReadWhole,
    "letters-as-ranges": lettersAsRanges,
  },
};
