import { ASIDE, capital, count, DETERMINER, EMPTY, type Matcher, normalise, PUNCTUATION, VAGUE } from "./phrases.ts";
import { CONDITIONS, LANGUAGE_NAMES, LANGUAGES } from "./words.ts";

/* Matchers of common nouns and values. Proper nouns and tastes have files of their own. */

const STATE =
  /^(?:not|too|very|so|really|quite|pretty|a bit|still|also|now|always|never|only|just|already|about|like|as|on|in|at|out|up|down|off|over|under|with|for|from|to be (?:honest|fair)|going|being|getting|broken|dead|slow|fast|great|good|bad|fine|okay|ok|nice|old|new|amazing|awesome|terrible|horrible|awful|small|big|large|huge|late|ready|done|here|there|gone|lost|missing|full|empty|tight|unclear|clear|unknown|flexible|limited|low|high|close|soon|important|different|similar|the (?:same|best|worst|only|most|first|one)|\S+ing|\S+ed|what|how|when|where|why|that|this|it|me|you|mine|yours|i|we|because|a (?:mess|problem|bit|nightmare|joke|great|good|bad|nice|little|lot|disaster|pain|big|huge|real|very|must))\b/i;

export const allergen: Matcher = (raw) => {
  const plain = normalise(raw.replace(ASIDE, "")).replace(/^(?:all|any|most) (?:kinds of )?/, "");
  return plain === "" ||
    count(plain) > 3 ||
    EMPTY.test(plain) ||
    VAGUE.test(raw) ||
    /^(?:work|working|mondays|bullshit|people|exercise|effort|fun)\b/.test(plain)
    ? null
    : plain.replace(DETERMINER, "");
};

export const language: Matcher = (raw) => {
  const plain = normalise(raw)
    .replace(/^(?:fluent|some|a (?:little|bit of)|basic|good|native|both) /, "")
    .replace(/ (?:fluently|well|natively|at home|only|please|a bit|a little)$/, "");
  return LANGUAGE_NAMES.get(plain) ?? (LANGUAGES.has(plain) ? plain : null);
};

export const condition: Matcher = (raw) => {
  const plain = normalise(
    raw
      .replace(ASIDE, "")
      .replace(/\s(?:and|for|in|last|since|(?:a|two|three|four|five|six|\d+|several|some)\s\S+\sago)(?:\s.*)?$/i, ""),
  ).replace(/^(?:mild|severe|chronic|bad) /, "");
  return CONDITIONS.has(plain) ? plain : null;
};

export const noun: Matcher = (raw) =>
  normalise(raw)
    .replace(/\bfav(?:ou?rite)?\b/, "favourite")
    .replace(/\bcolor\b/, "colour")
    .replace(/\btime zone\b/, "timezone");

export const named: Matcher = (raw, context) => {
  const bare = raw.replace(ASIDE, "").replace(PUNCTUATION, "");
  const plain = normalise(bare);
  if (plain === "" || count(plain) > 7 || VAGUE.test(bare) || STATE.test(plain)) return null;
  return capital(bare) || /^(?:an?|eine?n?|une?|una) /.test(plain) || context.lowercase
    ? plain.replace(DETERMINER, "")
    : null;
};

export const quantity: Matcher = (raw) => {
  const single = raw.replace(ASIDE, "").replace(/\sand (?:\S+ ){1,2}(?:is|are)\s.*$/i, "");
  const plain = normalise(single).replace(
    /^(?:on|in|at|by) (?=.*(?:\d|day\b|month|week|morning|noon|evening|night))/,
    "",
  );
  return plain === "" || count(plain) > 12 || STATE.test(plain.replace(/^to /, "")) || VAGUE.test(raw)
    ? null
    : plain.replace(DETERMINER, "");
};

export const topic: Matcher = (raw) => {
  const plain = normalise(raw);
  return plain === "" || count(plain) > 5 || VAGUE.test(raw)
    ? null
    : plain.replace(DETERMINER, "").replace(/\bcolor\b/, "colour");
};

/** Names a kind of pet by one word: "puppies" is "dog". */
export const singular: Matcher = (raw) =>
  normalise(raw)
    .replace(/^pupp(?:y|ies)$/, "dog")
    .replace(/^kittens?$/, "cat")
    .replace(/^(bunny|bunnies)$/, "rabbit")
    .replace(/^fishes$/, "fish")
    .replace(/ies$/, "y")
    .replace(/(?<!fis)s$/, "");

export const manner: Matcher = (raw) => {
  const plain = normalise(raw).replace(/^(?:using|adding|including)\b/, "use");
  return plain === "" ||
    count(plain) > 20 ||
    /^(?:give up|be (?:the|my|a)|look|ask for|mention it|show up|end up|start|be late|be able)\b/.test(plain)
    ? null
    : plain;
};

export const action: Matcher = (raw) => {
  const plain = normalise(raw.replace(ASIDE, ""));
  return plain === "" ||
    count(plain) > 14 ||
    VAGUE.test(raw) ||
    /^(?:ask|try|see|check|do so|be|give|let|go ahead|come|have a look|write|talk|reach|contact|message)\b/.test(plain)
    ? null
    : plain;
};
