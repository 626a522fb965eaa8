import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, test } from "vitest";
import { earlierFolder } from "./support/earlier-folder.ts";
import { throughline } from "./support/throughline.ts";
import { vaultBytesWith } from "./support/vault-files.ts";
import { cleanUp, failingStart, newDataDir, startProduct } from "./support/start-product.ts";

/* A data folder says which format it has and in which mode it was written; what cannot be read stops the start with one line. */

afterAll(cleanUp);

const PLATFORM = { ADMIN_KEY: `${"adm-of-the-tests"}-0001` };

const formatOf = async (dataDir: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(dataDir, "format.json"), "utf8")) as Record<string, unknown>;

const refused = async (dataDir: string, env: Record<string, string> = {}): Promise<string> => {
  const { code, stderr } = await failingStart({ DATA_DIR: dataDir, ...env });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^throughline: [^\n]+\n$/);
  return stderr.slice("throughline: ".length).trim();
};

describe("a new folder", () => {
  test.each([
    ["personal", {}],
    ["platform", PLATFORM],
  ])("says that it is of %s mode, and is opened in it again", async (mode, env) => {
    const product = await startProduct({ env });
    expect(await formatOf(product.dataDir)).toEqual({ format: 7, mode, writtenBy: expect.any(String) as string });
    await product.stop();
    const again = await startProduct({ env: { ...env, DATA_DIR: product.dataDir } });
    expect(again.output()).not.toContain("earlier version");
    await again.stop();
  });

  test("may hold what a file system or a checkout puts into an empty one, and a desktop into any", async () => {
    const dataDir = await newDataDir();
    await mkdir(join(dataDir, "lost+found"));
    await mkdir(join(dataDir, "objects"));
    for (const name of [".gitkeep", "objects/.DS_Store"]) await writeFile(join(dataDir, name), "");
    await (await startProduct({ env: { DATA_DIR: dataDir } })).stop();
  });
});

describe("an earlier folder", () => {
  test("is taken over, says so once, and has a format from then on", async () => {
    const dataDir = await earlierFolder("585502c-personal");
    const product = await startProduct({ env: { DATA_DIR: dataDir } });
    expect(product.output()).toContain("DATA_DIR was written by an earlier version");
    await product.stop();
    expect(await formatOf(dataDir)).toMatchObject({ format: 7, mode: "personal" });
    const again = await startProduct({ env: { DATA_DIR: dataDir } });
    expect(again.output()).not.toContain("earlier version");
    await again.stop();
  });
});

describe("a folder of platform mode", () => {
  test("does not start in personal mode, whichever version wrote it, and is left as it was", async () => {
    const written = await startProduct({ env: PLATFORM });
    await written.stop();
    for (const dataDir of [written.dataDir, await earlierFolder("585502c-platform")]) {
      const before = (await readdir(dataDir)).toSorted();
      expect(await refused(dataDir)).toMatch(/^ADMIN_KEY: is not set, .*platform mode; set it/);
      expect((await readdir(dataDir)).toSorted()).toEqual(before);
    }
  });
});

describe("a folder of personal mode", () => {
  const ada = {
    "content-type": "application/json",
    authorization: `Bearer sk-of-the-${"fixture"}-0001`,
    "throughline-user": "ada",
  };

  test("opened in platform mode says that its memories are out of reach, shows them to nobody and gives them back", async () => {
    const dataDir = await earlierFolder("9c41d6c-personal");
    const product = await startProduct({ env: { ...PLATFORM, DATA_DIR: dataDir } });
    expect(product.output()).toContain("DATA_DIR holds memories of personal mode");
    expect((await fetch(`${product.url}/memory`, { headers: ada })).status).toBe(401);
    await product.stop();
    const back = await startProduct({ env: { DATA_DIR: dataDir } });
    expect(await (await fetch(`${back.url}/memory`, { headers: ada })).text()).toContain("attic");
    await back.stop();
  });

  test("is of platform mode once there is a tenant", async () => {
    const dataDir = await earlierFolder("9c41d6c-personal");
    const product = await startProduct({ env: { ...PLATFORM, DATA_DIR: dataDir } });
    const founded = await fetch(`${product.url}/admin/tenants`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${PLATFORM.ADMIN_KEY}` },
      body: '{"tenant":"acme"}',
    });
    expect(founded.status).toBe(201);
    await product.stop();
    expect(await refused(dataDir)).toMatch(/^ADMIN_KEY: /);
  });
});

describe("a folder that cannot be read stops the start, and nothing is written to it:", () => {
  test.each([
    ["a newer one", "format.json", '{"format":99,"mode":"personal"}', /newer version of Throughline \(format 99/],
    [
      "one with a format in a mode that is unknown",
      "format.json",
      '{"format":2,"mode":"odd"}',
      /format\.json is not Throughline's/,
    ],
    ["one whose format is half a text", "format.json", '{"format":', /format\.json is not Throughline's/],
    ["one with somebody else's format", "format.json", '{"name":"x"}', /format\.json is not Throughline's/],
    ["one that holds something else", "notes.txt", "mine", /holds files that are not Throughline's/],
  ])("%s", async (_what, name, text, line) => {
    const dataDir = await newDataDir();
    await writeFile(join(dataDir, name), text);
    expect(await refused(dataDir)).toMatch(line);
    expect(await readdir(dataDir)).toEqual([name]);
  });

  test("one with objects of something else", async () => {
    const dataDir = await newDataDir();
    await mkdir(join(dataDir, "objects", "other"), { recursive: true });
    expect(await refused(dataDir)).toMatch(/^DATA_DIR: holds files that are not Throughline's/);
  });

  test("one that the start cannot write its own files to: with the reason", async () => {
    const product = await startProduct();
    await product.stop();
    const configuration = join(product.dataDir, "run", "workerd.capnp");
    await rm(configuration);
    await mkdir(configuration);
    expect(await refused(product.dataDir)).toMatch(/^DATA_DIR: cannot be written to.* \(EISDIR\)$/);
  });
});

/** Returns the files of the objects of a class. */
async function filesOf(dataDir: string, className: string): Promise<string[]> {
  const folder = join(dataDir, "objects", `throughline-${className}`);
  const names = await readdir(folder);
  return names.filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name)).map((name) => join(folder, name));
}

function inFile<T>(path: string, act: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(path);
  try {
    return act(database);
  } finally {
    database.close();
  }
}

async function say(product: { url: string }, user: string, content: string): Promise<Response> {
  return fetch(`${product.url}/v1/chat/completions`, {
    method: "POST",
    headers: { "throughline-user": user },
    body: JSON.stringify({ model: "stand-in", messages: [{ role: "user", content }] }),
  });
}

describe("a folder that came back without all its files", () => {
  test("stops the start where nobody's memory could be found, and starts once they are there", async () => {
    const written = await startProduct();
    await (await say(written, "ada", "I live in Bergen.")).text();
    await written.stop();
    const lacking: readonly [string, (path: string) => Promise<void>][] = [
      ["the file", (path) => rm(path)],
      ["its bytes", (path) => writeFile(path, "")],
      ["its log", () => Promise.resolve()],
    ];
    for (const [what, take] of lacking) {
      const dataDir = await newDataDir();
      await cp(written.dataDir, dataDir, { recursive: true });
      for (const path of await filesOf(dataDir, "Directory")) {
        // Before its first checkpoint SQLite keeps all in the log.
        for (const beside of ["-wal", "-shm"]) await rm(path + beside, { force: true });
        await take(path);
      }
      expect(await refused(dataDir), what).toMatch(/^DATA_DIR: its directory, .* restore the folder from a backup/);
    }
    const dataDir = await newDataDir();
    await cp(written.dataDir, dataDir, { recursive: true });
    for (const path of await filesOf(dataDir, "Directory")) {
      // A link to itself cannot be opened by any account.
      await rm(path);
      await symlink(path, path);
    }
    const line = await refused(dataDir);
    expect(line).toMatch(/^DATA_DIR: .*\.sqlite cannot be read \(ELOOP\); check it and its disk$/);
    const doctor = await throughline(["doctor", "--json", "--url", "http://127.0.0.1:9", "--data-dir", dataDir]);
    const [found, mend] = line.split("; ");
    expect(JSON.parse(doctor.stdout)).toContainEqual({ check: "data folder", status: "mistake", found, mend });

    const again = await startProduct({ env: { DATA_DIR: written.dataDir } });
    expect(await (await say(again, "ada", "Where do I live?")).text()).toContain("Bergen");
    await again.stop();
  });

  test("that workerd may not write to is one line", async () => {
    const dataDir = await newDataDir();
    await mkdir(join(dataDir, "objects/throughline-Vault/metadata.sqlite"), { recursive: true });
    expect(await refused(dataDir)).toMatch(/^DATA_DIR: cannot be written to/);
  });
});

describe("the file of an object", () => {
  test("names its format, also one of an earlier version once it was opened", async () => {
    const dataDir = await earlierFolder("35149da-personal");
    const product = await startProduct({ env: { DATA_DIR: dataDir, RECALL_DEADLINE_MS: "5000" } });
    const key = { authorization: `Bearer sk-of-the-${"fixture"}-0001`, "throughline-user": "ada" };
    for (const path of ["/memory", "/cache", "/tenant/rules"]) {
      expect((await fetch(product.url + path, { headers: key })).status).toBe(200);
    }
    await product.stop();
    for (const className of ["Answers", "Directory"]) {
      const files = await filesOf(dataDir, className);
      expect(files.length).toBeGreaterThan(0);
      const versions = files.map((path) => inFile(path, (it) => it.prepare("SELECT version FROM format").all()));
      expect(versions.flat().map((row) => row["version"])).toContain(1);
    }
  });

  test("of a newer version costs its user the memory, is left as it is, and is told of", async () => {
    const written = await startProduct();
    for (const user of ["ada", "ben"]) await (await say(written, user, `I live in Bergen, says ${user}.`)).text();
    await written.stop();
    const { dataDir } = written;
    for (const path of await filesOf(dataDir, "Vault")) {
      inFile(path, (it) => {
        if (it.prepare("SELECT 1 FROM memories WHERE text LIKE '%says ada%'").get())
          it.exec("UPDATE vault SET version = 99");
      });
    }
    const before = await vaultBytesWith("says ada", written);
    expect(before).toHaveLength(1);

    const product = await startProduct({ env: { DATA_DIR: dataDir, RECALL_DEADLINE_MS: "5000" } });
    await expect
      .poll(() => product.output(), { timeout: 20_000 })
      .toContain("newer version of Throughline (1 of Vault)");
    const chat = await say(product, "ada", "Where do I live?");
    expect(chat.status).toBe(200);
    expect(chat.headers.get("throughline-memory")).toBe("degraded;reason=unavailable");
    await chat.text();
    for (const method of ["GET", "DELETE"]) {
      const response = await fetch(`${product.url}/memory`, { method, headers: { "throughline-user": "ada" } });
      expect(response.status).toBe(503);
      expect(response.headers.get("x-should-retry")).toBe("false");
      expect(await response.text()).toContain("written by a newer version of Throughline");
    }
    // On a busy machine the storage may answer late once.
    const readiness = async (): Promise<unknown> => (await fetch(`${product.url}/readyz`)).json();
    await expect.poll(readiness, { timeout: 20_000 }).toMatchObject({
      status: "degraded",
      reasons: expect.arrayContaining([
        expect.objectContaining({ service: "storage:vault", reason: "newer_format" }),
      ]) as unknown[],
    });
    expect(await (await say(product, "ben", "Where do I live?")).text()).toContain("Bergen");
    const doctor = await throughline(["doctor", "--json", "--url", product.url, "--data-dir", dataDir]);
    expect(JSON.parse(doctor.stdout)).toContainEqual(
      expect.objectContaining({
        check: "data folder",
        status: "mistake",
        found: expect.stringContaining("1 of Vault") as string,
      }),
    );
    await product.stop();
    expect(await vaultBytesWith("says ada", written)).toEqual(before);
  });

  test("of a newer version that everybody needs stops the start", async () => {
    const written = await startProduct();
    await (await say(written, "ada", "Hello.")).text();
    await written.stop();
    const [path = ""] = await filesOf(written.dataDir, "Directory");
    inFile(path, (it) => it.exec("UPDATE format SET version = 2"));
    expect(await refused(written.dataDir)).toMatch(/^DATA_DIR: its directory was written by a newer version/);
  });
});
