/** A request to be sent again. */
export interface CodedRequest {
  /** The proxy's root. */
  readonly root: string;
  readonly model: string;
  readonly content: string;
  readonly session: { readonly user: string; readonly tenant: string; readonly key: string };
}

/** A header with its value, or with the variable of the environment that holds it. */
type Header = readonly [name: string, value: string, from: "text" | "environment"];

/** Returns the headers that say who asks. A key is named and never filled in. */
function headersOf({ user, tenant, key }: CodedRequest["session"]): readonly Header[] {
  const headers: readonly Header[] = [
    ["Throughline-User", user, "text"],
    ["Throughline-Tenant", tenant, "text"],
    ["Throughline-Key", key === "" ? "" : "THROUGHLINE_KEY", "environment"],
  ];
  return headers.filter(([, value]) => value !== "");
}

/** The model inside the proxy needs no provider's key. */
const STAND_IN = "stand-in";

/** Returns a request as a command for a shell. */
export function asCurl({ root, model, content, session }: CodedRequest): string {
  const body = JSON.stringify({ model, messages: [{ role: "user", content }] });
  const headers = headersOf(session).map(([name, value, from]) =>
    from === "text" ? `-H ${quoted(`${name}: ${value}`)}` : `-H "${name}: $${value}"`,
  );
  return [
    `curl ${quoted(`${root}/v1/chat/completions`)}`,
    "-H 'Content-Type: application/json'",
    ...(model === STAND_IN ? [] : ['-H "Authorization: Bearer $OPENAI_API_KEY"']),
    ...headers,
    `-d ${quoted(body)}`,
  ].join(" \\\n  ");
}

/** Returns a request as JavaScript with OpenAI's SDK. */
export function asSdkCode({ root, model, content, session }: CodedRequest): string {
  const headers = headersOf(session).map(([name, value, from]) => {
    const text = from === "text" ? asHeaderCode(value) : `process.env.${value}`;
    return `    ${JSON.stringify(name)}: ${text},`;
  });
  return [
    'import OpenAI from "openai";',
    "",
    "const client = new OpenAI({",
    ...(model === STAND_IN ? ['  apiKey: "none",'] : []),
    `  baseURL: ${JSON.stringify(`${root}/v1`)},`,
    "  defaultHeaders: {",
    ...headers,
    "  },",
    "});",
    "const completion = await client.chat.completions.create({",
    `  model: ${JSON.stringify(model)},`,
    `  messages: [{ role: "user", content: ${JSON.stringify(content)} }],`,
    "});",
    "console.log(completion.choices[0].message.content);",
  ].join("\n");
}

/** Returns a header's value as code. JavaScript sends no other characters in a header than bytes. */
function asHeaderCode(value: string): string {
  const text = JSON.stringify(value);
  return /^[\x20-\x7e]*$/.test(value) ? text : `Buffer.from(${text}).toString("latin1")`;
}

/** Quotes a text for a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
