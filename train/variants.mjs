import { random, shuffle } from "./random.mjs";

/*
 * Groups of made-up texts that differ little: the same thing asked in other words, another thing
 * asked in the same words, a sentence with one word exchanged or gone. Apart from each other in a
 * sea of unrelated texts they would teach nothing; side by side in one batch they teach which words
 * decide. They need not make sense, nor need anyone say which are alike: the teacher does.
 */

const FRAMES = [
  `how do i V my N|how can i V my N|how to V a N|what is the best way to V a N|i want to V my N|can you help me V my N|please V my N|V my N
is it possible to V a N|i need to V the N|what should i do to V my N|what are the steps to V N|is there any way to V N|i can't V my N
i am unable to V my N|i don't want to V my N|should i V my N|when can i V my N|why should i V my N|how long does it take to V a N
how much does it cost to V a N|i was V my N but it is not A|what happens if i V my N|where can i V my N|who can V my N`,
  `what is a N|what does N mean|define N|tell me about N|explain N|what is the meaning of N|what is N in simple terms|what exactly is N
what is the best N|where can i buy a N|where can i find N|how much does a N cost|how much is a N|what is the price of N|how does a N work
who invented the N|what is a A N|what are the benefits of N|what are the advantages of N|is N good|how do i learn N|how can i get better at N
what is the future of N|what is the history of N|do you like N|what are some good N|i am looking for a N|i lost my N|N is not working|N not working`,
  `what is the N of M|tell me the N of the M|what N does the M have|M N|which N is in M|what is the difference between N and M|is N better than M
N or M|N vs M|how is N different from M|which is better N or M|what is the relation between N and M|how does N affect M|what is the effect of N on M
does M cause N|why does M have N|can N and M go together|how many N are there in M|how much N is in M|where is the N in M|why is there no N in M
i want a N for my M|add N to my M|remove the N from my M|find a N near the M|which M has the best N|what do people in M think about N`,
  `why is my N so A|what makes a N A|my N is A|why are N A|how A is my N|what to do if my N is A|my N is not A|is my N A|which N is the most A
what are some A N|what are the best A N|how do i make my N A|how can i make N more A|what is the most A N|is it A to have a N|are all N A
why is the N no longer A|i have a A N|i hate A N|i love A N|where can i find a A N|is a A N better than a N|i think the N is A|was the N ever A`,
  `set a N for D minutes|set my N to D|change the N to D|remind me about the N at D|i have D N|how many N do i have|book a N for D people
order D N|what is D percent of N|i need D N by tomorrow|cancel my N|cancel the N at D|send D to N|transfer D to my N|how much did i pay for N
the N costs D|is D enough for a N|what N can i buy for D|can i get a N for less than D|i paid D for a N and it never came|where is the N i paid for`,
].map((set) => set.split(/[|\n]/).map((line) => line.trim().split(" ")));

const GROUP = 6;
const EXCHANGED = 0.22;
const NAME = 0.2;

/**
 * @param {{ words: string[]; pos: string }[]} synsets
 * @param {Map<string, number>} ranks of words by frequency
 * @param {() => number} draw
 */
function fillers(synsets, ranks, draw) {
  const found = { N: new Set(), V: new Set(), A: new Set(), P: new Set() };
  for (const { words, pos } of synsets) {
    const kind = pos === "noun" ? "N" : pos === "verb" ? "V" : pos.startsWith("adj") ? "A" : null;
    for (const word of words) {
      const plain = /^[a-z-]{2,}$/.test(word);
      if (kind && plain && ranks.has(word)) found[kind].add(word);
      if (kind === "N" && /^\p{Lu}[\p{L}.]+$/u.test(word) && ranks.has(word.toLowerCase())) found.P.add(word);
    }
  }
  const sorted = (/** @type {Set<string>} */ set, /** @type {number} */ most) =>
    [...set]
      .toSorted((a, b) => (ranks.get(a.toLowerCase()) ?? 0) - (ranks.get(b.toLowerCase()) ?? 0) || (a < b ? -1 : 1))
      .slice(0, most);
  const lists = {
    N: sorted(found.N, 14_000),
    V: sorted(found.V, 4_000),
    A: sorted(found.A, 5_000),
    P: sorted(found.P, 4_000),
  };
  // The square prefers common words, as people do.
  const from = (/** @type {string[]} */ list) => list[Math.floor(draw() ** 2 * list.length)];
  return {
    N: () => from(draw() < NAME ? lists.P : lists.N),
    M: () => from(draw() < NAME ? lists.P : lists.N),
    V: () => from(lists.V),
    A: () => from(lists.A),
    D: () => String(draw() < 0.7 ? 1 + Math.floor(draw() ** 2 * 100) : Math.floor(draw() * 3000)),
  };
}

/**
 * Questions and requests, in groups.
 * @param {{ words: string[]; pos: string }[]} synsets @param {Map<string, number>} ranks
 * @param {number} groups @param {number} seed
 * @returns {string[][]}
 */
export function frames(synsets, ranks, groups, seed) {
  const draw = random(seed);
  const fill = fillers(synsets, ranks, draw);
  return Array.from({ length: groups }, () => {
    const set = FRAMES[Math.floor(draw() * FRAMES.length)];
    const theme = { N: fill.N(), M: fill.M(), V: fill.V(), A: fill.A(), D: fill.D() };
    const texts = new Set();
    while (texts.size < GROUP) {
      const frame = set[Math.floor(draw() * set.length)];
      texts.add(
        frame
          .map((slot) => {
            if (!(slot in theme)) return slot;
            const name = /** @type {keyof typeof theme} */ (slot);
            return draw() < EXCHANGED ? fill[name]() : theme[name];
          })
          .join(" "),
      );
    }
    return [...texts];
  });
}

/**
 * Sentences of the corpus, each with two that differ in a word.
 * @param {string[]} texts @param {{ words: string[]; pos: string }[]} synsets @param {Map<string, number>} ranks
 * @param {number} seed
 * @returns {string[][]}
 */
export function altered(texts, synsets, ranks, seed) {
  const draw = random(seed);
  const fill = fillers(synsets, ranks, draw);
  return texts.map((text) => {
    const words = text.split(" ");
    const places = shuffle(
      words.map((_, i) => i).filter((i) => /^\p{L}{3,}/u.test(words[i])),
      draw,
    );
    const [first, second = first] = places;
    if (first === undefined) return [text];
    const replacement = [fill.N, fill.V, fill.A][Math.floor(draw() * 3)]();
    return [text, words.with(first, replacement).join(" "), words.toSpliced(second, 1).join(" ")].filter(
      (t) => t.length > 3,
    );
  });
}
