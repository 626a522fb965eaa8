import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const { FOR_ALL, ROOMS } = (await import(new URL("../../../scripts/lint/rooms.mjs", import.meta.url).href)) as {
  readonly FOR_ALL: readonly string[];
  readonly ROOMS: Readonly<Record<string, readonly string[]>>;
};

/* The rules of .oxlintrc.json that keep this house: each finds a breach of itself. */

const REPOSITORY = join(import.meta.dirname, "../../..");

/** A rule, the file that breaks it, and how. */
const BREACHES: readonly (readonly [rule: string, file: string, code: string])[] = [
  ["one-error-writer", "proxy/a", "export const a = { error: { message: 'no' } };"],
  ["one-error-writer", "proxy/b", "export const a = () => new Response('no', { status: 404 });"],
  ["one-error-writer", "proxy/c", "export const a = () => Response.json({}, { status: 503 });"],
  ["provider-field", "proxy/d", "export const a = (body: { max_tokens: number }) => body.max_tokens;"],
  ["no-console", "api/a", "export const a = () => console.log('a');"],
  ["no-restricted-globals", "api/b", "const { log } = console; export const a = log;"],
  ["no-restricted-properties", "api/c", "export const a = () => globalThis.console.log('a');"],
  ["no-restricted-globals", "api/d", "export const a = process.env;"],
  ["no-restricted-imports", "api/e", "import process from 'node:process'; export const a = process.env;"],
  ["no-restricted-imports", "vault/a", "import { env } from 'cloudflare:workers'; export const a = env;"],
  ["no-restricted-imports", "vault/b", "import * as workers from 'cloudflare:workers'; export const a = workers;"],
  [
    "no-restricted-imports",
    "memory/a",
    "import { DurableObject } from 'cloudflare:workers'; export const a = DurableObject;",
  ],
  ["no-restricted-imports", "proxy/e", "import { asScope } from '../scope.ts'; export const a = asScope;"],
  [
    "no-restricted-imports",
    "wiring",
    "import { DurableObject } from 'cloudflare:workers'; export const a = DurableObject;",
  ],
  ["rooms", "memory/b", "import { chat } from '../proxy/chat.ts'; export const a = chat;"],
  ["rooms", "memory/c", "export * from '../card/cards.ts';"],
  ["rooms", "memory/topics/d", "export const a = () => import('../../vault/vault.ts');"],
  ["rooms", "vault/c", "export type { Answers } from '../answers/answers.ts';"],
  ["rooms", "proxy/f", "import { upstash } from '../adapters/upstash.ts'; export const a = upstash;"],
  ["rooms", "new-room/a", "import { chat } from '../proxy/chat.ts'; export const a = chat;"],
  ["rooms", "new-file", "import { upstash } from './adapters/upstash.ts'; export const a = upstash;"],
  ["cursor-read-whole", "vault/d", "export const a = (sql: SqlStorage) => sql.exec('SELECT 1').next();"],
  [
    "cursor-read-whole",
    "vault/e",
    "export const a = (sql: SqlStorage) => { const [row] = sql.exec('SELECT 1'); return row; };",
  ],
  [
    "cursor-read-whole",
    "vault/f",
    "export const a = (sql: SqlStorage) => { for (const row of sql.exec('SELECT 1')) return row; };",
  ],
  [
    "cursor-read-whole",
    "vault/h",
    "import { sqlNaming } from './i.ts'; export const a = (sql: SqlStorage) => sqlNaming(sql, []).exec('SELECT 1').next();",
  ],
  [
    "cursor-read-whole",
    "vault/j",
    "import { sqlNamingExchange } from './i.ts'; export const a = (sql: SqlStorage) => { const [row] = sqlNamingExchange(sql, '').exec('SELECT 1'); return row; };",
  ],
  ["letters-as-ranges", "memory/l", "export const a = /my \\p{L}+/iu;"],
  ["letters-as-ranges", "memory/m", "export const a = new RegExp(String.raw`my \\p{L}+`, 'u');"],
];

/** Code that lies where it may. */
const SOUND: readonly (readonly [file: string, code: string])[] = [
  ["http/errors", "export const a = () => Response.json({ error: { message: 'no' } }, { status: 400 });"],
  ["runtime/log", "export const log = () => console.log('a');"],
  ["identity/identify", "import { asScope } from '../scope.ts'; export const a = asScope;"],
  ["dialects/chat/a", "export const a = (body: { max_tokens: number }) => body.max_tokens;"],
  ["proxy/g", "import { words } from '../text/words.ts'; export const a = words;"],
  ["memory/n", "import { regex } from '../text/regex.ts'; export const a = regex.iu`my \\p{L}+`;"],
  ["index", "import { app } from './app.ts'; export const a = app;"],
  ["vault/g", "export const a = (sql: SqlStorage) => { const [row] = sql.exec('SELECT 1').toArray(); return row; };"],
];

const isFile = (room: string): boolean => room.endsWith(".ts");

interface Finding {
  readonly filename: string;
  readonly code: string;
}

test("lint finds a breach of each rule of this house, and nothing where all is well", async () => {
  const folder = await mkdtemp(join(tmpdir(), "throughline-lint-"));
  try {
    await cp(join(REPOSITORY, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
    for (const name of ["scripts", "node_modules"]) await symlink(join(REPOSITORY, name), join(folder, name));
    for (const [file, code] of [...BREACHES.map((breach) => breach.slice(1)), ...SOUND] as typeof SOUND) {
      const path = join(folder, "src", `${file}.ts`);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, `${code}\n`);
    }
    const oxlint = join(REPOSITORY, "node_modules/.bin/oxlint");
    const { stdout } = await promisify(execFile)(oxlint, ["--format", "json", "src"], { cwd: folder }).catch(
      (error: { stdout: string }) => error,
    );
    const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Finding[] };
    const found = diagnostics.map(({ filename, code }) => `${/\((.*)\)/.exec(code)?.[1]} ${filename}`);
    expect(found).toEqual(expect.arrayContaining(BREACHES.map(([rule, file]) => `${rule} src/${file}.ts`)));
    for (const [file] of SOUND) expect(found.filter((one) => one.endsWith(` src/${file}.ts`))).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("ARCHITECTURE.md says of each folder what lint lets it import", async () => {
  const text = await readFile(join(REPOSITORY, "ARCHITECTURE.md"), "utf8");
  const told = new Map(
    [...text.matchAll(/^- `src\/([\w-]+)\/`: .*\. Imports ([^.]+)\.$/gm)].map(([, room, may = ""]) => [
      room,
      may === "nothing" ? [] : may.split(", ").toSorted(),
    ]),
  );
  for (const [room, may] of Object.entries(ROOMS)) {
    if (isFile(room) || FOR_ALL.includes(room)) continue;
    expect([room, told.get(room)]).toEqual([room, may.filter((other) => !isFile(other)).toSorted()]);
  }
});
