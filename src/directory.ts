import { DurableObject } from "cloudflare:workers";

/** Facts about the deployment as a whole, in one object. */
export class Directory extends DurableObject<Env> {
  /** Made on first use and kept for good: with another pepper every account would have another name. */
  async pepper(): Promise<string> {
    const { sql } = this.ctx.storage;
    sql.exec("CREATE TABLE IF NOT EXISTS deployment (pepper TEXT NOT NULL)");
    const known = sql.exec<{ pepper: string }>("SELECT pepper FROM deployment").toArray()[0];
    if (known) return known.pepper;
    const pepper = `${crypto.randomUUID()}${crypto.randomUUID()}`;
    sql.exec("INSERT INTO deployment (pepper) VALUES (?)", pepper);
    return pepper;
  }
}
