/** The text of an answer, for a person to read. */
export interface AnswerText {
  readonly text: string;
  /** True if it is no answer of the model, but says why there is none. */
  readonly isError: boolean;
}

/** How much of a page is shown that came where an answer should be. */
const SHOWN_CHARACTERS = 200;

/**
 * Reads an answer to a chat completion. A provider that fails, or what stands before it, may send anything: a page, a text,
 * an error in a form of its own, nothing.
 */
export function answerText(status: number, body: string): AnswerText {
  const json = jsonIn(body);
  const isWell = status >= 200 && status < 300;
  if (isWell && json !== null) {
    const message = objectIn(listIn(json["choices"])[0])["message"];
    const { content, refusal } = objectIn(message);
    const text = textIn(content) ?? textIn(refusal);
    return text === null
      ? { text: "The answer holds no text.", isError: true }
      : { text, isError: textIn(content) === null };
  }
  const said = json === null ? plainIn(body) : errorIn(json);
  return { text: `The answer was ${status}${said === "" ? ", without a word" : `: ${said}`}`, isError: true };
}

type Json = Readonly<Record<string, unknown>>;

function jsonIn(body: string): Json | null {
  try {
    return objectIn(JSON.parse(body));
  } catch {
    return null;
  }
}

const objectIn = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textIn = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** Providers say what is wrong in `error`, as a text or with a `message`, or beside it. */
function errorIn(json: Json): string {
  const { error, message, detail } = json;
  return (
    textIn(error) ??
    textIn(objectIn(error)["message"]) ??
    textIn(message) ??
    textIn(detail) ??
    JSON.stringify(json).slice(0, SHOWN_CHARACTERS)
  );
}

/**
 * Returns the words of a text or a page, without its tags. They are shown as text, so that what is left of them is
 * harmless.
 */
function plainIn(body: string): string {
  const words = body
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return words.length > SHOWN_CHARACTERS ? `${words.slice(0, SHOWN_CHARACTERS)} …` : words;
}
