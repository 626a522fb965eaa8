import { withoutAgentParts } from "./agent-text.ts";
import type { Turn } from "./dialect.ts";

/** The texts of a message, in its order. */
interface Texts {
  readonly role: string;
  readonly texts: readonly string[];
  /** True if the message holds more than texts. */
  readonly holdsMore: boolean;
  /** True if it holds what a tool found out. */
  readonly hasResult: boolean;
}

/**
 * Returns the turn of a message without what an agent put into it. A message of the user in which nobody says anything is
 * the tool's, if it holds results or texts of an agent.
 */
export function turnOf({ role, texts, holdsMore, hasResult }: Texts): Turn {
  const wellFormed = texts.map((text) => text.toWellFormed());
  const said = role === "user" ? withoutAgentParts(wellFormed) : wellFormed;
  const text = said.filter((one) => one !== "").join("\n");
  const isMachine = role === "user" && text === "" && (hasResult || wellFormed.some((one) => one !== ""));
  return { role: isMachine ? "tool" : role, text, textOnly: texts.length > 0 && !holdsMore };
}
