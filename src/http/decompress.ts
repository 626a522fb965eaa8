import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from "node:zlib";

type Bytes = Uint8Array<ArrayBuffer>;
type Decoder = (bytes: Bytes, options: { maxOutputLength: number }) => Bytes;

/** The largest answer to decompress. The proxy passes a larger one on without reading it. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ["gzip", gunzipSync],
  ["x-gzip", gunzipSync],
  ["deflate", inflate],
  ["br", brotliDecompressSync],
  ["zstd", zstdDecompressSync],
]);

/** Decodes both that bear the name: the zlib format, as RFC 9110 has it, and the bare stream that some clients send. */
function inflate(bytes: Bytes, options: { maxOutputLength: number }): Bytes {
  const [first = 0, second = 0] = bytes;
  const isZlib = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
  return (isZlib ? inflateSync : inflateRawSync)(bytes, options);
}

/** Returns the codings in a `Content-Encoding` in the order in which they were applied. "identity" is none. */
export function codingsIn(header: string | null): string[] {
  const codings = (header ?? "").split(",").map((coding) => coding.trim().toLowerCase());
  return codings.filter((coding) => coding !== "" && coding !== "identity");
}

/** Returns whether all codings can be decoded. */
export const areKnown = (codings: readonly string[]): boolean => codings.every((coding) => DECODERS.has(coding));

/** Decompresses an answer, whose compressed bytes go to the client as they are. Returns null if that fails. */
export function decompress(bytes: Bytes, coding: string | null): Bytes | null {
  const decoded = decode(bytes, codingsIn(coding), MAX_UNPACKED_BYTES);
  return typeof decoded === "string" ? null : decoded;
}

/**
 * Undoes codings.
 * @returns `large` if that makes more than `atMost` bytes, `damaged` if the bytes are not in that coding
 */
export function decode(bytes: Bytes, codings: readonly string[], atMost: number): Bytes | "large" | "damaged" {
  let decoded = bytes;
  for (const coding of codings.toReversed()) {
    const decoder = DECODERS.get(coding);
    if (!decoder) return "damaged";
    try {
      decoded = decoder(decoded, { maxOutputLength: atMost });
    } catch (error) {
      // Both runtimes throw a RangeError past the limit, and other errors for bytes that they cannot read.
      return error instanceof RangeError ? "large" : "damaged";
    }
    if (decoded.byteLength > atMost) return "large";
  }
  return decoded;
}
