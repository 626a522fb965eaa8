import { describe, expect, test } from "vitest";
import { rulesExtractor, statementsIn } from "../../../src/adapters/rules-extractor.ts";

/** What is said, and every slot and value that has to be found in it: no more, no less. */
const STATING: readonly (readonly [said: string, ...expected: string[]])[] = [
  // who
  ["My name is Ana.", "name=ana"],
  ["Hi! My name is Ana and I live in Oslo, can you help?", "name=ana", "home=oslo"],
  ["my name's ben", "name=ben"],
  ["Hi, I'm Sofia.", "name=sofia"],
  ["Hello, I am Tom from Leeds.", "name=tom", "origin=leeds"],
  ["Call me Max", "name=max"],
  ["You can call me Dr. Patel.", "name=dr. patel"],
  ["Everyone calls me Bibi, by the way", "name=bibi"],
  ["I'm 34 years old", "age=34"],
  ["I just turned 40!", "age=40"],
  ["I'm 27 and I live in Madrid", "age=27", "home=madrid"],
  ["My birthday is on 3 May", "birthday=3 may"],
  ["I was born in 1987.", "birthday=1987"],
  ["I'm originally from Ghana", "origin=ghana"],
  ["I grew up in Porto", "origin=porto"],
  ["I'm Norwegian, which might matter here", "nationality=norwegian"],
  // where
  ["I live in Oslo", "home=oslo"],
  ["I live in Oslo, Norway, and the winters are dark.", "home=oslo"],
  ["i live in rotterdam", "home=rotterdam"],
  ["We live in a small village near Bath", "home=a small village"],
  ["I've been living in Kyoto since 2019", "home=kyoto"],
  ["I'm based in New York City", "home=new york city"],
  ["I just moved to Berlin, any tips?", "home=berlin"],
  ["I moved from Oslo to Bergen", "home=bergen"],
  ["Actually, I live in Bergen", "home=bergen"],
  ["Actually no, I live in Bergen now", "home=bergen"],
  ["I no longer live in Oslo", "home=not oslo"],
  ["I don't live in Oslo any more", "home=not oslo"],
  ["Can you recommend a plumber? I live in Utrecht.", "home=utrecht"],
  ["What should I cook tonight, since I'm vegetarian?", "diet=vegetarian"],
  ["Just so you know, I live in the UK", "home=uk"],
  ["I live alone", "household=alone"],
  // work
  ["I work at Equinor", "employer=equinor"],
  ["I work for a small bakery in town", "employer=small bakery"],
  ["I live in Oslo and work at Equinor", "home=oslo", "employer=equinor"],
  ["I'm a nurse", "job=nurse"],
  ["I am a senior software engineer", "job=senior software engineer"],
  ["I work as a paramedic.", "job=paramedic"],
  ["I'm a teacher at Lincoln High", "job=teacher", "employer=lincoln high"],
  ["I joined Spotify last month", "employer=spotify"],
  ["I no longer work at Nokia", "employer=not nokia"],
  ["I'm retired", "job=self-employed or not employed"],
  ["I'm studying marine biology at Dalhousie", "studies=marine biology", "school=dalhousie"],
  ["My major is economics", "studies=economics"],
  // family and pets
  ["My daughter is called Mia", "own:daughter=mia"],
  ["my wife's name is Ingrid", "own:wife=ingrid"],
  ["My younger brother's name is Paul", "own:younger brother=paul"],
  ["I have two cats", "pet:cat=two"],
  ["I have a dog named Rex", "pet:dog:name=rex", "pet:dog=a"],
  ["Our dog's name is Biscuit", "pet:dog:name=biscuit"],
  ["I have three kids", "own:kids=three"],
  ["My son is 7 years old", "own:son:age=7"],
  ["I'm married", "marital status=married"],
  // tastes
  ["My favourite colour is teal", "favourite:colour=teal"],
  ["My favorite color is green.", "favourite:colour=green"],
  ["my fav band is Radiohead", "favourite:band=radiohead"],
  ["Dune is my favourite book", "favourite:book=dune"],
  ['My favourite song is "Yellow"', "favourite:song=yellow"],
  ["I love sushi", "taste:sushi=likes"],
  ["I really like hiking in the mountains", "taste:hiking in the mountains=likes"],
  ["I love sushi, ramen and rice", "taste:sushi=likes", "taste:ramen=likes", "taste:rice=likes"],
  ["I love jazz but I hate opera", "taste:jazz=likes", "taste:opera=dislikes"],
  ["I hate Mondays", "taste:mondays=dislikes"],
  ["I can't stand olives", "taste:olives=dislikes"],
  ["I don't like mushrooms", "taste:mushrooms=dislikes"],
  ["I'm not a fan of horror movies", "taste:horror movies=dislikes"],
  ["I'm a big fan of Arsenal", "taste:arsenal=likes"],
  ["I'm really into bouldering these days", "taste:bouldering=likes"],
  ["I prefer tea over coffee", "taste:tea=likes"],
  ["I enjoy cooking and hate cleaning", "taste:cooking=likes", "taste:cleaning=dislikes"],
  ["I prefer window seats", "taste:window seats=likes"],
  ["Ugh, fine. I dislike flying.", "taste:flying=dislikes"],
  // body
  ["I'm vegetarian", "diet=vegetarian"],
  ["I'm a vegan", "diet=vegan"],
  ["I've gone vegan", "diet=vegan"],
  ["I'm not vegetarian any more", "diet=not vegetarian"],
  ["I don't eat pork", "eats:pork=no"],
  ["I'm allergic to peanuts", "allergy:peanuts=yes"],
  ["I'm severely allergic to nuts and shellfish", "allergy:nuts=yes", "allergy:shellfish=yes"],
  ["I have a peanut allergy", "allergy:peanut=yes"],
  ["I'm lactose intolerant", "allergy:lactose=yes"],
  ["I'm not allergic to cats", "allergy:cats=no"],
  ["I have type 2 diabetes", "health:type 2 diabetes=yes"],
  ["I was diagnosed with ADHD last year", "health:adhd=yes"],
  ["I suffer from migraines", "health:migraines=yes"],
  ["I'm pregnant", "health:pregnant=yes"],
  // tongues and tools
  ["I speak Norwegian and English", "speaks:norwegian=yes", "speaks:english=yes"],
  ["My native language is Polish", "speaks:polish=yes"],
  ["I don't speak German", "speaks:german=no"],
  ["I'm fluent in Spanish", "speaks:spanish=yes"],
  ["I'm learning Japanese", "learning:japanese=yes"],
  ["I play the cello", "plays:cello=yes"],
  ["I use Neovim for everything", "uses:neovim=yes"],
  ["I use python and rust at work", "uses:python=yes", "uses:rust=yes"],
  ["I mostly work with Kubernetes", "uses:kubernetes=yes"],
  ["I stopped using Slack", "uses:slack=no"],
  ["We're using Postgres for the backend", "uses:postgres=yes"],
  ["I drive a Volvo", "own:car=volvo"],
  // possessions
  ["My car is a Fiat Panda", "own:car=fiat panda"],
  ["My timezone is CET", "own:timezone=cet"],
  ["my phone is a Pixel 9", "own:phone=pixel 9"],
  ["My project is called Throughline", "own:project=throughline"],
  ["My deadline is 12 March", "own:deadline=12 march"],
  ["My budget is $2,500", "own:budget=$2,500"],
  ["Our budget is around 300 euros", "own:budget=300 euros"],
  ["My goal is to run a marathon under four hours", "own:goal=to run a marathon under four hours"],
  ["My dentist is Dr. Lund", "own:dentist=dr. lund"],
  ["My email is ana@example.com", "own:email=ana@example.com"],
  // plans and decisions
  ["I decided to learn Rust this year", "decision:learn rust this year=yes"],
  ["We chose Postgres for the storage layer", "decision:storage layer=postgres"],
  ["We've decided not to hire a contractor", "decision:hire a contractor=no"],
  ["I'm going to Lisbon in May", "plan:lisbon=yes"],
  ["We are visiting Japan next spring", "plan:japan=yes"],
  ["I have an interview on Friday", "plan:interview=on friday"],
  // notes
  ["Remember that the launch is on 3 May", "note:the launch is on 3 may=yes"],
  ["Please remember that I'm allergic to kiwis", "allergy:kiwis=yes"],
  ["Please note that I live in Turku", "home=turku"],
  ["Keep in mind that my budget is 900 dollars", "own:budget=900 dollars"],
  ["Remember: my sister's wedding is in June", "note:my sister's wedding is in june=yes"],
  // instructions
  ["Please always answer in French", "instruction:language=french"],
  ["Answer me in German from now on", "instruction:language=german"],
  ["From now on, reply in Spanish.", "instruction:language=spanish"],
  ["never use emojis", "instruction:emoji=no"],
  ["Don't use emojis please", "instruction:emoji=no"],
  ["Keep your answers short", "instruction:length=short"],
  ["keep answers brief and to the point", "instruction:length=brief and to the point"],
  ["I prefer short answers", "instruction:length=short"],
  ["Always use metric units", "instruction:units=metric"],
  ["Always cite your sources", "instruction:cite your sources=always"],
  ["Never recommend seafood to me", "instruction:recommend seafood to me=never"],
  ["From now on be more formal", "instruction:tone=formal"],
  ["In future, don't apologise", "instruction:apologise=never"],
  // other tongues
  ["Ich heiße Jürgen und wohne in Köln", "name=jürgen", "home=köln"],
  ["Mein Name ist Katrin.", "name=katrin"],
  ["Meine Lieblingsfarbe ist Blau", "favourite:farbe=blau"],
  ["Ich mag keinen Koriander", "taste:koriander=dislikes"],
  ["Ich bin allergisch gegen Nüsse", "allergy:nüsse=yes"],
  ["Bitte antworte immer auf Deutsch", "instruction:language=german"],
  ["Je m'appelle Chloé et j'habite à Lyon", "name=chloé", "home=lyon"],
  ["J'adore le fromage", "taste:fromage=likes"],
  ["Je suis allergique aux arachides", "allergy:arachides=yes"],
  ["Réponds toujours en français", "instruction:language=french"],
  ["Me llamo Lucía y vivo en Sevilla", "name=lucía", "home=sevilla"],
  ["No me gusta el cilantro", "taste:cilantro=dislikes"],
  ["Mi color favorito es el azul", "favourite:color=azul"],
  ["Por favor responde siempre en español", "instruction:language=spanish"],
];

/** What looks like a statement and is none, by the trap it sets. */
const SILENT: Readonly<Record<string, readonly string[]>> = {
  "small talk": [
    "Hi there!",
    "Thanks, that was great.",
    "I love it!",
    "I like that one",
    "Good morning, how are you?",
    "Sounds good to me.",
    "I'm fine, thanks",
    "I hate to bother you",
    "I love you",
    "I'm sorry about that",
    "I'm good",
    "Never mind.",
    "I'm back",
    "I'm Done",
    "I love how you explained this",
    "I like your answer",
    "I like the second option better",
    "I prefer the first one",
    "I'd like to book a table for two",
    "I would love a coffee",
    "I like the idea",
    "I don't like this",
    "I enjoyed the film",
    "I have a question",
    "I have two questions about this",
    "I'm looking for a hotel in Oslo",
    "I'm a bit confused",
    "I'm a big believer in simple code",
    "call me back later",
    "Call me crazy",
    "I'm in a hurry",
    "I'm from the marketing team",
    "I live in fear",
    "I work late on Fridays",
    "I'm on it",
    "I need a flight to Paris",
    "I want to learn more",
    "Keep going",
    "Keep it short",
    "I moved to the next step",
    "I use it every day",
    "Always a pleasure!",
    "I'm 5 minutes late",
    "my phone is broken",
    "My laptop is really slow",
    "My team is great",
    "My project is almost done",
    "My name is not important",
    "My goal is the same",
    "We decided to wait and see if it helps you",
  ],
  questions: [
    "Do I live in Oslo?",
    "What is my name?",
    "I live in Oslo?",
    "Should I say my name is Ana?",
    "Do you know that I love sushi?",
    "Why do I hate Mondays",
    "Is my name Ana?",
    "What do I like?",
    "Where do you think I live and work?",
    "Am I vegetarian?",
    "I love sushi, right?",
    "My name is Ana, isn't it?",
    "Who said I live in Rome?",
    "Do you remember that I have two cats?",
    "How do I tell people I'm vegan?",
    "Can I say I speak French?",
    "Would you say I'm a good nurse?",
  ],
  "hypotheticals and conditions": [
    "If I live in Oslo, do I pay tax there?",
    "If I'm vegan, what should I eat?",
    "Imagine I live in Tokyo.",
    "Suppose I have two cats. I live in Rome.",
    "Let's say I work at Google",
    "What if my name is Bob?",
    "Pretend I'm a doctor",
    "Say I live in Texas and I'm 70",
    "Assuming I use Vim, how do I quit?",
    "Unless I live in Oslo and I own a car, it is moot",
    "Assume my budget is 500 dollars. I live in Rome.",
    "Hypothetically, I love olives",
    "If my daughter is called Mia and I have two cats, what follows?",
    "Let's imagine that I'm allergic to nuts",
    "As a user, I want to log in",
    "As an admin, I like fast pages and I need exports",
    "When I live in Oslo I will ski",
  ],
  "doubt and what was": [
    "Maybe I like sushi",
    "I think I might be vegan",
    "I wish I lived in Oslo",
    "I used to live in Oslo",
    "I used to love olives",
    "Perhaps I live in the wrong city",
    "I might move to Berlin",
    "I guess I like jazz",
    "I'm not sure I like tea",
    "I could live in Rome",
    "I would live in Rome",
    "Maybe I'm vegetarian and I live in Oslo",
    "I dreamed I lived in Paris and I have wings",
    "It's not true that I live in Oslo",
    "I never said I live in Oslo",
  ],
  "other people": [
    "My friend says he likes sushi",
    "She said I live in Oslo",
    "My sister lives in Paris",
    "My boss hates emojis",
    "He is allergic to nuts",
    "My friend Tom is a nurse",
    "My friend told me I'm lazy and I live in a bubble",
    "Anna loves opera",
    "They live in Bergen",
    "My neighbour has two cats",
    "His name is Bob",
    "Her favourite colour is red",
    "My colleague said: I love Java",
    "You live in a data centre",
    "Your name is Claude",
    "My mother thinks I'm vegan and I hate meat",
    "According to my wife, snoring is bad",
    "My friend's name is Leo",
    "Someone wrote I love this and I live in LA",
  ],
  "quotations and echoes": [
    'He wrote "I live in Oslo and I love it"',
    "The sign says “My name is Ana”",
    'Translate "my name is Ana" to French',
    "> I live in Oslo\n> My name is Ana",
    "You said I live in Oslo",
    "You mentioned that my name is Ana and I like tea",
    "«J'habite à Paris» est une phrase",
    "'I love sushi' is a sentence",
    "The T-shirt reads 'I hate Mondays'",
    "In the song he goes I love LA",
    'The answer was "I am a nurse"',
  ],
  "pasted matter": [
    "Here is the email:\nHi, my name is Bob. I live in Rome.",
    "Translate: I live in Oslo",
    "Summarise this: My name is Ana and I love sushi.",
    "Proofread:\nI am a nurse. I like my job.",
    "Translate to German: my favourite colour is red",
    "Please fix the grammar of this sentence:\n\nI has two cat. I live in Oslo",
    "Dear Bob,\nI live in Rome and I work at Fiat.\nBest, Luca",
    "Alice: I live in Oslo\nBob: I love it",
    "Can you proofread this? My name is Ana and I live in Oslo.",
    "Is this sentence correct: I live in Oslo",
    "Subject: Hello\nMy name is Bob.",
    "Rewrite this message:\nI'm vegetarian, I live in Bonn",
    "Review my cover letter below\n\nI am a nurse at Mercy. I love caring.",
    "Text: I love sushi",
    "Input: my name is Ana",
    "Classify the sentiment: I hate olives",
  ],
  "code and logs": [
    "```\nmy name is Ana\nI live in Oslo\n```",
    "`I live in Oslo`",
    'const s = "I live in Oslo";',
    'print("My name is Ana")',
    "2024-01-01 10:00:00 INFO I live in Oslo",
    "ERROR my name is Ana",
    "    at I.live (in/oslo.js:1:2)",
    "# my name is Ana",
    "$ echo I live in Oslo",
    "| I live in Oslo | yes |",
    "<p>My name is Ana</p>",
    "SELECT name FROM users;",
  ],
  "roles and fiction": [
    "You are a pirate. Always answer in rhymes.",
    "Act as a nurse. My name is Ana.",
    "Write a story: I live in Oslo and I have two cats.",
    "Write a poem in which I love olives",
    "You are a helpful assistant. Never use emojis. Answer in French.",
    "Let's role-play. I'm a doctor.",
    "My character's name is Zed. I live in Mordor.",
    "Write a song. I hate Mondays",
    "Continue the story. I am a sailor.",
    "In the movie I live in Oslo",
    "I want you to act as a chef. I love sushi.",
    "Roses are red\nViolets are blue\nI love sushi\nI love you\nI live in Oslo\nAnd my name is Lou",
  ],
  "irony and examples": [
    "I love Mondays, yeah right",
    "Yeah right, I love waiting",
    "I love spam /s",
    "I love taxes. Yeah, right.",
    "I hate money. Just kidding!",
    "For example, I live in Oslo",
    "e.g. I love sushi",
    "A user may write, for instance, my name is Ana",
    "I love getting woken at five 🙄",
  ],
  "one-off requests": [
    "Write an email in French",
    "Answer this question in French",
    "Make it shorter",
    "Answer in one word",
    "Use the table above",
    "Give me three ideas",
    "Remember when we talked?",
    "Remember to breathe",
    "Note that the function returns null",
    "Keep in mind that you must return JSON",
    "Don't include the header row",
    "Always look on the bright side of life",
    "Never gonna give you up",
    "Translate it into German",
  ],
};

const found = (said: string): string[] => statementsIn(said).map((one) => `${one.slot}=${one.value}`);

describe("what the user states about themselves is found", () => {
  test.each(STATING)("%s", (said, ...expected) => {
    expect(found(said).toSorted()).toEqual(expected.toSorted());
    for (const one of statementsIn(said)) {
      expect(said).toContain(one.quote);
      expect(one.type).toBe(one.slot.startsWith("instruction:") ? "procedural" : "semantic");
    }
  });
});

describe.each(Object.entries(SILENT))("nothing is found in %s", (_trap, texts) => {
  test.each(texts)("%j", (said) => {
    expect(found(said)).toEqual([]);
  });
});

describe("the words of a statement", () => {
  test("are the user's own, without what leads up to them", () => {
    const [one] = statementsIn("Well, actually, I live in Bergen now, thanks!");
    expect(one).toMatchObject({ text: "I live in Bergen now", type: "semantic" });
  });

  test("stand alone where the quote shares its subject with the clause before", () => {
    const [, second] = statementsIn("I live in Oslo and work at Equinor");
    expect(second).toMatchObject({ text: "I work at Equinor", quote: "work at Equinor" });
  });

  test("tell the later of two statements about one thing", () => {
    expect(found("I live in Oslo. Actually, I live in Bergen.")).toEqual(["home=bergen"]);
  });
});

describe("a long text", () => {
  const filler = "The committee met again and nothing much was decided. ".repeat(500);

  test("is read only at its ends", () => {
    expect(found(`My name is Ana. ${filler} I have two cats. ${filler} I live in Oslo.`)).toEqual([
      "name=ana",
      "home=oslo",
    ]);
  });

  test("that is a document is read only in its first and last paragraph", () => {
    const paragraph = `I live in Rome. ${filler.slice(0, 700)}`;
    const said = ["I live in Oslo.", paragraph, paragraph, paragraph, "Thoughts"].join("\n\n");
    expect(found(said)).toEqual(["home=oslo"]);
  });
});

describe("hostile input costs no more than its length", () => {
  const PIECES = [
    "a",
    " ",
    "\n",
    "I ",
    "I'm ",
    "my ",
    "I love ",
    "I really ",
    '"',
    "'",
    "“",
    "`",
    "```",
    "> ",
    "<a",
    ",",
    ", and I ",
    " and I",
    "and ",
    ". ",
    ".",
    "please ",
    "always ",
    "hi ",
    "my name is ",
    "I live in ",
    ":",
    "a: ",
    "\u0000",
    "é ",
    "ich ",
    "if ",
    "I like a, ",
    "my favourite a ",
    "a.b ",
    "- ",
    "translate ",
    "write a ",
    "said ",
  ];
  test.each(PIECES)("200 KB and 19 KB of %j take less than 50 ms", (piece) => {
    for (const size of [200_000, 19_000]) {
      const text = piece.repeat(Math.ceil(size / piece.length));
      const runs = [0, 1].map(() => {
        const start = performance.now();
        statementsIn(text);
        return performance.now() - start;
      });
      expect(Math.min(...runs)).toBeLessThan(50);
    }
  });
});

test("the extractor answers what the pure function finds", async () => {
  const scope = {} as Parameters<typeof rulesExtractor.extract>[0];
  expect(await rulesExtractor.extract(scope, "I live in Oslo")).toEqual(statementsIn("I live in Oslo"));
});
