import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeEach, describe, expect, test } from "vitest";

type CopyFile = (from: string, to: string) => void;

/** JavaScript, which runs without a build: TypeScript does not follow its path. */
const { copyObjects } = (await import(new URL("../../../cli/hot-copy.mjs", import.meta.url).href)) as {
  copyObjects: (
    from: string,
    to: string,
    onCopied: (copied: number, of: number) => void,
    copyFile?: CopyFile,
  ) => Promise<void>;
};

const folder = mkdtempSync(join(tmpdir(), "throughline-copy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function numbersIn(copy: string): unknown {
  const copied = new DatabaseSync(join(copy, "throughline-Vault", "a.sqlite"));
  try {
    expect(copied.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
    return copied.prepare("SELECT one.n AS one, other.n AS other FROM one, other").get();
  } finally {
    copied.close();
  }
}

describe("a copy of files that are written to", () => {
  let made = 0;
  let from = "";
  let to = "";
  let path = "";
  let database: DatabaseSync;

  /** Two tables on pages of their own that always say the same, both moved into the file. */
  beforeEach(() => {
    [from, to] = [join(folder, `from-${made}`), join(folder, `to-${made++}`)];
    mkdirSync(join(from, "throughline-Vault"), { recursive: true });
    path = join(from, "throughline-Vault", "a.sqlite");
    database = new DatabaseSync(path);
    database.exec("PRAGMA journal_mode = wal; CREATE TABLE one (n INTEGER); CREATE TABLE other (n INTEGER)");
    // A desktop may have left it.
    writeFileSync(join(from, ".DS_Store"), "");
    database.exec("INSERT INTO one VALUES (0); INSERT INTO other VALUES (0); PRAGMA wal_checkpoint(TRUNCATE)");
    return () => database.close();
  });

  /** Writes both tables, moves the log into the file, and begins the log anew with one of the tables. */
  function write(): void {
    database.exec(
      "BEGIN; UPDATE one SET n = n + 1; UPDATE other SET n = n + 1; COMMIT; PRAGMA wal_checkpoint(RESTART)",
    );
    database.exec("UPDATE one SET n = n");
  }

  test("is made anew if the log went into the file between the two", async () => {
    let writes = 0;
    await copyObjects(
      from,
      to,
      () => {},
      (source, target) => {
        copyFileSync(source, target);
        if (source.endsWith(".sqlite") && writes++ < 3) write();
      },
    );
    expect(writes).toBe(4);
    expect(numbersIn(to)).toEqual({ one: 3, other: 3 });
  });

  test("is made anew if the log went into the file after it", async () => {
    let writes = 0;
    await copyObjects(
      from,
      to,
      () => {},
      (source, target) => {
        if (existsSync(source)) copyFileSync(source, target);
        if (source.endsWith("-wal") && writes++ < 2) write();
      },
    );
    expect(numbersIn(to)).toEqual({ one: 2, other: 2 });
  });

  test("has what the log alone holds, and nothing of other files", async () => {
    database.exec("UPDATE one SET n = 7; UPDATE other SET n = 7");
    writeFileSync(join(from, "throughline-Vault", "notes.txt"), "not ours");
    const counts: number[][] = [];
    await copyObjects(from, to, (...count) => counts.push(count));
    expect(counts).toEqual([[1, 1]]);
    for (const name of ["notes.txt", "a.sqlite-shm"])
      expect(existsSync(join(to, "throughline-Vault", name))).toBe(false);
    expect(numbersIn(to)).toEqual({ one: 7, other: 7 });
  });

  test("leaves out a file that goes meanwhile", async () => {
    await copyObjects(
      from,
      to,
      () => {},
      (source, target) => {
        rmSync(source, { force: true });
        copyFileSync(source, target);
      },
    );
    expect(existsSync(join(to, "throughline-Vault", "a.sqlite"))).toBe(false);
  });
});
