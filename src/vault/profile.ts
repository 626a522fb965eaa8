import { MAX_PROFILE_BLOCKS, type NewProfileBlock, type ProfileBlock } from "../ports/profile-block.ts";
import { digest } from "../runtime/digest.ts";
import { dropAnswersShapedBy } from "./private-answers.ts";

/* The app's own blocks of text about a user, in the order in which the app gave them. */

interface ProfileRow extends Record<string, SqlStorageValue> {
  name: string;
  text: string;
  position: number;
  updated_at: number;
  version: string;
}

/** A block with a digest of name and text, under which answers are kept that it shaped. */
export interface StoredBlock extends ProfileBlock {
  readonly version: string;
}

const versionOf = ({ name, text }: NewProfileBlock): string => `profile:${digest(name, text).slice(0, 32)}`;

/** The blocks of each vault as they were read last: a question asks for them twice, and most users have none. */
const known = new WeakMap<SqlStorage, readonly StoredBlock[]>();

/** Drops what was read. The next question reads the rows again. */
export function forgetProfile(sql: SqlStorage): void {
  known.delete(sql);
}

export function profileIn(sql: SqlStorage): readonly StoredBlock[] {
  let blocks = known.get(sql);
  if (!blocks) known.set(sql, (blocks = readProfile(sql)));
  return blocks;
}

function readProfile(sql: SqlStorage): StoredBlock[] {
  const rows = sql.exec<ProfileRow>("SELECT * FROM profile ORDER BY position, name").toArray();
  return rows.map(({ name, text, updated_at, version }) => ({
    name,
    text,
    updatedAt: new Date(updated_at).toISOString(),
    version,
  }));
}

export const shownBlock = ({ name, text, updatedAt }: ProfileBlock): ProfileBlock => ({ name, text, updatedAt });

/** Returns true if all of these versions of blocks are current. */
export function holdVersions(sql: SqlStorage, versions: readonly string[]): boolean {
  if (versions.length === 0) return true;
  const current = new Set(profileIn(sql).map(({ version }) => version));
  return versions.every((version) => current.has(version));
}

/** Replaces all blocks. A block that stays the same keeps its time. Returns true if any text is gone. */
export function replaceProfile(sql: SqlStorage, blocks: readonly NewProfileBlock[], now: number): boolean {
  const names = new Set(blocks.map(({ name }) => name));
  const earlier = profileIn(sql);
  const gone = earlier.filter(({ name }) => !names.has(name));
  for (const { name, version } of gone) {
    dropAnswersShapedBy(sql, version);
    sql.exec("DELETE FROM profile WHERE name = ?", name);
  }
  if (gone.length > 0) forgetProfile(sql);
  const replaced = blocks.map((block, position) => putBlock(sql, block, position, now));
  return gone.length > 0 || replaced.some(Boolean);
}

/** Adds a block behind the others, or lets it take the place of one with its name. Returns true if a text is gone. */
function putBlock(sql: SqlStorage, block: NewProfileBlock, position: number, now: number): boolean {
  const { name, text } = block;
  const version = versionOf(block);
  const [earlier] = sql.exec<ProfileRow>("SELECT * FROM profile WHERE name = ?", name).toArray();
  if (earlier?.version === version && earlier.position === position) return false;
  const isChanged = earlier !== undefined && earlier.version !== version;
  if (isChanged) dropAnswersShapedBy(sql, earlier.version);
  sql.exec(
    `INSERT INTO profile (name, text, position, updated_at, version) VALUES (?1, ?2, ?3, ?4, ?5)
     ON CONFLICT (name) DO UPDATE SET text = ?2, position = ?3, updated_at = ?4, version = ?5`,
    name,
    text,
    position,
    earlier && !isChanged ? earlier.updated_at : now,
    version,
  );
  forgetProfile(sql);
  return isChanged;
}

/** The outcome of an import of blocks. */
export interface ImportedProfile {
  readonly added: number;
  /** Blocks for which a profile has no room. */
  readonly refused: number;
  /** True if a text is gone. */
  readonly hasReplaced: boolean;
}

/** Adds blocks of another profile. Of two with one name the later holds. */
export function importProfile(sql: SqlStorage, blocks: readonly ProfileBlock[]): ImportedProfile {
  let [added, refused, hasReplaced] = [0, 0, false];
  for (const block of blocks) {
    const held = profileIn(sql);
    const at = held.findIndex(({ name }) => name === block.name);
    const same = held[at];
    if (same && (same.text === block.text || same.updatedAt >= block.updatedAt)) continue;
    if (!same && held.length >= MAX_PROFILE_BLOCKS) {
      refused += 1;
      continue;
    }
    hasReplaced = putBlock(sql, block, same ? at : held.length, Date.parse(block.updatedAt)) || hasReplaced;
    added += 1;
  }
  return { added, refused, hasReplaced };
}
