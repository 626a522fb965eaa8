import { drawsLots, isBareChoice } from "./drawing-lots.ts";
import { CHOSEN, DRAWN, HEADS, JOINED_THING, LONGEST_THING, TOLD } from "./drawn-things.ts";
import { ANY_ONE, GOES_ON, GOOD, MAKING, OTHER_ERRANDS, POLITE, SPEAKERS, STOPS, WANTING } from "./making-words.ts";

/*
 * What a password, a code, an id, a name or a poem is asked for is made for whoever asks: neither another's nor the last
 * one will do. It is told by what is asked for, and by its being asked for: "What is a UUID?" wants no UUID.
 */

/** A word with what joins it, or a mark. */
const PIECES = /[\p{L}\p{N}\p{M}]+(?:['-][\p{L}\p{N}\p{M}]+)*|[.?!:;,]/gu;

/** Behind so many words nobody comes to what is ordered. */
const WORDS_BEFORE = 8;

/** So near behind the thing stands a verb that comes last: "Kannst du ein Passwort erstellen?" */
const VERB_BEHIND = 4;

/** By then an order has come to what it is about. */
const WORDS_OF_OPENING = 3;

/** Of a text that carries material, its order stands in front or at the end. */
const LOOKED_AT = 300;

/** Whether something is ordered that is made, drawn or thought up for the asker. */
export function isMadeAnew(text: string): boolean {
  const said = text.length <= 2 * LOOKED_AT ? text : `${text.slice(0, LOOKED_AT)}\n${text.slice(-LOOKED_AT)}`;
  const all = sentences(said);
  if (all.length === 1 && isBareChoice(all[0] ?? [])) return true;
  return (
    all.some((words) => drawsLots(words) || ordersThing(words) || asksForThing(words)) ||
    (LEAVES_NO_BLANKS.test(said) && JOINED.test(said))
  );
}

/** Whether one of many is ordered, whatever it is: "Give me a gate number", not "Give me the height of Everest". */
export function ordersOne(text: string): boolean {
  const [words = []] = sentences(text.slice(0, LOOKED_AT));
  const opening = words.slice(0, WORDS_OF_OPENING);
  const [first = ""] = opening;
  if (OTHER_ERRANDS.has(first) || opening.some((word) => STOPS.has(word))) return false;
  const wants = SPEAKERS.has(first) && opening.some((word) => WANTING.has(word));
  return MAKING.has(first) || (wants && opening.some((word) => ANY_ONE.has(word)));
}

/** The sentences of a text, each in its words without what is said before an order; a closing mark stays. */
function sentences(text: string): string[][] {
  return text
    .toLowerCase()
    .split(/(?<=[\p{L}\p{N}]{2}[ \u00a0]?[.?!;]+)[ \u00a0]+|\n+/u)
    .map((sentence) => withoutPoliteness(sentence.match(PIECES) ?? []))
    .filter((words) => words.length > 0);
}

function withoutPoliteness(words: readonly string[]): string[] {
  let rest = [...words];
  for (let before = -1; before !== rest.length;) {
    before = rest.length;
    const said = POLITE.get(rest[0] ?? "")?.find((phrase) => phrase.every((word, at) => rest[at] === word));
    if (said && rest.length > said.length) rest = rest.slice(said.length);
    if (rest[0] === "," || rest[0] === "!") rest = rest.slice(1);
  }
  return rest;
}

function ordersThing(words: readonly string[]): boolean {
  const first = words[0] ?? "";
  if (OTHER_ERRANDS.has(first)) return false;
  const verbs = SPEAKERS.has(first) ? WANTING : MAKING;
  for (let at = 0; at < Math.min(words.length, WORDS_BEFORE); at++) {
    const length = thingAt(words, at, DRAWN);
    if (length > 0) return isOrdered(words, at, length, verbs);
    if (STOPS.has(words[at] ?? "") && !verbs.has(words[at] ?? "") && !isParticle(words, at)) return false;
  }
  return false;
}

/** Whether the thing at a place is wanted: by a verb of making, or as one of many. */
function isOrdered(words: readonly string[], at: number, length: number, verbs: ReadonlySet<string>): boolean {
  const [before, behind] = [words.slice(0, at), words.slice(at + length)];
  if (HEADS.has(behind[0] ?? "")) return false;
  const isOne = before.some(isOneOfMany);
  if (before.some((word) => verbs.has(word)) || (isOne && behind.slice(0, VERB_BEHIND).some((word) => verbs.has(word))))
    return true;
  if (verbs === WANTING) return false;
  const opens = before.length === 0 || ANY_ONE.has(before[0] ?? "") || GOOD.has(before[0] ?? "");
  if (opens) return isAlone(behind) || (isOne && GOES_ON.has(behind.find((word) => !GOOD.has(word)) ?? "."));
  return isOne && !TOLD.has(words.slice(at, at + length).join(" "));
}

const isOneOfMany = (word: string): boolean =>
  ANY_ONE.has(word) || GOOD.has(word) || /^\d{1,2}(?:-\p{L}+)?$/u.test(word);

/** "Think of", "come up with", "preciso de", "il me faut": what follows is what is wanted. */
const isParticle = (words: readonly string[], at: number): boolean =>
  PARTICLES.has(`${words[at - 1] ?? ""} ${words[at] ?? ""}`) || (at === 0 && words[2] === "faut");
const PARTICLES = new Set([
  "think of",
  "up with",
  "me with",
  "us with",
  "find på",
  "hitta på",
  "preciso de",
  "besoin de",
  "besoin du",
  "bisogno di",
  "necesito de",
  "me das",
  "nos das",
]);

/** "UUID, please": nothing but the thing is said. */
const isAlone = (behind: readonly string[]): boolean =>
  behind.every((word) => /^[.,!?]$/.test(word) || POLITE.has(word));

/** "What is a strong password?", "Which PIN should I use?" */
function asksForThing(words: readonly string[]): boolean {
  if (!ASKS_WHAT.has(words[0] ?? "")) return false;
  for (let at = 1; at < Math.min(words.length, WORDS_BEFORE); at++) {
    const length = thingAt(words, at, CHOSEN);
    if (length === 0) continue;
    const [before, behind] = [words.slice(0, at), words.slice(at + length)];
    if (HEADS.has(behind[0] ?? "")) return false;
    const isOne = before.some((word) => ANY_ONE.has(word));
    if (
      isOne &&
      !before.slice(1).some((word) => DOES.has(word)) &&
      [...before, ...behind.slice(0, 2)].some((word) => GOOD.has(word))
    )
      return true;
    return at <= 2 && ADVISED.has(behind[0] ?? "");
  }
  return false;
}

const ASKS_WHAT = new Set(
  "what what's whats which was welches welche welcher quel quelle qué cuál che quale qual wat welk jaki jakie vad vilket hvad hva jaký какой".split(
    " ",
  ),
);

/** What one does with a good password is no password. */
const DOES = new Set(
  "do does did make makes can could should why how to wie comment cómo come como hoe jak hur".split(" "),
);
const ADVISED = new Set(
  "should shall could would soll sollte dois devrais debo debería devo dovrei deveria moet ska".split(" "),
);

/** How many words make up the thing that is named here; 0: none is. */
function thingAt(words: readonly string[], at: number, things: ReadonlySet<string>): number {
  for (let length = LONGEST_THING; length > 1; length--) {
    if (at + length <= words.length && things.has(words.slice(at, at + length).join(" "))) return length;
  }
  const word = words[at] ?? "";
  return things.has(word) || JOINED_THING.test(word) ? 1 : 0;
}

const LEAVES_NO_BLANKS = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** The same in scripts that leave no blanks between words: the thing, the order, and no question about it. */
const JOINED =
  /^(?!.*(?:什么|什麼|如何|怎么|怎麼|为什么|とは|なぜ|どうやって|方法|무엇|뭐|어떻게|왜))(?=.*(?:密码|密碼|口令|验证码|驗證碼|邀请码|邀請碼|优惠码|用户名|昵称|暱稱|网名|随机|隨機|骰子|抽签|硬币|一个数字|诗|詩|故事|笑话|笑話|谜语|口号|パスワード|暗証番号|招待コード|認証コード|合言葉|ユーザー名|ニックネーム|ランダム|サイコロ|カードを|俳句|物語|ジョーク|なぞなぞ|비밀번호|암호|초대 ?코드|인증 ?코드|닉네임|무작위|랜덤|주사위|카드|시를|이야기|농담|수수께끼|(?:uuid|guid|pin)))(?=.*(?:生成|创建|創建|给我|給我|帮我|幫我|来一|來一|想一|写一|寫一|起一|起个|编一|讲一|講一|抽|掷|选|作って|作成|つくって|ください|くれ|ちょうだい|考えて|決めて|引いて|振って|書いて|話して|만들|생성|줘|주세요|지어|뽑아|굴려|골라|써|들려))/isu;
