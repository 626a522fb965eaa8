import { dialectAt } from "./dialect-code.ts";

/** A request to be sent again. */
export interface CodedRequest {
  /** The proxy's root. */
  readonly root: string;
  readonly model: string;
  /** The endpoint at which it came in. Left out for OpenAI's chat completions. */
  readonly endpoint?: string | undefined;
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
const USUAL_ENDPOINT = "/v1/chat/completions";

/** Returns the URL that a request goes to. What came as a stream is asked for whole. */
const urlOf = ({ root, endpoint = USUAL_ENDPOINT }: CodedRequest): string =>
  root + endpoint.replace(":streamGenerateContent", ":generateContent");

/** Returns a request as a command for a shell, in the dialect in which it came. */
export function asCurl(request: CodedRequest): string {
  const { model, content, session } = request;
  const url = urlOf(request);
  const { keyHeader, keyName, moreHeaders, body, modelIn } = dialectAt(request.endpoint ?? USUAL_ENDPOINT);
  const headers = headersOf(session).map(([name, value, from]) =>
    from === "text" ? `-H ${quoted(`${name}: ${value}`)}` : `-H "${name}: $${value}"`,
  );
  return [
    `curl ${quoted(url)}`,
    "-H 'Content-Type: application/json'",
    ...(model === STAND_IN ? [] : [`-H "${keyHeader}$${keyName}"`]),
    ...moreHeaders.map((header) => `-H ${quoted(header)}`),
    ...headers,
    `-d ${quoted(JSON.stringify({ ...(modelIn === "body" && { model }), ...body(content) }))}`,
  ].join(" \\\n  ");
}

/** Returns a request as JavaScript with the official SDK of the dialect in which it came. */
export function asSdkCode(request: CodedRequest): string {
  const { model, content, session } = request;
  const { sdk, body, options } = dialectAt(request.endpoint ?? USUAL_ENDPOINT);
  const headers = headersOf(session).map(([name, value, from]) => {
    const text = from === "text" ? asHeaderCode(value) : `process.env.${value}`;
    return `${JSON.stringify(name)}: ${text},`;
  });
  return [
    sdk.imports,
    "",
    `const client = ${sdk.client}({`,
    ...options(urlOf(request), headers, model === STAND_IN ? "none" : null),
    "});",
    `const answer = await ${sdk.call}({`,
    ...Object.entries({ model, ...body(content) }).map(([name, value]) => `  ${name}: ${asCode(value)},`),
    "});",
    `console.log(answer.${sdk.text});`,
  ].join("\n");
}

/** Returns a value of JSON as people write it in JavaScript. The names in bodies need no quotes. */
function asCode(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asCode).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, one]) => `${name}: ${asCode(one)}`)
    .join(", ")} }`;
}

/** Returns a header's value as code. JavaScript sends no other characters in a header than bytes. */
function asHeaderCode(value: string): string {
  const text = JSON.stringify(value);
  return /^[\x20-\x7e]*$/.test(value) ? text : `Buffer.from(${text}).toString("latin1")`;
}

/** Quotes a text for a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
