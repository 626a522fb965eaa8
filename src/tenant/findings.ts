/** Facts about the services that a deployment uses, such as the kind of a vector index. They are not replicated. */
export class Findings {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  read(about: string): string | null {
    const rows = this.sql.exec<{ found: string }>("SELECT found FROM findings WHERE about = ?", about);
    return rows.toArray()[0]?.found ?? null;
  }

  write(about: string, found: string): void {
    this.sql.exec("INSERT OR REPLACE INTO findings (about, found) VALUES (?, ?)", about, found);
  }
}
