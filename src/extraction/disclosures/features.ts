import type { Span } from "./split-sentences.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** The hashes of a sentence's features, each with its value. */
export interface Features {
  readonly keys: number[];
  readonly values: number[];
}

interface Seen {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly hashes: readonly number[];
  readonly plain: readonly number[];
  readonly mine: boolean;
  readonly yours: boolean;
  readonly asks: boolean;
}

interface Whole {
  readonly asks: number;
  readonly mine: number;
  readonly characters: number;
  readonly paragraphs: number;
  readonly lines: number;
  readonly colon: boolean;
  readonly quotes: boolean;
  readonly code: boolean;
  readonly lower: boolean;
}

const ME = new Set(
  "i im ive ill id me my mine myself we were weve our us ours ich mich mir mein meine meinen meinem meiner wir uns unser unsere unseren je j jai jsuis me m moi mon ma mes on nous notre nos yo mi mis me nosotros nuestro nuestra conmigo".split(
    " ",
  ),
);
const YOU = new Set(
  "you your youre u ur du dich dir dein deine sie ihr ihnen tu te t toi ton ta tes vous votre vos tú te ti usted su vos".split(
    " ",
  ),
);

export const hash = (text: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
};
const mix = (h: number): number => {
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
  return (h ^ (h >>> 16)) >>> 0;
};
const pair = (a: number, b: number): number => mix(Math.imul(a, 0x9e3779b1) ^ (b + 0x7f4a7c15));

export interface Options {
  frequent: ReadonlySet<string>;
  readonly wordScale?: number;
  readonly ngrams?: number;
  readonly plain?: number;
  readonly plainScale?: number;
  readonly chars?: boolean;
  readonly charScale?: number;
  readonly turn?: boolean;
  readonly firstScale?: number;
  readonly near?: boolean;
}

function plainOf(token: Token, o: Options): string {
  if (o.frequent.has(token.word)) return token.word;
  if (token.shape === "mark") return token.word;
  if (token.shape !== "word") return token.shape;
  return token.word.length > 5 ? `_${token.word.slice(-3)}` : "_";
}

/** Returns the features of each sentence of a turn. */
export function featuresOf(turn: string, spans: readonly Span[], o: Options): Features[] {
  const seen = spans.map(({ from, to }): Seen => {
    const text = turn.slice(from, to);
    const tokens = tokensOf(text);
    return {
      text,
      tokens,
      hashes: tokens.map(({ word, shape }) => hash(shape === "number" ? word.replace(/\d/g, "0") : word)),
      plain: tokens.map((t) => hash(plainOf(t, o))),
      mine: tokens.some(({ word }) => ME.has(word)),
      yours: tokens.some(({ word }) => YOU.has(word)),
      asks: /\?["'”’)\]*]*$/.test(text),
    };
  });
  const whole: Whole = {
    asks: seen.filter((s) => s.asks).length,
    mine: seen.filter((s) => s.mine).length,
    characters: turn.length,
    paragraphs: turn.split(/\n\s*\n/).length,
    lines: turn.split("\n").length,
    colon: seen.some((s, i) => s.text.endsWith(":") && i < seen.length - 1),
    quotes: /["“”«»„]/.test(turn),
    code: /[{}<>`=;]|\(\)|^#|https?:/m.test(turn),
    lower: !/\p{Lu}/u.test(turn[0] ?? ""),
  };
  return seen.map((s, at) => featuresOfOne(s, at, seen, whole, turn, spans, o));
}

function featuresOfOne(
  s: Seen,
  at: number,
  seen: readonly Seen[],
  whole: Whole,
  turn: string,
  spans: readonly Span[],
  o: Options,
): Features {
  const keys: number[] = [],
    values: number[] = [];
  const met = new Set<number>();
  const add = (key: number, value: number) => {
    if (met.has(key)) return;
    met.add(key);
    keys.push(key);
    values.push(value);
  };
  const flag = (name: string, value = 1) => add(hash(name), value);
  const { tokens, hashes, plain } = s;
  const n = tokens.length;
  const wn = o.wordScale ?? 0.5;
  const NG = o.ngrams ?? 3,
    PN = o.plain ?? 4;
  for (let i = 0; i < n; i++) {
    let h = 1,
      p = 2;
    for (let k = 0; k < Math.max(NG, PN) && i + k < n; k++) {
      h = pair(h, hashes[i + k]!);
      p = pair(p, plain[i + k]!);
      if (k < NG) add(h, wn);
      if (k < PN && k > 0) add(p, wn * (o.plainScale ?? 1));
    }
  }
  // beginnings
  {
    let h = 3,
      p = 4;
    for (let k = 0; k < 4 && k < n; k++) {
      h = pair(h, hashes[k]!);
      p = pair(p, plain[k]!);
      add(h, 0.7);
      add(p, 0.7);
    }
    if (n) {
      add(pair(5, hashes[n - 1]!), 0.5);
      add(pair(6, plain[n - 1]!), 0.5);
      if (n > 1) add(pair(7, hashes[n - 2]!), 0.5);
    }
  }
  // parts of words
  if (o.chars !== false)
    for (const { word, shape } of tokens) {
      if (shape === "mark" || shape === "number" || word.length < 4) continue;
      add(pair(8, hash(word.slice(0, 4))), o.charScale ?? 0.3);
      if (word.length > 5) add(pair(8, hash(word.slice(0, 5))), o.charScale ?? 0.3);
      add(pair(9, hash(word.slice(-3))), o.charScale ?? 0.3);
    }
  flag("bias");
  const me = s.mine ? "me" : "",
    you = s.yours ? "you" : "",
    q = s.asks ? "?" : "";
  flag(`person ${me} ${you} ${q}`);
  flag(`n ${Math.min(8, Math.round(Math.log2(n + 1) * 1.5))}`);
  flag(`n${me} ${Math.min(8, Math.round(Math.log2(n + 1) * 1.5))}`);
  flag(`at ${Math.min(at, 4)}`);
  flag(`left ${Math.min(seen.length - 1 - at, 4)}`);
  flag(`only ${seen.length === 1}`);
  flag(`end ${/[.!?:,…)"”»]$/.exec(s.text)?.[0] ?? ""}`);
  const numbers = tokens.filter((t) => t.shape === "number").length,
    names = tokens.filter((t) => t.shape === "Name").length;
  flag(`numbers ${Math.min(numbers, 3)} ${me}`);
  flag(`names ${Math.min(names, 3)} ${me}`);
  if (o.turn !== false) {
    flag(`chars ${Math.round(Math.log2(whole.characters + 1))}`);
    flag(`paragraphs ${Math.min(4, whole.paragraphs)}`);
    flag(`lines ${Math.min(5, whole.lines)}`);
    flag(`lower ${whole.lower}`);
    flag(`quotes ${whole.quotes}`);
    flag(`code ${whole.code}`);
    flag(`colon ${whole.colon}`);
    flag(`asks ${Math.min(3, whole.asks)}`);
    flag(`of me ${Math.round((4 * whole.mine) / seen.length)}`);
    flag(`sentences ${Math.min(8, seen.length)}`);
    const first = seen[0]!;
    for (let k = 0, p = 10, h = 11; k < 3 && k < first.tokens.length; k++) {
      p = pair(p, first.plain[k]!);
      h = pair(h, first.hashes[k]!);
      add(p, o.firstScale ?? 0.5);
      add(h, o.firstScale ?? 0.5);
    }
    flag(`firstme ${at === 0 ? "-" : first.mine} ${first.text.endsWith(":")}`);
  }
  if (o.near !== false)
    for (const [d, salt] of [
      [-1, 20],
      [1, 30],
    ] as const) {
      const other = seen[at + d];
      if (!other) {
        flag(`none ${d}`);
        continue;
      }
      flag(`near ${d} ${other.mine} ${other.yours} ${other.asks}`);
      for (let k = 0, p: number = salt; k < 3 && k < other.tokens.length; k++) {
        p = pair(p, other.plain[k]!);
        add(p, 0.5);
      }
      const m = other.tokens.length;
      if (m) add(pair(salt + 5, other.plain[m - 1]!), 0.5);
      if (d < 0) flag(`break ${turn.slice(spans[at - 1]!.to, spans[at]!.from).includes("\n")}`);
    }
  return { keys, values };
}
