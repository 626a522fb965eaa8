import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from "node:zlib";

type Bytes = Uint8Array<ArrayBuffer>;

/** The largest answer to decompress. The proxy passes a larger one on without reading it. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

const DECODERS: Readonly<Record<string, (bytes: Bytes, options: { maxOutputLength: number }) => Bytes>> = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};

/** Decompresses an answer, whose compressed bytes go to the client as they are. Returns null if that fails. */
export function decompress(bytes: Bytes, coding: string | null): Bytes | null {
  if (coding === null || coding.toLowerCase() === "identity") return bytes;
  try {
    return DECODERS[coding.toLowerCase()]?.(bytes, { maxOutputLength: MAX_UNPACKED_BYTES }) ?? null;
  } catch {
    return null;
  }
}
