import { execFile, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { request } from "node:https";
import { type AddressInfo, createServer as createSocket } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cleanUp, newDataDir, type Product, startProduct } from "./support/start-product.ts";

/* deploy/nginx.conf as it is written, with its addresses and certificates replaced, in front of the product. */

const HAS_NGINX = spawnSync("nginx", ["-v"], { stdio: "ignore" }).status === 0;

describe.skipIf(!HAS_NGINX)("behind nginx, over TLS", () => {
  let nginx: ChildProcess;
  let upstream: Server;
  let product: Product;
  let port = 0;
  const answers: ServerResponse[] = [];

  beforeAll(async () => {
    upstream = createServer((asked, answer) => {
      asked.resume().on("end", () => {
        answer.writeHead(200, { "content-type": "text/event-stream" });
        answers.push(answer);
        answer.write('data: {"choices":[{"delta":{"content":"one"}}]}\n\n');
      });
    }).listen(0, "127.0.0.1");
    await once(upstream, "listening");
    const { port: behind } = upstream.address() as AddressInfo;
    product = await startProduct({ env: { UPSTREAM_BASE_URL: `http://127.0.0.1:${behind}/v1` } });
    [port, nginx] = await startNginx(product.url);
  }, 60_000);

  afterAll(async () => {
    nginx.kill("SIGTERM");
    await once(nginx, "exit");
    upstream.close();
    await cleanUp();
  });

  const send = (body: string | Uint8Array, read: (chunk: string) => void = () => undefined) =>
    new Promise<number>((resolve, reject) => {
      const asked = request(
        { port, method: "POST", path: "/v1/chat/completions", rejectUnauthorized: false },
        (answer) => {
          answer.setEncoding("utf8").on("data", read);
          answer.on("end", () => resolve(answer.statusCode ?? 0));
        },
      );
      asked.on("error", reject).end(body);
    });

  test("a stream arrives as it comes", async () => {
    const came: string[] = [];
    const whole = send(chat("Hi.", { model: "m", stream: true }), (chunk) => came.push(chunk));
    while (came.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(came.join("")).toContain("one");
    expect(came.join("")).not.toContain("[DONE]");
    answers.at(-1)?.end("data: [DONE]\n\n");
    expect(await whole).toBe(200);
    expect(came.join("")).toContain("[DONE]");
  });

  test("a body of 3 MB passes, and one of 40 MB is refused by the proxy", async () => {
    expect(await send(chat("a ".repeat(1_500_000)))).toBe(200);
    expect(await send(chat("a ".repeat(20_000_000)))).toBe(413);
  });
});

const chat = (content: string, more = {}) =>
  JSON.stringify({ model: "stand-in", messages: [{ role: "user", content }], ...more });

async function startNginx(url: string): Promise<[number, ChildProcess]> {
  const folder = await newDataDir();
  const port = await freePort();
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const made = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=memory.example -days 2`;
  await promisify(execFile)("openssl", [...made.split(" "), "-keyout", key, "-out", certificate]);
  const site = (await readFile(join(import.meta.dirname, "../../deploy/nginx.conf"), "utf8"))
    .replace("listen 443 ssl", `listen 127.0.0.1:${port} ssl`)
    .replace("/etc/ssl/memory.example.pem", certificate)
    .replace("/etc/ssl/memory.example.key", key)
    .replace("http://127.0.0.1:8787", url);
  expect(site).toContain(url);
  await mkdir(join(folder, "temp"));
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/temp/${name};`,
  );
  const main = `daemon off; error_log stderr; pid ${folder}/nginx.pid; events {} http { access_log off; ${paths.join(" ")} ${site} }`;
  await writeFile(join(folder, "nginx.conf"), main);
  const child = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "ignore" });
  for (let tries = 0; tries < 100 && !(await isOpen(port)); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return [port, child];
}

async function freePort(): Promise<number> {
  const server = createSocket().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

const isOpen = (port: number) =>
  new Promise<boolean>((resolve) => {
    const asked = request({ port, path: "/healthz", rejectUnauthorized: false }, (answer) => {
      answer.resume();
      resolve(true);
    });
    asked.on("error", () => resolve(false)).end();
  });
