import type { ProfileBlock } from "../../ports/profile-block.ts";
import { escapeMemory } from "./render.ts";

/** A line break: text behind it is escaped by itself, so that a list of the app's stays a list. */
const LINE_BREAK = /\r\n|[\r\n\u2028\u2029]/;

/** Returns a block of the app's as one element, whole. Its name is of an alphabet that needs no escaping. */
export function renderProfileBlock({ name, text, updatedAt }: ProfileBlock): string {
  const shown = text.split(LINE_BREAK).map(escapeMemory).join("\n").trim();
  return `<memory date="${updatedAt.slice(0, 10)}" of="profile" name="${name}">${shown}</memory>`;
}
