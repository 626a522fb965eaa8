import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Digests of the files of vaults, log included, that hold the word. */
export async function vaultBytesWith(word: string, { dataDir }: { dataDir: string }): Promise<string[]> {
  const objects = join(dataDir, "objects");
  const files = (await readdir(objects, { recursive: true })).filter((file) =>
    /Vault\/[0-9a-f]{64}\.sqlite$/.test(file),
  );
  const digests: string[] = [];
  for (const file of files) {
    const parts = [file, `${file}-wal`].map((name) => readFile(join(objects, name), "latin1").catch(() => ""));
    const bytes = (await Promise.all(parts)).join("");
    if (bytes.includes(word)) digests.push(`${file} ${createHash("sha256").update(bytes, "latin1").digest("hex")}`);
  }
  return digests;
}

/**
 * How many memories lie in which space, over all vaults on disk. Reads a copy: what a killed process left is the
 * product's to recover.
 */
export async function spacesOnDisk(dataDir: string): Promise<Record<string, number>> {
  const copy = await mkdtemp(join(tmpdir(), "throughline-copy-"));
  const counts: Record<string, number> = {};
  try {
    await cp(join(dataDir, "objects"), copy, { recursive: true });
    for (const file of await readdir(copy, { recursive: true })) {
      if (!file.includes("Vault") || !file.endsWith(".sqlite")) continue;
      for (const { space, n } of rowsOf(join(copy, file))) counts[space] = (counts[space] ?? 0) + n;
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
  return counts;
}

function rowsOf(file: string): { space: string; n: number }[] {
  const database = new DatabaseSync(file);
  try {
    const has = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'memories'").all();
    if (has.length === 0) return [];
    return database
      .prepare("SELECT coalesce(space, 'none') AS space, count(*) AS n FROM memories GROUP BY 1")
      .all() as unknown as { space: string; n: number }[];
  } finally {
    database.close();
  }
}
