import type { Sentence } from "../clauses.ts";
import { BEGIN, END, pattern, START } from "./edges.ts";
import { type ForeignSpan, spanning } from "./foreign-span.ts";
import { foreignWords } from "./languages.ts";
import { OpeningPattern } from "./opening-pattern.ts";
import { opensPlay } from "../play-of-turn.ts";
import { isAside } from "./text-orders.ts";
import { regex } from "../../text/regex.ts";

const ROLE = new OpeningPattern(`(?:${foreignWords("role")})${END}`);
/** "You are a star" praises. */
const PRAISE = pattern(
  `${START}(?:you|u)(?: are|['’]re|r) (?:an? |the |my )?(?:absolute |real |total )?(?:life|star|genius|legend|great|good|big|real|huge|gem|hero|saint|angel|treasure|king|queen|champ|wonder|bit|lot|best|right|welcome|amazing|one|ai|data|guy)(?:[^a-z]*$| (?:at|with|for|when|indeed|today|thank|thanks|who|that|guy|abi)${END})`,
);
const SERVICE = pattern(`${BEGIN}(?:${foreignWords("service")})${END}`);
const SUPPOSING = new OpeningPattern(`(?:${foreignWords("supposing")})(?:${END}|(?<=[:]))`);
const COMPOSES_FICTION = new OpeningPattern(
  `(?:write|compose|draft|create|make|invent|generate|continue|finish|start|tell|give me|schreibe?|verfasse|erfinde|dichte|erzähle?|mach|écris|écrivez|rédige|compose|invente|raconte|continue[rz]?|fais|escribe|escríbeme|inventa|cuenta|cuéntame|continúa|redacta|haz|hazme)(?:-(?:moi|nous))?${END}(?:\\s(?!(?:about|on|for|of|to|with|in|from|more|how|what|über|für|von|sur|pour|de|sobre|para)${END})[^\\s.?!:,]+){0,5}?\\s(?:${foreignWords("fiction")})${END}`,
);
/** "Write a paragraph in the first person" invents who says "I". */
const COMPOSES_AN_I = new OpeningPattern(
  `(?:${foreignWords("compose")})${END}[^.?!\\n]*${BEGIN}(?:in (?:the )?first person|in der ich-form|aus der ich-perspektive|à la première personne|en primera persona)${END}`,
);
/** "… (make those up)" takes the lines before it from the user. */
const INVENTED = pattern(
  `^[^a-z\u00c0-\u024f]{0,6}(?:(?:please|just|and|bitte|et|y)\\s)?(?:${foreignWords("invented")})${END}`,
);
/** "Poem about a man who …": an order without its verb. */
const FICTION_ON = new OpeningPattern(
  `(?:(?:an?|short|ein\\w*|kurze\\w*|une?|una|court\\w*)\\s){0,2}(?:${foreignWords("fiction")})\\s(?:about|über|sur|sobre)${END}`,
);
const RIDDLE = pattern(`${START}(?:${foreignWords("riddles")})[^a-z\u00c0-\u024f]*$`);
/** "You are Captain Brine". */
const NAMED_ROLE = regex.u`^[^\p{L}]{0,4}(?:[Yy]ou are|[Yy]ou['’]re|[Dd]u bist|[Tt]u es|[Ee]res|[Ss]os) (?:now |jetzt |maintenant |ahora )?\p{Lu}`;
/** "I will give you a word and you will …" */
const PROTOCOL = pattern(
  String.raw`${BEGIN}(?:i(?:['’]ll| will)|ich|je|yo|te) (?:also )?(?:give|type|provide|send|paste|write|enter|say|name|gebe|nenne|schreibe|schicke|sage|te donne|te dis|donne|doy|digo|escribo|mando)${END}.{0,120}?(?:,|and|und|et|y)\s(?:you|u|du|tu|tú|vous|sie) ?(?:will|['’]ll|should|must|have to|reply|respond|answer|tell|give|suggest|guess|ask|write|say|antwortest|sagst|rätst|zählst|gibst|me donnes|me dis|réponds|donnes|respondes|me dices|dices|contestas)${END}`,
);
/** A text for somebody whom the user knows: what follows tells about them. */
const FOR_SOMEBODY = pattern(
  String.raw`${BEGIN}(?:for|to|about|für|an|über|pour|à|sur|para|a|sobre|al?) (?:my|our|mein\w*|unser\w*|mon|ma|mes|notre|nos|mis?|nuestr[^\s,.;:!?]+)${END}`,
);
/** Nobody tells a joke in parts. */
const TRIFLE = pattern(
  `${BEGIN}(?:jokes?|riddles?|excuses?|witze?|ausreden?|rätsel|blagues?|devinettes?|chistes?|excusas?)${END}`,
);
/** "Imagine, I got the job!" is news. */
const ANNOUNCES = pattern(
  `${START}(?:imagine|stell dir|imagine-toi|imagínate|imaginate)${END}.*${BEGIN}(?:i|ich|j['’]\\S+|je|me|yo)${END}`,
);
/** Late in a turn, "you are …" blames or praises the assistant. Parts are given at the start. */
const YOU_ARE = pattern(`${START}(?:you|u)(?: are|['’]re|r)${END}|${START}(?:du bist|tu es|eres)${END}`);
const OPENS_WITHIN = 1;
/** How far into the order the part is named, in characters. */
const PART = 160;

const IRREALIS = pattern(`${START}(?:(?:and|but|so|und|et|y) )?(?:${foreignWords("irrealis")})${END}`);
/** Words that take back, in jest, what stands beside them. */
const JEST =
  /\byeah,? right\b|\bas if\b\W*$|\s\/s\b|\bsaid no ?one ever\b|^\W*(?:not|nicht|pas|no es cierto)\W*$|\b(?:just|only) (?:kidding|joking)\b|^\W*jk\b|\bwar nur (?:ein )?(?:spaß|scherz)\b|\bje (?:plaisante|rigole|blague)\b|\bes broma\W*$/i;
/** "As a user, I want a dark theme": a requirement of software, and the user of it is anybody. */
const USER_STORY =
  /^\W{0,3}as an? (?:[^,]{1,60},? i (?:want to|need to|should be able|can|want an?) |(?:\S+ )?(?:user|admin\w*|visitor|guest|customer|operator|moderator|subscriber|shopper|tester),)/i;
const EXAMPLE = pattern(`${START}(?:${foreignWords("example")})(?:${END}|(?<=[.:]))`);

/** Returns the sentences that are said in a part, in a story or for the sake of argument. */
export function playedSentences(sentences: readonly Sentence[]): ForeignSpan[] {
  if (sentences.some(({ text }) => RIDDLE.test(text))) return spanning(sentences, 0, sentences.length, "played");
  const invented = sentences.findIndex(({ text }, at) => at > 0 && INVENTED.test(text));
  if (invented > 0) return spanning(sentences, 0, invented + 1, "played");
  const protocol = sentences.flatMap(({ text }, at) =>
    PROTOCOL.test(text) ? spanning(sentences, at, at + 1, "played") : [],
  );
  const supposed = sentences.flatMap(({ text }, at) =>
    IRREALIS.test(text) || (at === 0 && EXAMPLE.test(text)) || USER_STORY.test(text)
      ? spanning(sentences, at, at + 1, "supposed")
      : [],
  );
  const jests = sentences.flatMap(({ text }, at) =>
    JEST.test(text) ? spanning(sentences, Math.max(0, at - 1), at + 1, "supposed") : [],
  );
  return [...protocol, ...supposed, ...jests, ...roleIn(sentences)];
}

/** Returns the text of a sentence and of the next one, since parts are often given in two: "You are my boss. I'm Anna". */
const pairAt = (sentences: readonly Sentence[], at: number): string =>
  sentences
    .slice(at, at + 2)
    .map(({ text, ending }) => text + ending)
    .join(" ");

function roleIn(sentences: readonly Sentence[]): ForeignSpan[] {
  const mayOpen = opensPlay(sentences.map(({ text, ending }) => text + ending).join(" "));
  for (const [index, { text, ending }] of sentences.entries()) {
    if (mayOpen && opensPlay(pairAt(sentences, index)))
      return spanning(sentences, index, upTo(sentences, index), "played");
    if (SUPPOSING.test(text) && !(ending.includes("!") && ANNOUNCES.test(text)))
      return spanning(sentences, index, upTo(sentences, index), "supposed");
    if (FICTION_ON.test(text)) return spanning(sentences, index, index + 1, "played");
    if (COMPOSES_FICTION.test(text) || COMPOSES_AN_I.test(text))
      return spanning(
        sentences,
        index,
        FOR_SOMEBODY.test(text) || TRIFLE.test(text) ? index + 1 : upTo(sentences, index),
        "played",
      );
    if (!(ROLE.test(text) || NAMED_ROLE.test(text)) || PRAISE.test(text)) continue;
    if (index > OPENS_WITHIN && YOU_ARE.test(text)) continue;
    const serves = SERVICE.test(text.slice(0, PART));
    return spanning(sentences, index, serves ? index + 1 : upTo(sentences, index), "played");
  }
  return [];
}

/** Returns the index of the next sentence in which the user speaks to the assistant again. */
function upTo(sentences: readonly Sentence[], index: number): number {
  const aside = sentences.findIndex((sentence, at) => at > index && isAside(sentence));
  return aside === -1 ? sentences.length : aside;
}
