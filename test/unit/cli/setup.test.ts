import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";

/* `setup` edits a configuration that belongs to somebody, and `undo` gives it back byte for byte. */

type Options = { yes?: boolean; json?: boolean };
/** JavaScript, which runs without a build: TypeScript does not follow its path. */
const { setup, undo } = (await import(new URL("../../../cli/setup.mjs", import.meta.url).href)) as {
  setup: (name: string, options: Options & { url: string; user?: string }) => void;
  undo: (name: string, options: Options) => void;
};

const URL_OF_PROXY = "http://127.0.0.1:8787";
const folder = mkdtempSync(join(tmpdir(), "throughline-setup-"));
const paths: Readonly<Record<string, string>> = {
  claude: join(folder, "settings.json"),
  codex: join(folder, "config.toml"),
};

beforeEach(() => {
  vi.stubEnv("CLAUDE_CONFIG_DIR", folder).stubEnv("CODEX_HOME", folder).stubEnv("OPENAI_API_KEY", "");
  vi.spyOn(console, "log").mockReturnValue();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true }));

const setUp = (name: string, user = "ada"): void => setup(name, { url: URL_OF_PROXY, user, yes: true });
const textOf = (name: string): string => readFileSync(paths[name] ?? "", "utf8");

describe("a configuration is edited in its place, and is the same bytes after undo:", () => {
  const kept: readonly (readonly [string, string, string, RegExp])[] = [
    ["claude", "on one line", '{"model":"x"}', /"model"/],
    ["claude", "with four spaces", '{\n    "env": { "A": "1" }\n}\n', /\n {4}"env"/],
    ["claude", "with CRLF", '{\r\n  "model": "x"\r\n}\r\n', /^[^\n]*\r\n(?:[^\r\n]*\r\n)+$/],
    ["claude", "with comments", '{\n  // mine\n  "model": "x", /* too */\n}\n', /\/\/ mine[^]*\/\* too \*\//],
    ["claude", "with a byte order mark", '\uFEFF{\n  "model": "x"\n}\n', /^\uFEFF\{/],
    [
      "claude",
      "with numbers that JavaScript rounds",
      '{ "n": 12345678901234567890, "m": 1.0 }',
      /12345678901234567890.*1\.0/s,
    ],
    ["claude", "that is empty", "", /env/],
    ["claude", "with an empty env", '{"env":{}}', /env/],
    [
      "claude",
      "with headers of its own",
      '{"env":{"ANTHROPIC_CUSTOM_HEADERS":"X-A: b"}}',
      /X-A: b\\nThroughline-User: ada/,
    ],
    [
      "claude",
      "with another user",
      '{"env":{"ANTHROPIC_CUSTOM_HEADERS":"Throughline-User: bo"}}',
      /Throughline-User: ada/,
    ],
    ["claude", "with the base URL", `{"env":{"ANTHROPIC_BASE_URL":"${URL_OF_PROXY}"}}`, /ada/],
    ["codex", "without a last line end", '# mine\nmodel = "x"\n[a]\nb = 1 # c', /# mine[^]*b = 1 # c\n/],
    ["codex", "with CRLF", 'model = "x"\r\n[a]\r\nb = 1\r\n', /b = 1\r\n/],
    ["codex", "with a byte order mark", '\uFEFFmodel = "x"\n', /^\uFEFF# throughline/],
    ["codex", "with a provider below a table", '[profiles.p]\nmodel_provider = "o"\n', /^# throughline/],
    ["codex", "that is empty", "", /model_providers/],
  ];
  test.each(kept)("%s, %s", (name, _, before, written) => {
    writeFileSync(paths[name] ?? "", before);
    setUp(name);
    expect(textOf(name)).toMatch(written);
    expect(textOf(name)).toContain("ada");
    setUp(name, "bea");
    undo(name, { yes: true });
    expect(textOf(name)).toBe(before);
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

describe("a configuration is refused in one line, and stays:", () => {
  const refused: readonly (readonly [string, string, string, string])[] = [
    ["claude", "a list", "[1]", "holds no object"],
    ["claude", "half a text", '{"model":', "is no JSON"],
    ["claude", "an env of something else", '{"env":{"A":1}}', "no object of texts"],
    [
      "claude",
      "another base URL",
      '{"env":{"ANTHROPIC_BASE_URL":"https://gateway.example"}}',
      "https://gateway.example",
    ],
    ["codex", "no TOML", "broken = \n", "is no TOML"],
    ["codex", "a provider after a text of many lines", 'x = """\n[a]\n"""\nmodel_provider = "o"\n', "model_provider"],
    ["codex", "a table of this name", '[model_providers.throughline]\nname = "x"\n', "model_providers.throughline"],
  ];
  test.each(refused)("%s, %s", (name, _, before, line) => {
    writeFileSync(paths[name] ?? "", before);
    expect(() => setUp(name)).toThrow(line);
    expect(textOf(name)).toBe(before);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test("one in UTF-16", () => {
    writeFileSync(paths["claude"] ?? "", Uint8Array.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0]));
    expect(() => setUp("claude")).toThrow("no text in UTF-8");
  });

  test("one that is read-only", () => {
    writeFileSync(paths["codex"] ?? "", "a = 1\n");
    chmodSync(paths["codex"] ?? "", 0o444);
    expect(() => setUp("codex")).toThrow("read-only");
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

test("a file that was not there is gone after undo, and a link stays a link", () => {
  setUp("claude");
  undo("claude", { yes: true });
  expect(existsSync(paths["claude"] ?? "")).toBe(false);
  symlinkSync(join(folder, "elsewhere.json"), paths["claude"] ?? "");
  setUp("claude");
  expect(readFileSync(join(folder, "elsewhere.json"), "utf8")).toContain("ada");
  expect(lstatSync(paths["claude"] ?? "").isSymbolicLink()).toBe(true);
});

test("what a person has changed since stays, and what was there before comes back", () => {
  const before = '{\n  "env": { "ANTHROPIC_CUSTOM_HEADERS": "Throughline-User: bo" },\n  "model": "x"\n}\n';
  writeFileSync(paths["claude"] ?? "", before);
  setUp("claude");
  writeFileSync(paths["claude"] ?? "", textOf("claude").replace('"x"', '"y" // new'));
  undo("claude", { yes: true });
  const after = textOf("claude");
  expect(after).toContain('"model": "y" // new');
  expect(after).toContain("Throughline-User: bo");
  expect(after).not.toContain("ANTHROPIC_BASE_URL");
});

test("nothing is written unless it is asked for", () => {
  writeFileSync(paths["codex"] ?? "", "a = 1\n");
  setup("codex", { url: URL_OF_PROXY, user: "ada" });
  setUp("codex");
  const written = textOf("codex");
  undo("codex", {});
  expect(textOf("codex")).toBe(written);
});
