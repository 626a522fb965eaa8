import type { Directory } from "../../ports/deployment.ts";
import { upstashClients, type UpstashSettings } from "./clients.ts";

const KEY = "throughline:pepper";

/**
 * One pepper for every deployment over the same database: with another one, accounts would have other names, and nobody
 * would find what another deployment has kept. Agreed upon once and then kept by the deployment itself.
 */
export function upstashDirectory(env: Env, settings: UpstashSettings): Directory {
  const { withRedis } = upstashClients(settings);
  let known: string | null = null;
  return {
    async pepper() {
      if (known !== null) return known;
      const directory = env.DIRECTORY.get(env.DIRECTORY.idFromName("deployment"));
      let agreed = await directory.agreedPepper();
      if (agreed === null) {
        const own = await directory.pepper();
        const [, held] = await withRedis((redis) => redis.multi().setnx(KEY, own).get<string>(KEY).exec());
        if (held === null) throw new Error("the pepper that was just written is not there");
        await directory.agree(held);
        agreed = held;
      }
      known = agreed;
      return agreed;
    },
  };
}
