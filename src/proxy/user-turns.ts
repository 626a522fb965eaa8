import { isInstruction, type Turn } from "../dialects/dialect.ts";
import { storableTextDigest, storableText, recallQuery } from "../memory/storable-text.ts";
import type { SecretCounts } from "../memory/safety/redact.ts";
import { digest } from "../runtime/digest.ts";
import type { ParsedExchange, UserTurns } from "./exchange.ts";
import { ownText, roleAndName, speakersIn, withSpeaker } from "../turns/speakers.ts";

const isOfTool = ({ role }: Turn): boolean => role === "tool" || role === "function";

/** A turn of the user as it may be kept. */
interface KeptTurn {
  readonly text: string;
  readonly digest: string;
  /** The secrets that were removed from it. */
  readonly secrets: SecretCounts;
}

/** In UTF-16 units. Holding longer turns would take too much memory. */
const MAX_HELD_CHARACTERS = 4_000;
const MAX_HELD = 500;
/** Turns that were read lately: a conversation sends its earlier ones again with each turn. None of them has a secret. */
const lately = new Map<string, KeptTurn>();

function keptTurn(said: string): KeptTurn {
  const known = lately.get(said);
  if (known) return known;
  const secrets: SecretCounts = new Map();
  const text = storableText(said, secrets);
  const turn = { text, digest: storableTextDigest(said, text), secrets };
  if (secrets.size > 0 || said.length > MAX_HELD_CHARACTERS) return turn;
  if (lately.size >= MAX_HELD) lately.clear();
  lately.set(said, turn);
  return turn;
}

/** Reads the user's words. Neighbouring messages of the user are one turn. */
export function userTurnsOf({ chat, conversation }: Pick<ParsedExchange, "chat" | "conversation">): UserTurns {
  const heard = chat.turns.slice(0, chat.lastUser + 1);
  const places = [...heard.keys()].filter((i) => !isInstruction(heard[i] as Turn));
  const spoken = places.map((i) => heard[i] as Turn);
  const speakers = speakersIn(spoken);
  const texts: string[] = [];
  const ends: number[] = [];
  let latest: Turn[] = [];
  spoken.forEach((turn, i) => {
    if (turn.role !== "user") return;
    const continues = spoken[i - 1]?.role === "user";
    latest = continues ? [...latest, turn] : [turn];
    if (continues) ends.pop();
    ends.push(places[i] as number);
    if (continues) texts.push(`${texts.pop() ?? ""}\n${turn.text}`);
    else texts.push(turn.text);
  });
  const kept = texts.map(keptTurn);
  const visible = kept.map((turn) => turn.digest);
  const { text: newest, secrets = new Map() } = kept.at(-1) ?? {};
  let digested: string | null = null;
  const keptAs = (as: typeof withSpeaker): string => storableText(latest.map((turn) => as(turn, speakers)).join("\n"));
  return {
    said: speakers.several ? keptAs(withSpeaker) : (newest ?? ""),
    sought: newest === undefined ? "" : recallQuery(texts.at(-1) ?? "", newest),
    own: speakers.several ? keptAs(ownText) : (newest ?? ""),
    speaker: speakers.only,
    saidDigest: visible.at(-1) ?? "",
    secrets,
    visible,
    conversation:
      conversation ?? (chat.continues ? `answer:${chat.continues}` : `opening:${visible[0]?.slice(0, 32) ?? ""}`),
    // After a tool has answered, this is the next step of a request that was given the block already.
    opensConversation:
      texts.length === 1 && conversation === null && chat.continues === null && chat.lastUser === chat.turns.length - 1,
    continuesTurn: chat.lastUser === -1 || chat.turns.slice(chat.lastUser + 1).some(isOfTool),
    ends,
    // Only what is remembered needs it.
    get turn() {
      digested ??= digest(
        "turn",
        conversation ?? chat.continues ?? "",
        ...spoken.flatMap((one) => [roleAndName(one), one.text]),
      );
      return digested;
    },
  };
}
