import { type McpScope, READ, SCOPES, TOOLS_OF, WRITE } from "../mcp/scopes.ts";

/* The two pages on which a person lets a client in. They load nothing, run no script, and every name in them is escaped. */

/** The client that asks, as it describes itself. */
export interface AskingClient {
  readonly name: string;
  /** The host that serves the client's metadata. Null for a client that nobody vouches for. */
  readonly domain: string | null;
  /** The host that is sent the code, or the whole address if it has none. */
  readonly redirectHost: string;
  readonly redirectUri: string;
  /** True if the code goes to a program on the person's own machine. */
  readonly isLocal: boolean;
}

/** The fields by which a person signs in. */
export interface SignInForm {
  /** Null if the person may call without a key. */
  readonly key: { readonly label: string; readonly isRequired: boolean } | null;
  readonly asksTenant: boolean;
}

/** The person, as they named themselves. */
export interface Given {
  readonly user: string;
  readonly tenant: string;
}

/** Asks who the person is. */
export function signInPage(client: AskingClient, form: SignInForm, given: Given, problem: string | null): Response {
  const key =
    form.key === null
      ? ""
      : field("key", form.key.label, "", `type="password" autocomplete="off"${form.key.isRequired ? " required" : ""}`);
  const tenant = form.asksTenant ? field("tenant", "Tenant, if it is a platform key", given.tenant, 'type="text"') : "";
  const user = field("user", "User whose memory it is (a user token names them)", given.user, 'type="text"');
  const body = [
    `<h1>Sign in to Throughline</h1>`,
    `<p>${describe(client)} asks for access to a memory.</p>`,
    problem === null ? "" : `<p role="alert"><strong>${escape(problem)}</strong></p>`,
    `<form method="post">${key}${tenant}${user}`,
    `<p><button name="step" value="sign-in">Continue</button> <button name="step" value="cancel" formnovalidate>Cancel</button></p></form>`,
  ];
  return page("Sign in", body.join(""), client.redirectUri, problem === null ? 200 : 400);
}

/** Asks whether the client may have what it asks for. */
export function consentPage(
  client: AskingClient,
  { user, tenant }: Given,
  scopes: readonly McpScope[],
  state: string,
  cookies: Headers,
): Response {
  const asked = SCOPES.filter((scope) => scopes.includes(scope)).map((scope) => {
    const tools = TOOLS_OF[scope].map((tool) => `<code>${escape(tool)}</code>`).join(", ");
    const fixed = scope === READ ? " disabled" : "";
    return `<p><label><input type="checkbox" name="scope" value="${scope}" checked${fixed}> ${MEANING[scope]}</label><br>${tools}</p>`;
  });
  const warning = client.isLocal
    ? "<p>It runs on your own machine. Any program there could pose as it.</p>"
    : client.domain === null
      ? "<p>Nobody vouches for this name: the client chose it.</p>"
      : "";
  const of = tenant === "" ? "" : ` (tenant <bdi>${escape(tenant)}</bdi>)`;
  const body = [
    `<h1>Allow access?</h1>`,
    `<p>${describe(client)} wants to use the memory of <strong><bdi>${escape(user)}</bdi></strong>${of}.</p>${warning}`,
    `<form method="post"><input type="hidden" name="state" value="${escape(state)}">${asked.join("")}`,
    `<p>You are sent back to <strong>${escape(client.redirectHost)}</strong>. You can end this at any time: <code>DELETE /memory/grants/{id}</code>.</p>`,
    `<p><button name="step" value="allow">Allow</button> <button name="step" value="deny">Deny</button></p></form>`,
  ];
  const response = page("Allow access?", body.join(""), client.redirectUri, 200);
  for (const cookie of cookies.getSetCookie()) response.headers.append("set-cookie", cookie);
  return response;
}

/** Says why nothing can be asked. The person is sent nowhere, because nothing vouches for where. */
export function refusalPage(problem: string): Response {
  return page("Sign-in failed", `<h1>Sign-in failed</h1><p>${escape(problem)}</p>`, null, 400);
}

const MEANING: Readonly<Record<McpScope, string>> = {
  [READ]: "Read what is remembered",
  [WRITE]: "Remember, correct and delete",
};

function describe({ name, domain }: AskingClient): string {
  return `<strong><bdi>${escape(name)}</bdi></strong>${domain === null ? "" : ` (${escape(domain)})`}`;
}

const field = (name: string, label: string, value: string, attributes: string): string =>
  `<p><label>${escape(label)}<br><input name="${name}" value="${escape(value)}" ${attributes} spellcheck="false"></label></p>`;

const STYLE =
  ":root{color-scheme:light dark}" +
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;overflow-wrap:anywhere}" +
  "input:not([type=checkbox]){width:100%;padding:.4rem;box-sizing:border-box;font:inherit}button{font:inherit;padding:.4rem 1rem}";

/** @param redirectUri where a form may lead in the end; browsers hold the redirect after a form against the policy */
function page(title: string, body: string, redirectUri: string | null, status: number): Response {
  const nonce = crypto.randomUUID();
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style nonce="${nonce}">${STYLE}</style>`;
  const targets = ["'self'", ...(redirectUri === null ? [] : [sourceOf(redirectUri)])].join(" ");
  return new Response(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>\n`, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; form-action ${targets}; frame-ancestors 'none'; base-uri 'none'`,
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      // Under "no-referrer", browsers send a form with an Origin of null.
      "referrer-policy": "same-origin",
      "cache-control": "no-store",
    },
  });
}

/** Returns the origin of an address, or its scheme if it has none that a policy can name, as an IPv6 address has not. */
function sourceOf(redirectUri: string): string {
  const { origin, protocol, hostname } = new URL(redirectUri);
  return origin === "null" || hostname.startsWith("[") ? protocol : origin;
}

/** Escapes what could begin a tag, an entity or end an attribute. */
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
