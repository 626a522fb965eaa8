/**
 * Options of V8. The space for new objects begins with 8 MB and not with 1: much of what a request makes would outlive a
 * smaller one, and be copied. It saves 8 % of the CPU of all threads for requests that remember; 16 and 32 MB save no more.
 * A product that has answered 20 requests takes 6 MB more.
 */
const V8_OPTIONS = ["--min-semi-space-size=8"];

/**
 * Returns the configuration of plain workerd, as Cap'n Proto text. Settings are bound from the environment, so that no
 * secret is ever written to disk.
 * @param {object} parts
 * @param {import("./wrangler-settings.mjs").WranglerSettings} parts.wrangler
 * @param {readonly string[]} parts.settings names to bind from the environment
 * @param {readonly string[]} parts.code ES modules in the folder that it is compiled with, the entry first
 * @param {readonly string[]} parts.data binary files that they import, in the same folder
 * @param {string} parts.objects absolute path of the folder that holds the Durable Objects
 * @param {string} parts.address address and port to listen on
 * @param {{ address: string; filesLimit: number } | null} parts.callers the service that tells what the kernel knows, and
 *   how many files workerd may open
 */
export function workerdConfig({ wrangler, settings, code, data, objects, address, callers }) {
  const bindings = [
    ...settings.map((name) => `(name = ${quote(name)}, fromEnvironment = ${quote(name)})`),
    ...wrangler.objects.map((o) => `(name = ${quote(o.name)}, durableObjectNamespace = ${quote(o.className)})`),
    `(name = "PUBLIC_NETWORK", service = "public")`,
    ...(callers
      ? [`(name = "CALLERS", service = "callers")`, `(name = "FILES_LIMIT", text = "${callers.filesLimit}")`]
      : []),
  ];
  // The key is part of the path on disk. A change would orphan everything stored.
  const namespaces = wrangler.objects.map(
    ({ className }) =>
      `(className = ${quote(className)}, uniqueKey = ${quote(`throughline-${className}`)}, enableSql = true)`,
  );
  const modules = [
    ...code.map((name) => `(name = ${quote(name)}, esModule = embed ${quote(`/${name}`)})`),
    ...data.map((name) => `(name = ${quote(name)}, data = embed ${quote(`/${name}`)})`),
  ];
  // The first network allows "private", because upstreams such as Ollama run on the same machine. The second reaches
  // hosts
  // that a caller names, and refuses private addresses after it has resolved the name.
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  v8Flags = [${V8_OPTIONS.map(quote).join(", ")}],
  services = [
    (name = "main", worker = .mainWorker),
    (name = "internet", network = (allow = ["public", "private"], tlsOptions = (trustBrowserCas = true))),
    (name = "public", network = (allow = ["public"], tlsOptions = (trustBrowserCas = true))),
    (name = "objects", disk = (path = ${quote(objects)}, writable = true)),
    ${callers ? `(name = "callers", external = (address = ${quote(callers.address)}, http = ())),` : ""}
  ],
  sockets = [(name = "http", address = ${quote(address)}, http = (), service = "main")],
);

const mainWorker :Workerd.Worker = (
  modules = [
    ${modules.join(",\n    ")},
  ],
  compatibilityDate = ${quote(wrangler.compatibilityDate)},
  compatibilityFlags = [${wrangler.compatibilityFlags.map(quote).join(", ")}],
  bindings = [
    ${bindings.join(",\n    ")},
  ],
  durableObjectNamespaces = [
    ${namespaces.join(",\n    ")},
  ],
  durableObjectStorage = (localDisk = "objects"),
);
`;
}

/**
 * Quotes a string for Cap'n Proto, which escapes as C does. Characters beyond ASCII stay as they are.
 * @param {string} text
 */
function quote(text) {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
