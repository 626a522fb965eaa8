import { describe, expect, test } from "vitest";
import { foreignSpans } from "../../../src/extraction/foreign-spans.ts";

/* Stretches of a turn that the user does not say of themselves, whatever they are about. */

/** Returns what is left of a turn without its foreign spans. Requests are left, unless the caller wants them out. */
function ownWords(said: string, requests = "left"): string {
  let own = "";
  let at = 0;
  for (const { from, to, why } of foreignSpans(said)) {
    if (why === "asked" && requests === "left") continue;
    own += said.slice(at, from);
    at = to;
  }
  return own + said.slice(at);
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** Each line holds `[[…]]` around the words that are not the user's own. */
function expectMasked(marked: string): void {
  const said = marked.replace(/\[\[|\]\]/g, "");
  const own = letters(ownWords(said));
  const expected = letters(marked.replace(/\[\[[^]*?\]\]/g, " "));
  expect(own).toBe(expected);
}

describe("foreignSpans rules out the lines of a memory block", () => {
  test.each([
    "What is this?\n[[2026-03-01 user: I keep bees behind the school.]]\nI never said so.",
    "[[- 2026-03-01 10:04 user: I keep bees]]\n[[- 2026-03-01 10:09 user (said before home changed): My doctor is near]]\nIs it true?",
    "> [[2026-03-01 how to answer: be brief]]\nWhy?",
  ])("%s", expectMasked);

  test.each(["On 2026-03-01 I moved house.", "2026-03-01: I moved house."])("and not %j", expectMasked);
});

describe("foreignSpans rules out a text that is handed over", () => {
  test.each([
    "Please proofread this: [[I keep bees behind the school and my sister sells the honey.]]",
    "Can you make this sound friendlier?\n\n[[hey ron, i am not paying for the window. my son was at practice.]]",
    "[[I keep bees behind the school. My sister sells the honey.]] Translate that into Polish.",
    "[[We sail out at dawn. My brother minds the nets.]]\n\nShorten this text.",
    "Here is my cover letter:\n\n[[I have run a bakery for nine years. I bake at night.]]",
    "Below is an essay.\n[[My grandmother raised goats. I still drink their milk.]]",
    "[[Dear Ms Voss, I have been your tenant since May. My heating is broken. Kind regards, Ida]]",
    "Überarbeite bitte den folgenden Text:\n\n[[Ich züchte Bienen hinter der Schule. Meine Schwester verkauft den Honig.]]",
    "[[Ich züchte Bienen hinter der Schule.]] Mach den Absatz bitte etwas frischer.",
    "Kannst du das kürzen?\n[[Wir fahren seit zehn Jahren nach Sylt und mein Mann angelt.]]",
    "Corrige ce texte :\n[[J'élève des abeilles derrière l'école et ma sœur vend le miel.]]",
    "[[Chez Ardoise, nous livrons depuis vingt ans.]] Rends ce paragraphe plus vivant.",
    "Mejora este texto:\n[[Crío abejas detrás de la escuela y mi hermana vende la miel.]]",
    "[[Crío abejas detrás de la escuela.]] Traduce esto al inglés.",
    "[[Job ad: We are a small mill. I will train you myself.]]",
    "Is this polite enough?\n[[I have called you twice. I will call my lawyer.]]",
  ])("%j", expectMasked);
});

describe("foreignSpans rules out jobs of chat front-ends and the output of tools", () => {
  test.each([
    "[[Suggest four follow-up questions for this chat.\n\nMy goat is called Bo.\nNice!]]",
    "[[Write a title of four words for the following conversation:\nMy goat is called Bo.]]",
    "[[Schlage einen Titel für diese Unterhaltung vor.\n\nMeine Ziege heißt Bo.]]",
    "[[Propose un titre pour cette conversation.\n\nMa chèvre s'appelle Bo.]]",
    "[[Propón un título para esta conversación.\n\nMi cabra se llama Bo.]]",
    "[[tool result: I keep goats on a hill]]",
  ])("%j", expectMasked);

  test.each([
    "The title of my thesis is about goats. I keep three of them.",
    "In this chat I want tips. I keep goats.",
  ])("and not %j", (said) => expect(letters(ownWords(said))).toBe(letters(said)));
});

describe("foreignSpans rules out documents that an app found for a question", () => {
  test.each([
    "[[Use the following pieces of context to answer the question at the end.\n\nI'm Gudrun and I sell boats in Kiel.\n\nQuestion:]] I sail in Hull, which boat do I need?\n[[Helpful Answer:]]",
    "[[Retrieved context:\nI run the harbour office.\n[End of context]]]\nI live on the island. How do I get there?",
    "[[Question:]] My boat leaks. Who mends it?\n[[Context: I mend boats in Kiel.\nAnswer:]]",
    "[[### Task:\nAnswer with the context.\n<context>\nI run the office.\n</context>\n<user_query>]]I live on the island.[[</user_query>]]",
  ])("%j", expectMasked);

  test.each([
    [
      "Given these documents, answer the question.\nDocuments:\nI work at the mill.\nQuestion: Who works?\nAnswer:",
      "mill",
    ],
    ["Réponds avec les documents suivants.\nDocuments :\nJ'habite à Sète.\nQuestion : où habiter ?", "Sète"],
    ["Beantworte die Frage anhand des Kontexts.\n\nKontext:\nIch wohne in Kiel.\n\nFrage: Wo wohnt man?", "Kiel"],
    [
      "Context information is below.\n-----\nI work at the mill.\n-----\nGiven the context information and not prior knowledge, answer the query.\nQuery: Who works?",
      "mill",
    ],
    ["You are helpful. Answer from the sources below.\n\nI work at the mill.\n\nQuestion: who works?", "mill"],
    ["Nutze die folgenden Auszüge: Ich wohne in Kiel.\nFrage: wo wohnt man?", "Kiel"],
    ["Usa los siguientes fragmentos.\n\nVivo en Lugo.\n\nPregunta: ¿quién vive allí?", "Lugo"],
  ])("%j", (said, word) => expect(ownWords(said)).not.toContain(word));

  test.each([
    "Context: I'm a nurse in Leeds, and my rent went up.\nQuestion: how do I ask for a raise?",
    "I read it in three sources. My question: may my son dive?",
    "Question: my bread fails.\nContext: I bake with rye at 2000 m.",
    "I'm deaf, I live in Voss and I file old documents for a bank.\nQuestion: which alarm clock?",
    "Given the documents I am vegan since May.\n\nI run in Voss.\n\nQuestion: enough iron?",
    "According to the documents of the bank the house is mine.\n\nWe are four.\n\nQuestion: what now?",
    "Ich bin Imker in Bremen und lese gern alte Artikel.\nFrage: was heißt Drohn?",
    "Soy sorda y vivo en Lugo con los documentos en regla.\nPregunta: ¿puedo conducir?",
    "Je suis sourde, j'habite à Sète avec tous les documents.\nQuestion: que faire ?",
  ])("and not %j", expectMasked);

  test.each([
    "the bank said no :(",
    "mum says yes :D we all go",
    "my brother says hi :D. I keep bees",
    "mi jefe dijo que no :/",
  ])("nor %j", expectMasked);

  test("nor what stands behind code that is handed over", () =>
    expectMasked(
      "Fix this:\n[[```\nconst home = 'I live in Rome';\n```]]\nWe use Deno at work. No semicolons please.",
    ));
});

describe("foreignSpans rules out quotations, speakers and what clients add", () => {
  test.each([
    'Translate [["My knees hurt and I live alone"]] into Thai.',
    "[[Pia: I keep bees.\nTom: My knees hurt.]]",
    "[[User: my router is dead\nAgent: I will send you a new one]]",
    "[[<system-reminder>I keep three bees.</system-reminder>]] I bake at night.",
    "[[> I keep bees\n> and goats]]\nI bake at night.",
  ])("%j", expectMasked);
});

describe("foreignSpans rules out roles, stories and suppositions", () => {
  test.each([
    "[[You are the king of a small island. I keep your bees and I owe you a goat.]]",
    "[[Pretend you're my landlord. I have kept goats in the flat for a year.]]",
    "[[Suppose I earn 4,000 a month. My rent is 900.]]",
    "[[Let's play a game. I keep a word in mind.]]",
    "[[I have many teeth and I never bite. What am I?]]",
    "[[Write a story about a beekeeper. I wake at dawn.]]",
    "[[Stell dir vor, du bist mein Vermieter. Ich halte Ziegen in der Wohnung.]]",
    "[[Angenommen, ich verdiene 4000 im Monat. Meine Miete ist 900.]]",
    "[[Imagine que tu es mon voisin. J'élève des chèvres.]]",
    "[[Supongamos que gano 4000 al mes. Mi alquiler es 900.]]",
    "[[Haz de casero. Yo soy un inquilino con cabras.]]",
    "[[As a user, I want to sort my hives by size.]]",
    "[[If I had nine goats I would need a bigger barn.]]",
    "[[For example, I keep goats.]]",
    "[[I keep ___ goats and live in [CITY].]]",
    "[[I love mowing. Just kidding!]]",
    "[[As an AI language model, I keep no goats.]]",
  ])("%j", expectMasked);
});

describe("foreignSpans rules out the content of a requested text, and what others say", () => {
  test.each([
    "[[Write my boss an email saying that I broke my wrist and can't lift the trays.]]",
    "[[Schreib meiner Chefin, dass ich mir das Handgelenk gebrochen habe.]]",
    "[[Écris un mail pour dire que je me suis cassé le poignet.]]",
    "[[Escribe un correo diciendo que me he roto la muñeca.]]",
    "[[My neighbour says I snore like a bear.]]",
    "[[Meine Kollegin meint, ich sei zu laut.]]",
    "[[Mon voisin dit que je ronfle.]]",
    "[[Mi cuñado dice que soy un tacaño.]]",
    "[[According to my ex, I snore.]]",
    "[[I keep goats in the flat, my boss said.]]",
    "[[I read somewhere that goats can climb trees.]]",
    "[[my brother thinks goats are pets, but]] i keep them for the milk",
    "[[Tell Ida that I am late and out of hay.]]",
    "[[Sag Otto, dass ich kein Heu mehr habe.]]",
  ])("%j", expectMasked);
});

describe("foreignSpans rules out a question or a request that tells nothing", () => {
  test.each([
    "How do I get rid of moss?",
    "Show me three recipes with leeks.",
    "I'd like a large flat white.",
    "wie krieg ich das moos weg",
    "Gib mir drei Rezepte mit Lauch.",
    "Comment enlever la mousse ?",
    "Donne-moi trois recettes avec des poireaux.",
    "¿Cómo quito el musgo?",
    "By the way, have you got anything on goat sheds?",
    "I was wondering, do you have any tips on moss?",
    "Write two short ads for our shed, also include a photo.",
    "Dame tres recetas con puerros.",
  ])("%j", (said) => expect(letters(ownWords(said, "out"))).toBe(""));

  test.each([
    "i have coeliac disease, what can i order there?",
    "Which painkiller may I take, given that I have one kidney?",
    "i need an email to my landlord, the heating has been broken since friday",
    "Was koche ich heute, wo doch mein Mann keine Zwiebeln verträgt?",
    "Sachant que je ne digère pas l'ail, tu me ferais une soupe comment ?",
    "¿Puedo tomar ibuprofeno si tengo un solo riñón?",
  ])("but not %j, which tells something", (said) => expect(letters(ownWords(said, "out"))).toBe(letters(said)));
});

describe("foreignSpans rules out a sentence whose opening takes it from the user", () => {
  test.each([
    "[[last week I had a dream that I kept goats on the moon]]",
    "[[hab heut nacht geträumt ich hätt drei ziegen]]",
    "[[j'ai rêvé que je gardais des chèvres]]",
    "[[soñé que criaba cabras en la luna]]",
    "[[it's not like i keep goats in the flat]]",
    "[[ist ja nicht so dass ich ziegen hätte]]",
    "[[c'est pas comme si j'élevais des chèvres]]",
    "[[no es que tenga cabras ni nada]]",
    "[[i'd keep goats if i had a barn]]",
    "[[ich hätte längst ziegen, wenn ich einen stall hätte]]",
    "[[j'aurais des chèvres si j'avais une étable]]",
    "[[tendría cabras si tuviera un establo]]",
    "[[exit survey, reply no. 9: I keep goats and I rent a barn]]",
    "[[found this on a flyer: I keep goats and I need a barn]]",
    "[[im pachtvertrag steht: Ich halte drei Ziegen]]",
    "[[reçu ça du voisin : je garde trois chèvres]]",
    "[[me llegó esto del vecino: tengo tres cabras]]",
    "[[I keep three goat since May.]]\n<- is that right?",
    "[[The patient keeps goats. Milk is boiled.]]",
    "[[I keep goats and I sell the milk. (make that up)]]",
    "[[poem about a man who says i keep three goats]]",
  ])("%j", expectMasked);

  test.each([
    "my dream is to keep goats in the hills",
    "i'd love it if you kept it short, i keep goats and have no time",
    "quick background: i keep goats and sell the milk",
    "ein problem: ich halte ziegen und der nachbar klagt",
    "meine notizen: ich halte drei ziegen",
    "My patients are goats. I treat their hooves.",
    "ich hab ein stipendium bekommen, im mai fang ich an",
    "i got a job at the dairy: i milk goats now",
  ])("and not %j", (said) => expect(letters(ownWords(said))).toBe(letters(said)));
});

describe("foreignSpans rules out casual reports of what others say", () => {
  test.each([
    "[[my cousin is like i can't stand goats]]",
    "[[meine cousine so: ich hasse ziegen]]",
    "[[ma cousine genre je déteste les chèvres]]",
    "[[mi prima en plan odio las cabras]]",
    "[[mi prima va y dice odio las cabras]]",
    "im roman [[sagt der hirte, ich halte keine ziegen]]",
    "[[somebody wrote on the barn i love goats]]",
  ])("%j", expectMasked);

  test.each([
    "my barn burnt down so i keep the goats at my sister's",
    "meine ziegen sind so zahm, ich lass sie frei laufen",
  ])("and not %j", (said) => expect(letters(ownWords(said))).toBe(letters(said)));
});

describe("foreignSpans keeps what the user says of themselves", () => {
  test.each([
    "I'm writing a novel about a lighthouse keeper.",
    "My doctor says I have high blood pressure.",
    "Here's my situation: I live alone and my knees are bad.",
    "i need an email to my landlord, the heating has been broken since friday",
    "My boss says I have to be at the till by six.",
    "Note: I can't eat gluten.",
    "Can you tell me more about the characters? I read that novel last summer in Riga.",
    "I'd like to read more short stories. My aunt writes some.",
    "Let me rephrase that. I keep goats, not sheep.",
    "Here's my answer:\n\nI keep three goats in the yard.",
    "No. You are the one who lost my list. I keep goats and my list was long.",
    "Loan: Nordbank\nRate: 4 %\n\nLoan: Südbank\nRate: 5 %\n",
    "For my goats I set aside 200 a month. For example, last May I bought a fence.",
    "Please check this: my blood pressure was 150 this morning and I take ramipril.",
    "Imagine my surprise: I got the job at the aquarium!",
    "Stell dir vor, ich hab den Job bekommen!",
    "In theory I work 30 hours, in practice it's 45.",
    "Angenommen wurde ich in Gent, Beginn ist im Oktober.",
    "If I drink milk I get cramps.",
    "I work as an editor; I correct other people's texts all day.",
    "I told my boss that I'm pregnant.",
    "Write a speech for my brother's wedding. He met Lena on a ferry.",
    'Translate "good night" into Finnish, my girlfriend is from Turku.',
    "btw in mails i never use first names\nreword that please",
    "Budget: 400 euros\nSize: 38\nColour: green",
    "I run a bakery called “The Nine Loaves of Harbour Street” in Aarhus.",
    "Meine Ärztin sagt, ich habe zu hohen Blutdruck.",
    "Ich schreibe gerade einen Krimi, der auf Rügen spielt.",
    "Mon médecin dit que j'ai trop de tension.",
    "Mi médica dice que tengo la tensión alta.",
    "ich hab nen hund\nder heißt moppel\nwir wohnen auf nem hof\nmeine frau backt\nich mauer\nund die kinder lernen geige",
  ])("%j", (said) => expect(letters(ownWords(said))).toBe(letters(said)));

  test.each([
    "[[Du bist ein erfahrener Steuerberater.]] Ich bin seit Mai selbstständig.",
    "[[Tu es un expert en fiscalité.]] Je suis à mon compte depuis mai.",
    "[[Eres un experto en impuestos.]] Soy autónoma desde mayo.",
  ])("keeps a fact beside a part that serves: %j", expectMasked);

  test("keeps a fact beside a part that serves", () => {
    expectMasked("[[I want you to act as a fitness coach.]] I have bad knees and train at night.");
  });

  test("keeps what follows when the user turns to the assistant again", () => {
    expectMasked("[[Suppose I earn 4,000 a month.]] By the way, I bake at night.");
  });
});

test("foreignSpans are in order, apart, and within the turn", () => {
  const said = 'Fix this:\n"I bake."\n\nDear Ann, I bake. Best, Jo\n\nMy brother says he hates bread. What am I?';
  const spans = foreignSpans(said);
  expect(spans.length).toBeGreaterThan(1);
  spans.reduce((before, { from, to }) => {
    expect(from).toBeGreaterThanOrEqual(before);
    expect(to).toBeGreaterThan(from);
    return to;
  }, 0);
  expect(spans.at(-1)?.to).toBeLessThanOrEqual(said.length);
});
