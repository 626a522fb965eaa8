import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from "node:zlib";

type Bytes = Uint8Array<ArrayBuffer>;

/** What an answer may weigh unpacked; one that unpacks to more is passed on unread. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

const DECODERS: Readonly<Record<string, (bytes: Bytes, options: { maxOutputLength: number }) => Bytes>> = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};

/** The plain bytes of an answer whose packed bytes go to the client as they are; null where they cannot be read. */
export function decompress(bytes: Bytes, coding: string | null): Bytes | null {
  if (coding === null || coding.toLowerCase() === "identity") return bytes;
  try {
    return DECODERS[coding.toLowerCase()]?.(bytes, { maxOutputLength: MAX_UNPACKED_BYTES }) ?? null;
  } catch {
    return null;
  }
}
