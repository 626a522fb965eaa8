import type { Settings } from "../ports/settings.ts";

/** Told in one conversation, asked in another: the answer shows that the second was told of the first. */
const CONTENTS = ["I live in Bergen.", "Where do I live?"];

/**
 * Returns two curl lines that show a memory in use, with the header that the caller needs. Returns none if the stand-in
 * model is off, because then they would need a provider's key.
 * @param baseUrl with its `/v1`
 */
export function firstRequests(baseUrl: string, settings: Settings): readonly string[] {
  if (!settings.standInModel) return [];
  return CONTENTS.map((content) => {
    const body = JSON.stringify({ model: "stand-in", messages: [{ role: "user", content }] });
    const headers = `-H 'content-type: application/json'${callersHeader(settings)} -H 'Throughline-User: ada'`;
    return `curl ${baseUrl}/chat/completions ${headers} -d '${body}'`;
  });
}

/** Returns a header without which a request would be refused, or have no memory. */
export function callersHeader({ adminKey, throughlineKey, isLoopback, account }: Settings): string {
  if (throughlineKey !== null) return ' -H "Throughline-Key: $THROUGHLINE_KEY"';
  if (adminKey !== null) return ' -H "Throughline-Key: $TENANT_KEY"';
  return isLoopback || account === "shared" ? "" : ' -H "Authorization: Bearer $PROVIDER_KEY"';
}
