import { keyedDigest } from "../runtime/digest.ts";
import { EARLIER_PEPPER } from "./upgrade-directory.ts";

/** The name of the pepper, and its key in the outbox. */
const PEPPER = "pepper";
export const PEPPER_KEY = JSON.stringify([PEPPER]);

/** The deployment's pepper, under which names become digests, and one of an earlier version. */
export class Peppers {
  private readonly sql: SqlStorage;
  /** Read once, because every request with a platform key asks for digests. */
  private earlierRead: { pepper: string | null } | null = null;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Returns the pepper. Makes one if there is none. */
  current(): string {
    const stored = this.secret(PEPPER);
    if (stored !== null) return stored;
    const made = `${crypto.randomUUID()}${crypto.randomUUID()}`;
    this.sql.exec("INSERT INTO secrets VALUES (?, ?)", PEPPER, made);
    return made;
  }

  /** Returns null if no earlier version has made another pepper. */
  earlier(): string | null {
    return this.secret(EARLIER_PEPPER);
  }

  /** Returns the digests that may stand for a tenant's name. */
  digestsOf(tenant: string): { readonly current: string; readonly earlier: string | null } {
    this.earlierRead ??= { pepper: this.earlier() };
    const { pepper } = this.earlierRead;
    return {
      current: keyedDigest(this.current(), "tenant", tenant),
      earlier: pepper === null ? null : keyedDigest(pepper, "tenant", tenant),
    };
  }

  private secret(name: string): string | null {
    const rows = this.sql.exec<{ value: string }>("SELECT value FROM secrets WHERE name = ?", name);
    return rows.toArray()[0]?.value ?? null;
  }
}
