import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** One recorded request to a provider, and what came back. What a recording lacks is null. */
export interface Recorded {
  readonly method: string | null;
  /** The path it was sent to. */
  readonly api: string | null;
  readonly request: string | null;
  readonly status: number | null;
  readonly response_headers: Readonly<Record<string, string>> | null;
  readonly response: string;
  readonly stream: boolean;
}

const FILE = "openai/openai_traffic_fixtures.jsonl.gz";

/** Where the data sets lie: they are not part of the repository. */
const folders = [process.env["THROUGHLINE_DATA"], join(import.meta.dirname, "../../../../shared/data")];

/** The recorded traffic, or why there is none. */
export function recordedTraffic(): { readonly rows: readonly Recorded[]; readonly missing: string | null } {
  const folder = folders.find((candidate) => candidate && existsSync(join(candidate, FILE)));
  if (!folder) return { rows: [], missing: `skipped: no ${FILE} in THROUGHLINE_DATA` };
  const text = new TextDecoder().decode(gunzipSync(readFileSync(join(folder, FILE))));
  const lines = text.trimEnd().split("\n");
  return { rows: lines.map((line) => JSON.parse(line) as Recorded), missing: null };
}

/** The path under `/v1` that a recorded path stands for, whichever provider it was. */
export function pathOf({ api }: Recorded): string {
  return (api ?? "/chat/completions")
    .replace(/^\/+/, "/")
    .replace(/^(?:\/openai|\/api)?\/v1(?=\/)/, "")
    .replace(/#.*$/, "");
}

const NOT_REPLAYED = new Set(["connection", "content-encoding", "content-length", "transfer-encoding", "date"]);

/** The recorded headers, less those that a server makes itself for each answer. */
export function headersOf({ response_headers }: Recorded): Record<string, string> {
  return Object.fromEntries(Object.entries(response_headers ?? {}).filter(([name]) => !NOT_REPLAYED.has(name)));
}
