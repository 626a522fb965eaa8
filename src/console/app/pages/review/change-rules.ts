import { type Throughline, ThroughlineError } from "../../../../../client/client.mjs";
import type { Session } from "../../session.ts";

type NewRules = Parameters<Throughline["putRules"]>[0]["body"]["rules"];

/** How often a change is made anew, because somebody else has changed the rules in between. */
const TRIES = 5;

/** Changes the rules as they are now, so that none of several changes is lost. */
export async function changeRules({ client }: Session, change: (texts: readonly string[]) => readonly string[]) {
  for (let tried = 1; ; tried += 1) {
    const { rules, version } = await client.getRules();
    const changed: NewRules = change(rules.map(({ text }) => text)).map((text) => ({ text }));
    try {
      return await client.putRules({ body: { rules: changed }, headers: { "if-match": `"${version}"` } });
    } catch (error) {
      const isOutrun = error instanceof ThroughlineError && error.status === 412;
      if (!isOutrun || tried === TRIES) throw error;
    }
  }
}
