import { describe, expect, it } from "vitest";
import { correctPath } from "../../../src/proxy/correct-path.ts";
import { growthOf, STEEP } from "../../support/growth.ts";

describe("correctPath()", () => {
  it.each([
    ["/v1//models", "/v1/models"],
    ["/v1/v1//v1/models", "/v1/models"],
    ["//v1/chat/completions/?a=/", "/v1/chat/completions?a=/"],
    ["/groq//v1/v1/chat/completions//", "/groq/v1/chat/completions"],
    ["/https://host//v1//chat/completions/", "/https://host/v1/chat/completions"],
    [
      "/v1/openai/deployments/gpt/chat/completions/?api-version=1",
      "/v1/openai/deployments/gpt/chat/completions?api-version=1",
    ],
  ])("spells %s as %s", (path, spelled) => {
    expect(correctPath(path)).toBe(spelled);
  });

  it.each([
    "/",
    "//",
    "/v1",
    "/v1/",
    "/v1?a=//",
    "/v1/chat/completions",
    "/v1/chat/completions?a=b/",
    "/v1/files/a//b/",
    "/v1/models/v1/v1/x",
    "/v1/v1x/models",
    "/v1/v1/x/v1/y",
    "/v1//some/path",
    "/v2//models",
    "/groq",
    "/groq//",
    "/https://host",
    "/https://host/v1/models",
    "/https://host/openai//v1/x/",
  ])("leaves %s as it is", (path) => {
    expect(correctPath(path)).toBe(path);
  });

  it.each<readonly [string, (characters: number) => string]>([
    ["slashes", (characters) => "/".repeat(characters)],
    ["versions", (characters) => `/v1${"/v1".repeat(characters / 3)}/`],
    ["folders", (characters) => `/${"a/".repeat(characters / 2)}/v1//x`],
  ])("reads 64 KB of %s once", (_what, pathOf) => {
    expect(growthOf(correctPath, pathOf, 65_536)).toBeLessThan(STEEP);
  });
});
