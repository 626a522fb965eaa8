import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FORMAT as ANSWERS } from "../../../src/answers/schema.ts";
import { FORMAT as GRANTS } from "../../../src/grants/grants-schema.ts";
import { FORMAT as RULEBOOK } from "../../../src/rulebook/schema.ts";
import { DIRECTORY_FORMAT } from "../../../src/tenant/directory-schema.ts";
import { FORMAT as TENANT } from "../../../src/tenant/schema.ts";
import { VERSION } from "../../../src/vault/schema.ts";

/** JavaScript, which runs without a build: TypeScript does not follow its path. */
const { firstInteger, isDamaged, KNOWN_VERSIONS } = (await import(
  new URL("../../../cli/file-format.mjs", import.meta.url).href
)) as {
  firstInteger: (path: string, table: string) => number | null;
  isDamaged: (path: string) => boolean;
  KNOWN_VERSIONS: object;
};

const folder = mkdtempSync(join(tmpdir(), "throughline-format-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the start knows the versions that the Worker reads", () => {
  expect(KNOWN_VERSIONS).toEqual({
    Vault: { table: "vault", version: VERSION },
    Answers: { table: "format", version: ANSWERS },
    Directory: { table: "format", version: DIRECTORY_FORMAT },
    Tenant: { table: "format", version: TENANT },
    Rulebook: { table: "format", version: RULEBOOK },
    Grants: { table: "format", version: GRANTS },
  });
});

describe("the version of a file", () => {
  let made = 0;
  /** Returns the path of a file, and leaves its log behind, as a killed product does. */
  function written(statements: string, options = "PRAGMA journal_mode = wal"): { path: string; close: () => void } {
    const path = join(folder, `${made++}.sqlite`);
    const database = new DatabaseSync(path);
    database.exec(`${options}; ${statements}`);
    return { path, close: () => database.close() };
  }

  test.each([0, 1, 8, 127, 128, 40_000, 9_000_000])("is read from the log as %i", (version) => {
    const { path, close } = written(`CREATE TABLE format (version INTEGER); INSERT INTO format VALUES (${version})`);
    expect(firstInteger(path, "format")).toBe(version);
    close();
    expect(firstInteger(path, "format")).toBe(version);
  });

  test("is the last that was committed, and not one that is being written", () => {
    const path = join(folder, "changing.sqlite");
    const database = new DatabaseSync(path);
    database.exec("PRAGMA journal_mode = wal; PRAGMA cache_size = 1; CREATE TABLE filler (x)");
    database.exec("CREATE TABLE format (version INTEGER); INSERT INTO format VALUES (1)");
    database.exec("UPDATE format SET version = 2; BEGIN; UPDATE format SET version = 3");
    // More than the cache holds, so that pages go to the log before they are committed.
    for (let i = 0; i < 200; i++) database.exec("INSERT INTO filler VALUES (zeroblob(3000))");
    expect(firstInteger(path, "format")).toBe(2);
    database.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
    expect(firstInteger(path, "format")).toBe(3);
    database.close();
  });

  test("is found among more tables than fit in a page", () => {
    const many = Array.from({ length: 150 }, (_, i) => `CREATE TABLE t${i} (a INTEGER, b TEXT DEFAULT 'x')`);
    const { path, close } = written(
      `BEGIN; ${many.join(";")}; CREATE TABLE format (version INTEGER, more TEXT); INSERT INTO format VALUES (5, 'x'); COMMIT`,
      "PRAGMA page_size = 1024; PRAGMA journal_mode = delete",
    );
    close();
    expect(firstInteger(path, "format")).toBe(5);
    expect(firstInteger(path, "vault")).toBeNull();
  });

  test("is unknown without a file", () => {
    expect(firstInteger(join(folder, "none.sqlite"), "format")).toBeNull();
  });
});

describe("a file", () => {
  const sound = join(folder, "sound.sqlite");
  /** Returns the path of a sound file, written over from a place on. */
  function writtenOver(name: string, at: number, length: number): string {
    const path = join(folder, `${name}.sqlite`);
    const bytes = readFileSync(sound);
    writeFileSync(path, bytes.fill(0xa7, at, at + length));
    return path;
  }
  beforeAll(() => {
    const database = new DatabaseSync(sound);
    database.exec("PRAGMA journal_mode = wal; CREATE TABLE one (id TEXT PRIMARY KEY) WITHOUT ROWID");
    database.exec("CREATE TABLE two (x); CREATE INDEX by_x ON two (x); CREATE VIEW three AS SELECT x FROM two");
    database.exec("INSERT INTO one VALUES ('a'); INSERT INTO two VALUES (1)");
    database.close();
  });

  test("is not damaged if its tables can be found, or it was never written", () => {
    expect(isDamaged(sound)).toBe(false);
    expect(isDamaged(join(folder, "nothing.sqlite"))).toBe(false);
    writeFileSync(join(folder, "blank.sqlite"), "");
    expect(isDamaged(join(folder, "blank.sqlite"))).toBe(false);
  });

  test("is not damaged as long as its log holds what was lost", () => {
    const path = join(folder, "logged.sqlite");
    const database = new DatabaseSync(path);
    database.exec("PRAGMA journal_mode = wal; CREATE TABLE one (x)");
    const [copy, log] = [join(folder, "copied.sqlite"), `${path}-wal`];
    writeFileSync(copy, readFileSync(path).fill(0xa7, 100));
    copyFileSync(log, `${copy}-wal`);
    database.close();
    expect(isDamaged(copy)).toBe(false);
    rmSync(`${copy}-wal`);
    expect(isDamaged(copy)).toBe(true);
  });

  test("is damaged if its head, its table of tables or a table is written over, or it is another file", () => {
    expect(isDamaged(writtenOver("head", 0, 16))).toBe(true);
    expect(isDamaged(writtenOver("tables", 100, 3_000))).toBe(true);
    expect(isDamaged(writtenOver("table", 4_096, 4_096))).toBe(true);
    const text = join(folder, "text.sqlite");
    writeFileSync(text, "These bytes are no database.");
    expect(isDamaged(text)).toBe(true);
  });
});
