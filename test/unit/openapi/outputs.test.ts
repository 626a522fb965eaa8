import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { beforeAll, describe, expect, it } from "vitest";
import { CODES } from "../../../src/http/errors.ts";
import { VERSION } from "../../../src/runtime/version.ts";
import { outputs } from "../../../scripts/openapi/outputs.ts";

/* The files that `npm run openapi` writes: the document, the client, and the page of errors. */

const read = (path: string): string => readFileSync(`${import.meta.dirname}/../../../${path}`, "utf8");
/** The document is the answer of an earlier version of this repository, and so a text. */
const documentOf = (files: Readonly<Record<string, string>>) =>
  JSON.parse(files["src/api/openapi.json.bin"] ?? "") as {
    openapi: string;
    info: { version: string };
    paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
  };

let files: Readonly<Record<string, string>> = {};
beforeAll(async () => void (files = await outputs()));

describe("the files that follow from the schemas", () => {
  it("are as the schemas say: run `npm run openapi` if this fails", () => {
    for (const [path, text] of Object.entries(files)) expect(read(path) === text, path).toBe(true);
  });

  it("have the version of the package", () => {
    const { version } = JSON.parse(read("package.json")) as { version: string };
    expect(VERSION).toBe(version);
    expect(documentOf(files).info.version).toBe(version);
  });
});

describe("the document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const document = documentOf(files);
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(await new Validator().validate(document)).toEqual({ valid: true });
  });

  it("names each operation once", () => {
    const ids = Object.values(documentOf(files).paths).flatMap((one) =>
      Object.values(one).map(({ operationId }) => operationId),
    );
    expect(ids.length).toBeGreaterThan(50);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("holds every error code, each in at least one response, except those that no client can read", () => {
    const text = JSON.stringify(documentOf(files).paths);
    const unread = Object.keys(CODES).filter((code) => !text.includes(`"${code}"`));
    expect(unread).toEqual(["method_not_allowed", "caller_left"]);
  });
});

describe("the page of errors", () => {
  const sections = [...read("docs/errors.md").matchAll(/^## (\S+)$/gm)].map(([, code]) => code);

  it("has a section for each code, and no other", () => expect(sections).toEqual(Object.keys(CODES)));

  it("tells for each code its status, a meaning and a remedy", () => {
    for (const section of read("docs/errors.md").split(/^## /m).slice(1)) {
      const [code = "", ...lines] = section.split("\n");
      const { status } = CODES[code as keyof typeof CODES];
      expect(lines.join("\n"), code).toMatch(
        new RegExp(`^\\nStatus ${status}, .{20,}\\n\\n\\*\\*Remedy:\\*\\* .{10,}\\n`),
      );
    }
  });
});
