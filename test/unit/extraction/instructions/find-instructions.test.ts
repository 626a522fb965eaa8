import { describe, expect, test } from "vitest";
import { extractStatements } from "../../../../src/extraction/extract-statements.ts";

/** Turns with the words that stand for good, by language. */
const STANDING: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  english: {
    "which drill is any good? oh and stick to two sentences, i read on the bus": "two sentences",
    "weights in kilos, i grew up in lisbon": "weights in kilos",
    "how do magnets work? no emojis though, my phone shows boxes": "no emojis",
    "whenever you give me a command tell me what it does first": "tell me what it does",
    "dont begin every reply with of course, its annoying": "dont begin every reply",
    "if youre not sure tell me so, dont make things up": "not sure",
    "you can curse with me, i work on a ship": "curse",
    "talk to me like a friend, not like a client": "like a friend",
    "i want my yaml in lower case please, always": "lower case",
    "whenever you name a tool say what it costs": "say what it costs",
    "pls no hashtags in ur replies, they look silly on my phone": "no hashtags",
    "pls always give me the whole script, my hands hurt": "the whole script",
    "pls never more than 4 steps at once or i lose track": "never more than 4 steps",
    "im on a ward tablet so keep lines short": "keep lines short",
    "i'm on satellite internet so no pictures": "no pictures",
  },
  german: {
    "welche säge taugt was? und fass dich kurz, ich steh in der werkstatt": "fass dich kurz",
    "preise immer in euro bitte, ich wohn in wien": "preise immer in euro",
    "keine emojis bitte, das wirkt albern": "keine emojis",
    "wenn du was nicht weißt dann sag das, nicht raten": "nicht raten",
    "erklär mir alles wie einem anfänger, ich bin neu hier": "wie einem anfänger",
    "hab grauen star, deshalb bitte kurze sätze": "kurze sätze",
    "ich hör dich nur vor, also bitte kurz": "kurz",
    "hab schlechtes internet, deswegen keine bilder": "keine bilder",
  },
  french: {
    "quelle scie choisir ? et fais court, je lis dans le train": "fais court",
    "les températures en celsius, je suis de Liège": "en celsius",
    "pas de tableaux s'il te plaît, mon lecteur d'écran bloque": "pas de tableaux",
    "si tu ne sais pas, dis-le, n'invente rien": "n'invente rien",
    "j'ai un vieux téléphone donc fais court": "fais court",
  },
  spanish: {
    "¿qué sierra compro? ah y sé breve, que leo en el metro": "sé breve",
    "los precios siempre en euros, que vivo en vigo": "siempre en euros",
    "sin emojis porfa, que me distraen": "sin emojis",
    "cuando me corrijas una frase dime por qué": "dime por qué",
  },
};

/** Orders of the moment, statements and quotations, which ask for nothing later. */
const PASSING = [
  "answer in one paragraph: why did carthage fall?",
  "write this letter in italian",
  "make it shorter",
  "no onions please",
  "translate it to german",
  "give me 4 ideas for a garden party",
  "put the last column in percent",
  "i always answer my mail in the evening",
  "my boss never gives a straight answer",
  'my sister wrote "never use emojis with me"',
  "act as a tutor. always answer with a question",
  "mach den dritten absatz kürzer",
  "einen kaffee ohne zucker bitte",
  "mein arzt redet immer fachchinesisch",
  "fais plus court",
  "sans glaçons s'il vous plaît",
  "mon chef tutoie tout le monde",
  "hazlo más corto",
  "un café sin azúcar por favor",
  "mi jefe tutea a todo el mundo",
  "i have a fever so keep the soup recipe short",
  "we're skint so no expensive ideas for the wedding",
  "i have a cat so no lilies in the house",
  "i'm on a diet, so only short walks",
  "ich hab gicht, also nur kurze spaziergänge",
  "mein rad ist hin also kein ausflug",
  "je pars demain donc fais une liste de ce qu'il faut",
  "tengo invitados así que dame una receta fácil",
  "i'm on windows, not linux",
];

const instructionsIn = (said: string) => extractStatements(said).filter(({ type }) => type === "procedural");
const slotsIn = (said: string) => instructionsIn(said).map((found) => "slot" in found && found.slot);

describe.each(Object.entries(STANDING))("standing instructions in %s", (_, turns) => {
  test.each(Object.entries(turns))("are found in %j", (said, words) => {
    const found = instructionsIn(said);
    expect(found.map(({ quote }) => quote).join("\n")).toContain(words);
    for (const { quote } of found) expect(said).toContain(quote);
  });
});

test.each([
  ["tables are unreadable on my phone so leave them out", "tables are unreadable on my phone so leave them out"],
  ["emojis stören meinen screenreader, lass sie weg", "emojis stören meinen screenreader, lass sie weg"],
])("holds what a pronoun stands for: %j", (said, whole) => {
  expect(instructionsIn(said).map(({ quote }) => quote)).toEqual([whole]);
});

test.each([
  "when you mention a price put it in kroner",
  "kannst du die ganzen höflichkeiten weglassen? wie lange kocht ein ei",
  "wenn ich nach rezepten frage, immer für vier personen",
  "pas de conseils moraux avec moi",
  "cuando me des medidas, en centímetros",
  "my eyes tire fast, so big gaps between paragraphs",
])("finds a standing instruction in %j", (said) => {
  expect(instructionsIn(said)).not.toEqual([]);
});

test.each([
  "long drives make me sick",
  "las películas largas me aburren",
  "les longs trajets me rendent malade",
  "nobody calls me Robert except my gran",
  "moi c'est Odile",
  "i only speak French with my mum",
])("takes no statement for an instruction: %j", (said) => {
  expect(instructionsIn(said)).toEqual([]);
});

test.each(["Wenn ich Unsinn rede, sag es mir geradeheraus", "Si tu ne sais pas, dis-le"])(
  "holds what to do behind a condition: %j",
  (said) => {
    expect(instructionsIn(said).map(({ quote }) => quote)).toEqual([said]);
  },
);

test.each(PASSING)("finds no standing instruction in %j", (said) => {
  expect(instructionsIn(said)).toEqual([]);
});

/** Pairs of instructions of which the later one holds alone. */
const COMPETING = [
  ["prices in dollars please, i live in texas", "prices in euros from now on, i moved"],
  ["pls keep your answers short", "longer answers from now on please"],
  ["temperatures in celsius, im from oslo", "temperatures in fahrenheit from now on please"],
  ["on se vouvoie s'il vous plaît", "tutoie-moi, je préfère"],
  ["siezen sie mich bitte", "sag ruhig du zu mir"],
] as const;

test.each(COMPETING)("%j and %j have one slot", (earlier, later) => {
  expect(slotsIn(earlier)).not.toEqual([]);
  expect(slotsIn(later)).toEqual(slotsIn(earlier));
});
