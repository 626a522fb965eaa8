const CREDENTIAL_WORD = /\b(?:key|token|secret|credential|password|passwd|auth)s?\b/i;

/** Hex is left alone: git hashes and digests are everywhere, and near "key" as well. */
export function nearCredentialWord(run: string, before: string, after: string): string | null {
  if (/^[0-9a-f-]+$/i.test(run) || !/\d.*\d/.test(run) || !/[A-Z]/.test(run) || !/[a-z]/.test(run)) return null;
  if (entropyBits(run.slice(0, 256)) < 3.5) return null;
  return announced(before) || announced(after) ? run : null;
}

/** Shannon entropy per character: English words stay below 3.3, random base64 of 20 starts at 3.7. */
function entropyBits(run: string): number {
  const counts = new Map<string, number>();
  for (const sign of run) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / run.length) * Math.log2(count / run.length);
  return bits;
}

/** What was removed before is called a secret too, and announces nothing. */
const announced = (beside: string): boolean => CREDENTIAL_WORD.test(beside.replaceAll(/\[?secret removed\]?/g, ""));
