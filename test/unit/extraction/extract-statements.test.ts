import { describe, expect, test } from "vitest";
import type { Statement } from "../../../src/ports/memory.ts";
import { extractStatements } from "../../../src/extraction/extract-statements.ts";
import { rulesExtractor } from "../../../src/adapters/rules-extractor.ts";
import { inKnownSlots } from "../../support/known-slots.ts";

/** Turns, each with every statement that is found in it, as `slot=value`. */
const STATING: readonly (readonly [said: string, ...expected: string[]])[] = [
  // what no longer holds
  ["I'm no longer pregnant.", "health:pregnant=no"],
  ["I no longer speak French.", "speaks:french=no"],
  ["I no longer live in Oslo but in Bergen.", "home=bergen"],
  ["Ich wohne nicht mehr in Berlin, sondern in Hamburg.", "home=hamburg"],
  ["Je n'habite plus à Lyon, mais à Paris.", "home=paris"],
  ["Ya no vivo en Madrid, sino en Sevilla.", "home=sevilla"],
  ["Früher wohnte ich in Berlin, jetzt wohne ich in Hamburg.", "home=hamburg"],
  ["Avant j'habitais à Lyon, maintenant j'habite à Paris.", "home=paris"],
  ["Antes vivía en Madrid, ahora vivo en Sevilla.", "home=sevilla"],
  ["Ich habe mein Auto verkauft.", "own:car=no"],
  ["J'ai vendu ma voiture.", "own:car=no"],
  ["Vendí mi coche.", "own:car=no"],
  ["Je suis redevenue célibataire.", "marital status=single"],
  ["Du darfst wieder Emojis benutzen.", "instruction:emoji=yes"],
  ["Utilise des emojis désormais.", "instruction:emoji=yes"],
  ["Usa emojis a partir de ahora.", "instruction:emoji=yes"],
  ["Please answer in short sentences from now on.", "instruction:length=in short sentences"],
  ["I'm not married any more.", "marital status=not married"],
  ["I'm single now.", "marital status=single"],
  ["Ich bin nicht mehr verheiratet.", "marital status=not married"],
  ["Je ne suis plus mariée.", "marital status=not married"],
  ["Ya no estoy casada.", "marital status=not married"],
  ["I retired last month.", "job=self-employed or not employed", "employer=none"],
  ["Ich bin in Rente.", "job=self-employed or not employed", "employer=none"],
  ["Je suis à la retraite.", "job=self-employed or not employed", "employer=none"],
  ["Estoy jubilada.", "job=self-employed or not employed", "employer=none"],
  ["I quit my job last week.", "employer=none"],
  ["Ich habe gekündigt.", "employer=none"],
  ["J'ai démissionné.", "employer=none"],
  ["Dejé mi trabajo.", "employer=none"],
  ["I was laid off by Acme.", "employer=not acme"],
  ["Ich habe bei Siemens gekündigt.", "employer=not siemens"],
  ["J'ai quitté mon travail chez Renault.", "employer=not renault"],
  ["Dejé mi trabajo en Iberia.", "employer=not iberia"],
  ["I eat meat again.", "eats:meat=yes", "diet=omnivore"],
  ["Ich esse wieder Fleisch.", "eats:fleisch=yes", "diet=omnivore"],
  ["Je mange de nouveau de la viande.", "eats:viande=yes", "diet=omnivore"],
  ["Vuelvo a comer carne.", "eats:carne=yes", "diet=omnivore"],
  ["I used to live in Oslo, now I live in Bergen.", "home=bergen"],
  ["I sold my Golf and bought a Tesla.", "own:car=not golf", "own:car=tesla"],
  ["I sold my car.", "own:car=no"],
  ["I have an iPhone 12.", "own:phone=iphone 12"],
  ["My nut allergy is gone.", "allergy:nuts=no"],
  ["I outgrew my peanut allergy.", "allergy:peanuts=no"],
  ["Ich bin nicht mehr allergisch gegen Nüsse.", "allergy:nüsse=no"],
  ["Je ne suis plus allergique aux noix.", "allergy:noix=no"],
  ["Ya no soy alérgico a las nueces.", "allergy:nueces=no"],
  ["I stopped liking coffee.", "taste:coffee=dislikes"],
  ["Ich mag Kaffee nicht mehr.", "taste:kaffee=dislikes"],
  ["My favourite colour is no longer teal.", "favourite:colour=not teal"],
  ["I started smoking again.", "habit:smoking=yes"],
  ["I no longer play the piano.", "plays:piano=no"],
  ["I live alone now.", "household=alone"],
  ["Nenn mich jetzt Max.", "name=max"],
  ["I changed my name to Max.", "name=max"],
  // how to answer
  ["From now on, answer in one sentence.", "instruction:length=in one sentence"],
  ["No, please answer in detail from now on.", "instruction:length=in detail"],
  ["Be brief.", "instruction:length=brief"],
  ["Keep it short, please.", "instruction:length=short"],
  ["Actually, keep it short from now on.", "instruction:length=short"],
  ["More detail please from now on.", "instruction:length=more detail"],
  ["Give me longer answers from now on.", "instruction:length=longer"],
  ["Stop being so verbose.", "instruction:length=short"],
  ["Don't be so brief.", "instruction:length=detailed"],
  ["Limit your answers to two sentences.", "instruction:length=two sentences"],
  ["Antworte ab jetzt ausführlich.", "instruction:length=ausführlich"],
  ["Ab jetzt antworte bitte in einem Satz.", "instruction:length=in einem satz"],
  ["Mehr Details bitte ab jetzt.", "instruction:length=mehr details"],
  ["Réponds désormais en détail.", "instruction:length=en détail"],
  ["À partir de maintenant, réponds en une phrase.", "instruction:length=en une phrase"],
  ["Plus de détails désormais, s'il te plaît.", "instruction:length=plus de détails"],
  ["A partir de ahora responde con detalle.", "instruction:length=con detalle"],
  ["De ahora en adelante responde en una frase.", "instruction:length=en una frase"],
  ["Más detalle a partir de ahora, por favor.", "instruction:length=más detalle"],
  ["You don't have to be brief any more.", "instruction:length=detailed"],
  ["You can answer in detail again.", "instruction:length=in detail"],
  ["Bitte ab jetzt ausführlicher antworten.", "instruction:length=ausführlicher"],
  ["Quiero respuestas detalladas.", "instruction:length=detalladas"],
  ["Sé más detallado.", "instruction:length=más detallado"],
  ["Bitte sei ab jetzt weniger förmlich.", "instruction:tone=weniger förmlich"],
  ["Antworte mir bitte ab sofort nur noch auf Englisch.", "instruction:language=english"],
  ["Stop answering in French.", "instruction:language=not french"],
  ["English please, from now on.", "instruction:language=english"],
  ["Speak Spanish from now on.", "instruction:language=spanish"],
  ["Ab jetzt bitte auf Englisch.", "instruction:language=english"],
  ["Be casual with me from now on.", "instruction:tone=casual"],
  ["Write in a friendly tone from now on.", "instruction:tone=friendly"],
  ["Sei förmlicher.", "instruction:tone=förmlich"],
  ["Sois plus formel.", "instruction:tone=formel"],
  ["Sé más formal.", "instruction:tone=formal"],
  ["Answer in bullet points from now on.", "instruction:bullet point=yes"],
  ["No bullet points from now on.", "instruction:bullet point=no"],
  ["You can use emojis again.", "instruction:emoji=yes"],
  // who
  ["My name is Ana.", "name=ana"],
  ["Hi! My name is Ana and I live in Oslo, can you help?", "name=ana", "home=oslo"],
  ["my name's ben", "name=ben"],
  ["Hi, I'm Sofia.", "name=sofia"],
  ["Hello, I am Tom from Leeds.", "name=tom", "origin=leeds"],
  ["Call me Max", "name=max", "instruction:name=said call me max"],
  ["You can call me Dr. Patel.", "name=dr. patel", "instruction:name=said you can call me dr patel"],
  ["Everyone calls me Bibi, by the way", "name=bibi"],
  ["In real life I'm allergic to kiwi, any recipe ideas?", "allergy:kiwi=yes"],
  ["I'm 34 years old", "age=34"],
  ["I just turned 40!", "age=40"],
  ["I'm 27 and I live in Madrid", "age=27", "home=madrid"],
  ["My birthday is on 3 May", "birthday=3 may"],
  ["I was born in 1987.", "birthday=1987"],
  ["I'm originally from Ghana", "origin=ghana"],
  ["I grew up in Porto", "origin=porto"],
  ["I'm Norwegian, which might matter here", "nationality=norwegian"],
  ["I was born on July 4, 1992", "birthday=july 4, 1992"],
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
  ["I'm retired", "job=self-employed or not employed", "employer=none"],
  ["I'm studying marine biology at Dalhousie", "studies=marine biology", "school=dalhousie"],
  ["My major is economics", "studies=economics"],
  // family and pets
  ["My daughter is called Mia", "own:daughter=mia"],
  ["my wife's name is Ingrid", "own:wife=ingrid"],
  ["My younger brother's name is Paul", "own:younger brother=paul"],
  ["I have two cats", "pet:cat=two"],
  ["I have a dog named Rex", "pet:dog:name=rex"],
  ["I have a cat named Miso and a dog called Rex.", "pet:cat:name=miso", "pet:dog:name=rex"],
  ["We have two cats, Miso and Nori.", "pet:cat=two"],
  ["I have a second cat called Nori.", "pet:cat:nori=yes"],
  ["I have another cat called Nori.", "pet:cat:nori=yes"],
  ["My cat is called Nori, not Miso.", "pet:cat:name=nori"],
  ["Our cat Miso is lovely.", "pet:cat:name=miso"],
  ["My wife Eva is a nurse.", "own:wife=eva"],
  ["My son Tom loves trains.", "own:son:tom=yes"],
  ["Ich habe eine Katze namens Miso und einen Hund namens Rex.", "pet:cat:name=miso", "pet:dog:name=rex"],
  ["Ich habe eine Katze, die Miso heißt.", "pet:cat:name=miso"],
  ["Wir haben eine zweite Katze namens Nori.", "pet:cat:nori=yes"],
  ["J'ai un chat qui s'appelle Miso et un chien nommé Rex.", "pet:cat:name=miso", "pet:dog:name=rex"],
  ["J'ai un autre chat nommé Nori.", "pet:cat:nori=yes"],
  ["Le nom de mon chat est Nori.", "pet:cat:name=nori"],
  ["Tengo un gato llamado Miso y un perro que se llama Rex.", "pet:cat:name=miso", "pet:dog:name=rex"],
  ["Tengo otro gato llamado Nori.", "pet:cat:nori=yes"],
  ["El nombre de mi gato es Nori.", "pet:cat:name=nori"],
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
  ["I have a peanut allergy", "allergy:peanuts=yes"],
  ["I'm lactose intolerant", "allergy:lactose=yes"],
  ["I'm not allergic to cats", "allergy:cats=no"],
  ["I have type 2 diabetes", "health:type 2 diabetes=yes"],
  ["I was diagnosed with ADHD last year", "health:adhd=yes"],
  ["I suffer from migraines", "health:migraines=yes"],
  ["I'm pregnant", "health:pregnant=yes"],
  // languages and tools
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
  ["I have a dentist appointment tomorrow", "plan:appointment=tomorrow"],
  ["For future reference, I park on level 3", "note:i park on level 3=yes"],
  ["I switched from Windows to Linux", "uses:linux=yes", "uses:windows=no"],
  ["I do not like spicy food", "taste:spicy food=dislikes"],
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
  ["I'd like you to respond in Italian", "instruction:language=italian"],
  ["Never call me sir", "instruction:call me sir=never"],
  ["Can you always answer in French?", "instruction:language=french"],
  ["Could you call me Max?", "name=max", "instruction:name=said could you call me max"],
  ["Can you please remember that I'm vegetarian?", "diet=vegetarian"],
  ["Please remember this: I'm allergic to shellfish.", "allergy:shellfish=yes"],
  ["About me: I live in Oslo, I love jazz", "home=oslo", "taste:jazz=likes"],
  ["Facts about me:\n- I live in Oslo\n- My dog is called Rex", "home=oslo", "pet:dog:name=rex"],
  ["I'm not a nurse", "job=not nurse"],
  ["I got a new job as a data analyst", "job=data analyst"],
  ["I'm moving from Oslo to Bergen next month", "plan:bergen=yes"],
  ["i'm from los angeles", "origin=los angeles"],
  // other languages
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

const statementsIn = (said: string): Statement[] => inKnownSlots(said).filter((one) => one.type !== "amendment");

/** Returns the facts in known slots. The sentence may be a statement beside them, in the user's own words. */
const found = (said: string): string[] =>
  statementsIn(said)
    .filter(({ slot }) => !slot.startsWith("said:"))
    .map((one) => `${one.slot}=${one.value}`);

describe("extractStatements finds all that a user states about themselves", () => {
  test.each(STATING)("%s", (said, ...expected) => {
    expect(found(said).toSorted()).toEqual(expected.toSorted());
    for (const one of statementsIn(said)) {
      expect(said).toContain(one.quote);
      expect(one.type).toBe(one.slot.startsWith("instruction:") ? "procedural" : "semantic");
    }
  });
});

describe("a statement", () => {
  test("has the user's own words, without those that lead up to it", () => {
    const [one] = statementsIn("Well, actually, I live in Bergen now, thanks!");
    expect(one).toMatchObject({ text: "I live in Bergen now", type: "semantic" });
  });

  test("stands alone if its quote shares the subject with the clause before", () => {
    const [, second] = statementsIn("I live in Oslo and work at Equinor");
    expect(second).toMatchObject({ text: "I work at Equinor", quote: "work at Equinor" });
  });

  test("comes in the order it is said in, even if two fill one slot", () => {
    expect(found("I live in Oslo. Actually, I live in Bergen.")).toEqual(["home=oslo", "home=bergen"]);
  });
});

describe("extractStatements", () => {
  const filler = "The committee met again and nothing much was decided. ".repeat(500);

  test("reads a long text only at its ends", () => {
    expect(found(`My name is Ana. ${filler} I have two cats. ${filler} I live in Oslo.`)).toEqual([
      "name=ana",
      "home=oslo",
    ]);
  });

  test("reads only the first and last paragraph of a document", () => {
    const paragraph = `I live in Rome. ${filler.slice(0, 700)}`;
    const said = ["I live in Oslo.", paragraph, paragraph, paragraph, "Thoughts"].join("\n\n");
    expect(found(said)).toEqual(["home=oslo"]);
  });
});

test("the rules extractor returns what extractStatements finds", async () => {
  const scope = {} as Parameters<typeof rulesExtractor.extract>[0];
  const turns = [{ said: "I live in Oslo", before: [], at: 0 }];
  expect(await rulesExtractor.extract(scope, turns)).toEqual([inKnownSlots("I live in Oslo")]);
});

describe("a limit is the reason for a standing instruction", () => {
  test.each([
    "Answer me in big plain words because my eyesight is bad",
    "Remember to keep answers short because I can't walk far",
    "Never suggest morning events to me because I can't drive far",
    "Always reply in short lines because my eyes are bad",
  ])("and both are learnt: %s", (said) => {
    const learnt = extractStatements(said);
    expect(learnt.filter(({ type }) => type === "procedural")).toHaveLength(1);
    expect(learnt.filter((one) => one.type === "semantic" && one.kind === "health")).toHaveLength(1);
  });

  test.each(["can't do stairs", "no flights, terrified of flying", "can't walk far since the op"])(
    "and is none by itself: %s",
    (said) => expect(extractStatements(said).map(({ type }) => type)).not.toContain("procedural"),
  );
});
