import { exports } from "cloudflare:workers";
import type { LoggedRequest, Script } from "./scripted-upstream.ts";

export interface Call {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly script?: Script;
}

/** Sends a request through the proxy; `seen` is what the upstream got of it. */
export async function throughProxy({
  method = "POST",
  path = "/v1/chat/completions",
  headers = {},
  body,
  script,
}: Call) {
  const log = crypto.randomUUID();
  const marks = { "x-scripted-log": log, ...(script && { "x-scripted": JSON.stringify(script) }) };
  const init = { method, headers: { ...marks, ...headers }, redirect: "manual" as const };
  const response = await exports.default.fetch(
    `http://throughline.test${path}`,
    body === undefined ? init : { ...init, body },
  );
  const text = await response.text();
  const seen = await (await fetch(`http://upstream.test/_log/${log}`)).json<LoggedRequest[]>();
  return { response, text, seen };
}
