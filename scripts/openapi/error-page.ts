import { CODES, type ErrorCode } from "../../src/http/errors.ts";
import { ERROR_MEANINGS } from "./error-meanings.ts";

const OPENING = `# Errors

Every error of the proxy has OpenAI's shape, \`{"error":{"message","type","param","code"}}\`, and the status below. \`x-should-retry: false\` says that sending the request again is useless. Errors of the provider reach the client byte for byte and stand in its own documents.

Link to a section by its code: \`docs/errors.md#not_found\`. \`npm run openapi\` writes this page.
`;

/** Returns docs/errors.md: a section for each code. */
export function errorPage(): string {
  const sections = Object.entries(CODES).map(([code, { status, type }]) => {
    const { meaning, remedy } = ERROR_MEANINGS[code as ErrorCode];
    return `## ${code}\n\nStatus ${status}, \`${type}\`. ${meaning}\n\n**Remedy:** ${remedy}\n`;
  });
  return `${OPENING}\n${sections.join("\n")}`;
}
