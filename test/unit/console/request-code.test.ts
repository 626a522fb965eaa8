import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { asCurl, asSdkCode } from "../../../src/console/app/pages/exchange/request-code.ts";

const CONTENT = `It's "late": $HOME \`id\` \\ \n {"a":1}; rm -rf x`;
const request = {
  root: "http://127.0.0.1:8787",
  model: "gpt-5-mini",
  content: CONTENT,
  session: { user: "o'neil $(id)", tenant: "", key: "secret-key" },
};

/** Returns the arguments that a shell passes on. */
function argumentsOf(command: string, env: Record<string, string>): string[] {
  const printed = execFileSync("/bin/sh", ["-c", command.replace(/^curl/, String.raw`printf '%s\0'`)], { env });
  return printed.toString().split("\0").slice(0, -1);
}

test("a shell reads the words of a command as they were said, and takes the keys from the environment", () => {
  const given = argumentsOf(asCurl(request), { OPENAI_API_KEY: "sk", THROUGHLINE_KEY: "tk" });
  expect(given[0]).toBe("http://127.0.0.1:8787/v1/chat/completions");
  expect(given).toContain("Authorization: Bearer sk");
  expect(given).toContain("Throughline-Key: tk");
  expect(given).toContain("Throughline-User: o'neil $(id)");
  expect(given).not.toContain("Throughline-Tenant: ");
  expect(JSON.parse(given.at(-1) ?? "")).toEqual({
    model: "gpt-5-mini",
    messages: [{ role: "user", content: CONTENT }],
  });
});

test("no key stands in what is copied", () => {
  for (const code of [asCurl(request), asSdkCode(request)]) expect(code).not.toContain("secret-key");
});

test("the SDK's code sends the same words, and needs no provider's key for the model inside the proxy", () => {
  const code = asSdkCode({ ...request, model: "stand-in" });
  expect(code).toContain(`content: ${JSON.stringify(CONTENT)}`);
  expect(code).toContain('"Throughline-User": "o\'neil $(id)",');
  expect(code).toContain('apiKey: "none"');
});

test("the SDK's code sends names in any script as the bytes that a header takes", () => {
  const code = asSdkCode({ ...request, session: { user: "\u{1F600} مرحبا", tenant: "plain", key: "" } });
  const line = /"Throughline-User": (.*),/.exec(code)?.[1] ?? "";
  const sent = execFileSync(process.execPath, ["-e", `process.stdout.write(${line}, "latin1")`]);
  expect(sent.toString()).toBe("\u{1F600} مرحبا");
  expect(code).toContain('"Throughline-Tenant": "plain",');
});

const ENDPOINTS = [
  {
    endpoint: "/groq/v1/responses",
    key: "Authorization: Bearer k",
    url: "http://127.0.0.1:8787/groq/v1/responses",
    body: { model: "m", input: CONTENT },
    code: [
      'from "openai"',
      'baseURL: "http://127.0.0.1:8787/groq/v1"',
      "client.responses.create(",
      "answer.output_text",
    ],
  },
  {
    endpoint: "/v1/messages",
    key: "x-api-key: k",
    url: "http://127.0.0.1:8787/v1/messages",
    body: { model: "m", max_tokens: 1024, messages: [{ role: "user", content: CONTENT }] },
    code: [
      'from "@anthropic-ai/sdk"',
      'baseURL: "http://127.0.0.1:8787",',
      "client.messages.create(",
      "max_tokens: 1024,",
    ],
  },
  {
    endpoint: "/v1beta/models/m:streamGenerateContent",
    key: "x-goog-api-key: k",
    url: "http://127.0.0.1:8787/v1beta/models/m:generateContent",
    body: { contents: [{ role: "user", parts: [{ text: CONTENT }] }] },
    code: [
      'from "@google/genai"',
      'baseUrl: "http://127.0.0.1:8787",',
      'apiVersion: "v1beta",',
      "generateContent({",
      'model: "m",',
    ],
  },
  {
    endpoint: "/azure/openai/deployments/d/chat/completions?api-version=2024-10-21",
    key: "api-key: k",
    url: "http://127.0.0.1:8787/azure/openai/deployments/d/chat/completions?api-version=2024-10-21",
    body: { model: "m", messages: [{ role: "user", content: CONTENT }] },
    code: [
      'import { AzureOpenAI } from "openai"',
      "new AzureOpenAI({",
      'baseURL: "http://127.0.0.1:8787/azure/openai/deployments/d",',
      'apiVersion: "2024-10-21",',
    ],
  },
  {
    endpoint: "/anthropic/messages",
    key: "x-api-key: k",
    url: "http://127.0.0.1:8787/anthropic/messages",
    body: { model: "m", max_tokens: 1024, messages: [{ role: "user", content: CONTENT }] },
    code: ['from "@anthropic-ai/sdk"', 'baseURL: "http://127.0.0.1:8787/anthropic",'],
  },
];

test.each(ENDPOINTS)("what came in at $endpoint is copied in its own dialect", ({ endpoint, key, url, body, code }) => {
  const asked = { ...request, model: "m", endpoint };
  const keys = {
    OPENAI_API_KEY: "k",
    AZURE_OPENAI_API_KEY: "k",
    ANTHROPIC_API_KEY: "k",
    GEMINI_API_KEY: "k",
    THROUGHLINE_KEY: "tk",
  };
  const given = argumentsOf(asCurl(asked), keys);
  expect(given[0]).toBe(url);
  expect(given).toContain(key);
  expect(given).toContain("Throughline-User: o'neil $(id)");
  expect(JSON.parse(given.at(-1) ?? "")).toEqual(body);
  for (const part of code) expect(asSdkCode(asked)).toContain(part);
  expect(asSdkCode(asked)).not.toContain("secret-key");
});

test("what is copied of each dialect is JavaScript", () => {
  for (const endpoint of [undefined, ...ENDPOINTS.map((one) => one.endpoint)]) {
    const code = asSdkCode({ ...request, endpoint }).replace(/^import .*$/m, "");
    const check = () => execFileSync(process.execPath, ["--check", "--input-type=module", "-"], { input: code });
    expect(check).not.toThrow();
  }
});
