import { expect, test } from "vitest";
import { staticEmbedding } from "../../../../src/adapters/static-embedding.ts";
import { candidatesOf, rank } from "../../../../src/memory/ranking/rank.ts";
import { recallModeFor } from "../../../../src/memory/ranking/recall-mode.ts";
import { cosine } from "../../../../src/memory/embedding/signature.ts";
import { comparedDimensions } from "../../../../src/memory/embedding/compared-dimensions.ts";
import { asTenancy } from "../../../../src/scope.ts";

/*
 * The floor of recall for facts that share no word with the query. Another table, or another weight of the cosine, must
 * keep these counts.
 */

/** Questions, each with a fact that answers it in other words. */
const ANSWERED = [
  ["Who is my manager?", "My boss is called Hélène"],
  ["What gift could I bring to the bride?", "My sister's wedding is on June 12th in Porto"],
  ["What should I cook tonight?", "I'm allergic to peanuts"],
  ["Which car do I own?", "I drive an old red Fiat Panda"],
  ["What is my pet's name?", "We adopted a greyhound called Pixel"],
  ["What's my profession?", "I work as a nurse"],
  ["Which city am I from?", "I live in Lyon"],
  ["How should I travel to Berlin?", "I prefer trains"],
  ["Can I eat this steak?", "I am vegetarian."],
  ["How do I install software on my computer?", "My laptop is a ThinkPad running Fedora"],
  ["What instrument do I play?", "Plays the cello in a string quartet"],
  ["Which editor do I use?", "Uses Vim"],
  ["Where does my sibling live?", "Has a sister in Canada"],
  ["What hot drink should I order?", "Prefers tea to coffee"],
  ["Should I take the plane?", "Is afraid of flying"],
  ["What am I studying?", "Studies law in Lyon"],
  ["How many kids do I have?", "My daughter is called Mia."],
  ["When was I born?", "My birthday is on 4 May."],
  ["What sport do I do?", "Runs marathons"],
  ["Any tips for my long run?", "I'm training for the Paris marathon"],
  ["What language do I speak with my parents?", "Speaks Norwegian at home"],
  ["How much money can I spend on the kitchen?", "We are renovating the kitchen and the budget is 12,000 euros"],
  ["Which team do I cheer for?", "I support Olympique Lyonnais"],
  ["What foods do I hate?", "I can't stand cilantro"],
  ["Is this snack safe for me?", "Allergic to walnuts since childhood"],
  ["What is my spouse's name?", "I am married to Marc"],
  ["What do I do for a living?", "Works as a lighthouse keeper"],
  ["Do I have any animals?", "I have two cats"],
  ["Which phone do I have?", "My mobile is a Pixel 7"],
  ["What medication do I take?", "I take ibuprofen for my back pain"],
  ["How tall am I?", "My height is 1.82 m"],
  ["Recommend a film for me", "I love science fiction movies"],
  ["What book should I read next?", "I enjoy crime novels"],
  ["When do I get up?", "I usually wake up at 5 am"],
  ["What injury did I have?", "I broke my wrist in 2019"],
] as const;

/** Questions and statements that none of the facts would help. */
const UNRELATED = [
  "How do I center a div?",
  "What is the capital of France?",
  "Write a haiku about the sea",
  "Translate this to German: the cat sleeps",
  "Explain quantum tunnelling",
  "Fix this regex for me",
  "Who was Napoleon?",
  "My code does not compile",
  "How many people live in Berlin?",
  "Suggest a name for my start-up",
  "Is it going to rain?",
  "When is Easter?",
  "How do I renew my passport?",
  "What is 17 times 23?",
  "I see.",
  "Thanks!",
  "ok",
  "Good morning",
  "Sounds good.",
  "Tell me more",
  "That makes sense",
  "Why?",
  "Could you shorten it?",
  "Write it as a list",
  "Really?",
];

const MODE = recallModeFor("Where do I live?");

async function topics(texts: readonly string[]): Promise<Float32Array[]> {
  const embeddings = await staticEmbedding.embed(asTenancy("a", ""), texts);
  return embeddings.map((embedding) =>
    comparedDimensions(embedding?.vector ?? new Float32Array(128), staticEmbedding.comparedDimensions),
  );
}

/** Returns whether recall finds a fact that says none of the query's words. */
function isRecalled(query: Float32Array, fact: Float32Array): boolean {
  const near = cosine(query, fact);
  const fit = { id: "fact", words: 0, cosine: near, own: 0, relevance: near, conversation: null };
  const memory = { id: "fact", kind: "fact", createdAt: 0, said: null, historyWeight: 1 } as const;
  return (
    rank(
      candidatesOf([fit], () => memory, "personal", MODE),
      1,
      MODE,
    ).length === 1
  );
}

test("recall finds half of the facts that answer in other words, and next to none of the others", async () => {
  const questions = await topics(ANSWERED.map(([question]) => question));
  const facts = await topics(ANSWERED.map(([, fact]) => fact));
  const unrelated = await topics(UNRELATED);
  const found = questions.filter((question, i) => isRecalled(question, facts[i] ?? question)).length;
  const others = unrelated.flatMap((text) => facts.filter((fact) => isRecalled(text, fact))).length;
  expect(found).toBeGreaterThanOrEqual(18);
  expect(others).toBeLessThanOrEqual(12);
});
