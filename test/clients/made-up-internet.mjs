import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileConfig } from "../../cli/compile-config.mjs";
import { loadConfig, loadWorker } from "../../cli/worker-code.mjs";
import { workerdConfig } from "../../cli/workerd-config.mjs";
import { spawnWorkerd } from "../../cli/workerd.mjs";
import { readWranglerSettings } from "../../cli/wrangler-settings.mjs";

/**
 * Starts the product on plain workerd with another public network: one server that poses as every host. A client that
 * describes itself by a document needs a public host, and the product refuses the test's own.
 * @param {(url: string) => object | null} documentAt
 */
export async function startWithInternet(env, documentAt) {
  const hosts = createServer(({ headers: { host }, url }, response) => {
    const found = documentAt(`https://${host}${url}`);
    response.writeHead(found ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(found ?? {}));
  });
  hosts.listen(0, "127.0.0.1");
  await once(hosts, "listening");
  const folder = await mkdtemp(join(tmpdir(), "throughline-test-"));
  const [worker, wrangler, config] = await Promise.all([loadWorker(), readWranglerSettings(), loadConfig()]);
  const objects = join(folder, "objects");
  await mkdir(objects);
  const text = workerdConfig({
    wrangler,
    settings: config.SETTING_NAMES,
    code: worker.code,
    data: worker.data,
    objects,
    address: "127.0.0.1:0",
    callers: null,
  });
  const madeUp = text.replace(
    /\(name = "public", network = .*\),\n/,
    `(name = "public", external = (address = "127.0.0.1:${hosts.address().port}", http = ())),\n`,
  );
  if (madeUp === text) throw new Error("the configuration names no public network");
  const path = join(folder, "workerd.capnp");
  await writeFile(path, madeUp);
  const workerd = spawnWorkerd(await compileConfig(path, worker.place(folder)), {
    HOST: "127.0.0.1",
    STAND_IN_MODEL: "on",
    ...env,
  });
  return {
    origin: `http://127.0.0.1:${await workerd.listening}`,
    async stop() {
      await workerd.stop();
      hosts.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
