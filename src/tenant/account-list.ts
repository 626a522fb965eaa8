import type { Slice } from "../ports/tenants.ts";
import type { Peppers } from "./peppers.ts";

/** The tenants of a deployment by the digest of their name, with their accounts, and the receipts of deleted ones. */
export class AccountList {
  private readonly sql: SqlStorage;
  private readonly peppers: Peppers;

  constructor(sql: SqlStorage, peppers: Peppers) {
    this.sql = sql;
    this.peppers = peppers;
  }

  /** Returns the account of a tenant. Returns null if there is no tenant of that name. */
  find(tenant: string): string | null {
    return this.accountOf(this.digestOf(tenant));
  }

  has(account: string): boolean {
    return this.sql.exec("SELECT 1 FROM tenants WHERE account = ?", account).toArray().length > 0;
  }

  add(tenant: string, account: string): void {
    this.sql.exec("INSERT INTO tenants (name, account) VALUES (?, ?)", this.digestOf(tenant), account);
  }

  /** Lists accounts after an id, in the order in which the tenants were created here. */
  list(after: number, limit: number): Slice<string, number> {
    const rows = this.sql
      .exec<{ id: number; account: string }>(
        "SELECT id, account FROM tenants WHERE id > ? ORDER BY id LIMIT ?",
        after,
        limit + 1,
      )
      .toArray();
    const shown = rows.slice(0, limit);
    const next = rows.length > limit ? (shown.at(-1)?.id ?? null) : null;
    return { data: shown.map(({ account }) => account), next };
  }

  /** Removes a tenant and keeps its receipt. Returns its account, or null if there is no such tenant. */
  remove(tenant: string, receipt: string): string | null {
    const name = this.digestOf(tenant);
    const account = this.accountOf(name);
    if (account === null) return null;
    this.sql.exec("INSERT OR REPLACE INTO departed VALUES (?, ?, ?)", name, account, receipt);
    this.sql.exec("DELETE FROM tenants WHERE name = ?", name);
    return account;
  }

  /** Returns null if no tenant of that name was deleted. */
  receipt(tenant: string): { account: string; receipt: string } | null {
    const rows = this.sql.exec<{ account: string; receipt: string }>(
      "SELECT account, receipt FROM departed WHERE name = ?",
      this.digestOf(tenant),
    );
    return rows.toArray()[0] ?? null;
  }

  /** Returns the earlier pepper's digest for a tenant that an earlier version has stored under it, else the current one. */
  private digestOf(tenant: string): string {
    const { current, earlier } = this.peppers.digestsOf(tenant);
    if (earlier === null || this.accountOf(current) !== null || this.accountOf(earlier) === null) return current;
    return earlier;
  }

  private accountOf(digest: string): string | null {
    const rows = this.sql.exec<{ account: string }>("SELECT account FROM tenants WHERE name = ?", digest);
    return rows.toArray()[0]?.account ?? null;
  }
}
