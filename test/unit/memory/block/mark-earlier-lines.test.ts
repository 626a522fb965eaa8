import { describe, expect, test } from "vitest";
import { markEarlierLines } from "../../../../src/memory/block/mark-earlier-lines.ts";
import { lineTokens } from "../../../../src/memory/block/line-tokens.ts";
import type { BlockLine } from "../../../../src/memory/block/render.ts";
import { DAY, line, MARK, marked } from "./marked-lines.ts";

test("markEarlierLines() lets what is quoted end nothing", () => {
  const [home, moved] = ["I live in Tartu.", "I moved to Voss, I don't live in Tartu any more."] as const;
  const marks = (isQuoted: boolean): number =>
    markEarlierLines([line(home, 0), line(moved, 1, { isQuoted })]).filter(({ by }) => by === MARK).length;
  expect(marks(false)).toBe(1);
  expect(marks(true)).toBe(0);
});

describe("markEarlierLines() marks an earlier line", () => {
  test.each([
    // Both name the thing.
    ["we print our flyers at Osgood's, do they fold", "osgood's shut, we print at the library these days"],
    ["my boiler is on gas, is 12 kWh a lot", "the gas boiler is gone, a wood stove does it"],
    ["saving up for a motorhome, 200 a month", "dropped the home idea, we rent one instead"],
    ["the ticket's 40 euros and bruno pays", "the ticket's 55 from may"],
    ["imke draws the icons, 16x16", "imke draws them 24x24 for the big screen"],
    ["a neighbour, hollis, waters the plants", "hollis is out, she moved to Leeds"],
    ["wir haben einen hund aus dem tierheim und er bellt", "der hund hat leider den geist aufgegeben"],
    ["abgeben wollen wir am 3. mai, wenn alles passt", "der abgabetermin verschiebt sich, jetzt der 17. mai"],
    ["je prends le tram 4 pour aller au labo", "je vais au labo en trottinette maintenant, le tram est trop lent"],
    ["i sing in a choir", "the choir split up"],
    ["i keep six hens", "one of my hens died"],
    ["abends trinke ich gern einen kirschsaft", "ich trinke keinen kirschsaft mehr"],
    ["i play the oboe in a wind band", "i dont play anymore since the op"],
    ["j'habite à Brest", "on a emménagé à Quimper le week-end dernier"],
    // It says so with another verb.
    ["the vet put olive on 20 drops of cbd", "upped olive's drops to 30"],
    ["choir practice is on wednesdays", "choir practice has been shifted to fridays"],
    ["my plasterer is fat tony", "fat tony got fired, his cousin finishes the job"],
    ["training for the channel swim on 2 august", "the channel swim is off, my shoulder went"],
    ["our notary is called Bramble", "Bramble left so a new one signs"],
    ["we insure the boat with Halcyon", "we took our policy from Halcyon to Beacon"],
    ["i take oboe lessons with Mr Prys", "Mr Prys is on sick leave, a student stands in"],
    ["my aunt's a cook at the ferry school", "aunt's not at the ferry school any more she caters for weddings"],
    ["a ticket for the cable car costs 12 francs each way", "the cable car is 15 francs now"],
    ["meine vermieterin heißt Pflaum", "die Pflaum ist in pension, ihr neffe vermietet jetzt"],
    ["wir fahren im mai nach bornholm", "bornholm haben wir abgeblasen"],
    ["der chor probt am montag", "der chor fiel aus, neuer termin ist der donnerstag"],
    ["j'ai une vieille mobylette bleue", "on m'a volé la mobylette"],
    ["notre notaire c'est maître Ronce", "maître Ronce a pris sa retraite"],
    ["mi perra canela duerme en el balcón", "canela se murió en agosto"],
    ["el torneo es el 4 de julio", "pasaron el torneo al 18 de julio"],
    // The later one leaves it out.
    ["my dentist is Dr Okafor, how early should i book", "changed practices, im with Dr Lindqvist now"],
    ["unser anschluss hat 50 mbit, reicht das", "haben auf 250 aufgestockt"],
    ["unser kätzchen ist drei monate, was frisst es", "die kleine ist schon ein jahr alt"],
    ["my canoe has a 14 foot hull, what paddle fits", "sold it and got a 16, easier to carry"],
    ["uso linux en la oficina, cómo imprimo", "me cambiaron a un portátil con windows"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([older]));
});

describe("markEarlierLines() leaves alone", () => {
  test.each([
    ["i take fencing lessons at the armoury", "i have been fencing for about five months now"],
    ["we've lived in Trieste for years", "i have been learning knots in Trieste for a while now"],
    ["i bought three prints at the harbour art fair", "i now have a shelf for art history and theory"],
    ["my flat has a balcony to the south", "what time is left for the balcony?"],
    ["i dance with Imke on fridays", "Imke quit the chess club"],
    ["my sister lives in Turin", "my sister teaches chemistry now and then"],
    ["im allergic to latex, any gloves for the party", "the party moved to the 7th of march"],
    ["going climbing with imke at five", "imke quit the choir"],
    ["I keep bees behind the shed", "the bank changed its opening hours"],
    ["I ran 5 km on sunday", "I ran 8 km on wednesday"],
    ["can you recommend a violin teacher?", "I sold my violin"],
    ["the flat has two rooms", "what time is it now?"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));

  test.each([
    ["abends trinke ich gern einen kirschsaft", "ich trinke keinen espresso mehr"],
    ["i eat a lot of rye bread", "i dont eat rice anymore"],
    ["i play the oboe in a wind band", "i no longer play darts"],
    ["je bois du cidre le soir", "je ne bois plus de café"],
    ["wir fahren oft an die mosel", "wir fahren nicht mehr in den harz"],
    ["como mucho queso", "ya no como pan"],
  ])("what is done, if another thing is done no more: %s – %s", (older, newer) =>
    expect(marked(older, newer)).toEqual([]),
  );

  test.each([
    ["my son goes to Hillside primary", "his cousin started at Brook secondary"],
    ["mein sohn ist in der 2. klasse", "seine schwester ist jetzt in der 3. klasse"],
    ["mon fils joue au badminton", "son cousin a arrêté le badminton"],
    ["mi hija hace esgrima", "su prima dejó la esgrima"],
    ["my brother works nights at the mill", "they put me on days"],
    ["tomo losartán por la tensión", "a mi padre le cambiaron el losartán por enalapril"],
  ])("what is of somebody whom the other knows: %s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));

  test.each([
    ["i sing in a choir", "a choir in town split up"],
    ["ich singe im chor", "ein chor im nachbarort hat sich aufgelöst"],
    ["je chante dans une chorale", "une chorale du quartier a fermé"],
    ["canto en un coro", "un coro del barrio cerró"],
  ])("what is another of its kind: %s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));

  test.each([["i live in a flat in Hove", "my team moved into a new office"]])(
    "where the user lives, if a group moves: %s – %s",
    (older, newer) => expect(marked(older, newer)).toEqual([]),
  );

  test("all lines if a change may mean several", () =>
    expect(marked("my kayak has a 12 foot hull", "my ladder has 9 rungs", "sold it and got a 14")).toEqual([]));

  test("what was said later, or in the same turn", () => {
    const older = line("the choir rehearses on mondays", 1);
    const newer = line("the choir rehearses on thursdays now", 2);
    expect(markEarlierLines([newer, older]).map(({ by }) => by)).toEqual(["user", MARK]);
    expect(markEarlierLines([older, { ...newer, turn: "t1" }]).map(({ by }) => by)).toEqual(["user", "user"]);
  });

  test("the words of the assistant", () => {
    const answer = line("The choir rehearses on mondays.", 1, { by: "assistant" });
    const [told] = markEarlierLines([answer, line("the choir rehearses on thursdays now", 2)]);
    expect(told).toBe(answer);
  });

  test("what the user said, by an answer that repeats what was before", () =>
    expect(
      marked("just moved into my new flat in Voss", "where do i live? assistant: Your lines say: I live in Tartu"),
    ).toEqual([]));

  test("how to answer, unless it was said anew how to answer", () => {
    const order = { by: "how to answer", pinned: true };
    const older = line("always give me the whole recipe", 1, order);
    const [kept] = markEarlierLines([older, line("no more recipe books for my shelf", 2)]);
    expect(kept).toBe(older);
    const [ended] = markEarlierLines([older, line("no more whole recipes, only what changes", 2, order)]);
    expect(ended?.by).toBe("how to answer (said earlier, perhaps no longer so)");
  });

  test("how to answer, unless an order changes it from now on", () => {
    const older = line("totals in dollars, please", 1, { by: "how to answer", pinned: true });
    const [kept] = markEarlierLines([older, line("the shop takes euros now", 2)]);
    expect(kept).toBe(older);
    const [ended] = markEarlierLines([older, line("actually make it euros from now on", 2)]);
    expect(ended?.by).toBe("how to answer (said earlier, perhaps no longer so)");
  });
});

describe("markEarlierLines() marks what an event ends that does not name it", () => {
  test.each([
    // Somebody got another one.
    ["i drive a yaris", "picked up the skoda yesterday", "picked up the skoda for my boss yesterday"],
    ["ich fahre einen polo", "gestern den neuen kia abgeholt", "gestern den kia vom chef abgeholt"],
    ["je roule en twingo", "on a récupéré la dacia hier", "on a récupéré la dacia de mon père"],
    ["conduzco un ibiza", "ayer recogí el dacia", "ayer recogí el dacia de mi hermano"],
    ["i drive a yaris", "leased a kia in may", "got a kia in front of me doing 40"],
    // Somebody was hired, or put on other shifts.
    ["i work in a florist", "started at the dairy on monday", "started at the bottom of the list"],
    ["ich arbeite in einem hotel", "hab am montag beim bäcker angefangen", "hab am montag mit yoga angefangen"],
    ["je travaille dans un hôtel", "j'ai été embauchée dans une librairie", "ils ont embauché deux saisonniers"],
    ["trabajo en un bar", "me contrataron en una librería", "contrataron a mi prima en una librería"],
    ["je bosse de nuit", "on m'a mise de jour", "on m'a mise en garde"],
    ["trabajo de noche", "me pusieron de mañanas", "me pusieron de mal humor"],
    ["ich arbeite nachts", "die haben mich auf tagschicht gesetzt", "die haben mir den dienstplan gezeigt"],
    // Somebody is somewhere since.
    ["ich wohne in jena", "seit zwei wochen in gera", "seit zwei wochen in elternzeit"],
    ["j'habite à lens", "depuis un mois on est à douai", "depuis un mois je suis à bout"],
    ["vivo en jaén", "desde hace un mes estoy en úbeda", "desde hace un mes estoy en rehabilitación"],
    ["i live in truro", "got the keys to our new place", "got the keys to the community hall"],
    // A child goes to another school.
    ["meine tochter ist in der kita", "sie hatte gestern einschulung", "ihre cousine hatte gestern einschulung"],
    ["mi hija va a la guardería", "mi hija empezó primaria en septiembre", "su prima empezó primaria en septiembre"],
    // A thing is gone, or given up.
    ["j'ai une clio", "la clio est vendue", "la clio est lavée"],
    ["tenemos veinte ovejas", "vendimos las ovejas en otoño", "vendimos el tractor en otoño"],
    ["ich trinke kaffee", "hab mir kaffee abgewöhnt", "hab mir das nägelkauen abgewöhnt"],
  ])("%s – %s, not %s", (older, newer, other) => {
    expect(marked(older, newer)).toEqual([older]);
    expect(marked(older, other)).toEqual([]);
  });
});

describe("markEarlierLines() marks what is done otherwise since", () => {
  test.each([
    [
      "ich fahre mit dem bus zur arbeit",
      "fahre seit mai mit dem rad zur arbeit",
      "fahre seit mai mit dem rad zum sport",
    ],
    ["i go to work by bus", "since may i go to work by bike", "since may i go to the market by bike"],
    ["je vais au travail en bus", "depuis mai j'y vais à vélo", "depuis mai mon fils y va à vélo"],
    ["voy al trabajo en bus", "desde mayo voy en bici", "desde mayo voy al parque en bici"],
    ["i bake with dried yeast", "i bake with sourdough now", "my neighbour bakes with sourdough now"],
    ["i swim at the lido with ann", "i swim at the canal now", "since may i swim with bob at the canal too"],
    ["ich spiele handball beim vfl", "spiele seit mai beim tsv", "spiele seit mai schach beim tsv"],
  ])("%s – %s, not %s", (older, newer, other) => {
    expect(marked(older, newer)).toEqual([older]);
    expect(marked(older, other)).toEqual([]);
  });
});

test("a marked line counts its mark", () => {
  const [told, later] = markEarlierLines([
    line("the choir rehearses on mondays", 1),
    line("the choir rehearses on thursdays now", 2),
  ]);
  expect(told?.tokens).toBe(lineTokens(told as BlockLine));
  expect(told?.tokens).toBeGreaterThan(line("the choir rehearses on mondays", 1).tokens);
  expect(later?.by).toBe("user");
});

/** Returns the texts of the lines that are marked. */
const marks = (lines: readonly BlockLine[]): string[] =>
  markEarlierLines(lines)
    .filter(({ by }) => by === MARK)
    .map(({ text }) => text)
    .toSorted();

test("the order in which lines are given changes no mark", () => {
  const said = [
    "my dentist is Dr Okafor, how early should i book",
    "the choir rehearses on mondays",
    "changed practices, im with Dr Lindqvist now",
    "the choir rehearses on thursdays now",
    "saving up for a motorhome, 200 a month",
    "dropped the home idea, we rent one instead",
  ].map((text, day) => line(text, day));
  const expected = marks(said);
  expect(expected).toHaveLength(3);
  for (let turn = 1; turn < 40; turn++) {
    const shuffled = said.toSorted(
      (a, b) => (((a.at / DAY) * 7 + turn * 5) % 11) - (((b.at / DAY) * 7 + turn * 5) % 11),
    );
    expect(marks(shuffled)).toEqual(expected);
  }
});

describe("markEarlierLines() marks nothing for what passes, is of another, or stands beside", () => {
  test.each([
    // Things on loan, to play with, almost got, or of somebody else.
    ["i drive a skoda", "bought a lego bmw for christmas"],
    ["i drive a skoda", "got a bmw last week for the film shoot"],
    ["i have a skoda", "my boss leased a tesla"],
    ["ich fahre einen skoda", "wir haben fast den bmw gekauft"],
    // Medicine and lists are no work.
    ["i work nights", "they put me on antibiotics"],
    ["i work nights", "they put me on hold for days"],
    // Days make a stay, and a state is no place.
    ["wohne in gera", "seit gestern in trauer"],
    ["wohne in gera", "seit einer stunde in leipzig, der zug steht"],
    ["j'habite à lille", "depuis deux jours à nice, on rentre dimanche"],
    ["vivo en cádiz", "desde hace dos días en madrid, volvemos el domingo"],
    ["j'habite à lille", "depuis un mois à découvert"],
    // One does it with one and with another.
    ["I play tennis on Tuesdays with Ann", "I play tennis on Sundays with my dad"],
    ["ich spiele dienstags tennis mit anna", "ich spiele sonntags tennis mit meinem vater"],
    ["je joue au tennis le mardi avec anne", "je joue au tennis le dimanche avec mon père"],
  ])("%s – %s", (older, newer) => {
    expect(marked(older, newer)).toEqual([]);
  });
});

describe("markEarlierLines() keeps a limit of somebody's health", () => {
  test.each([
    ["I take metformin with breakfast", "since last week I take lisinopril with dinner"],
    ["I can't eat gluten since I was ten", "I now eat with my mum on Sundays"],
    ["ich bin allergisch gegen erdnüsse", "ich bin jetzt gegen katzen allergisch, sagt der arzt"],
    ["my daughter is allergic to eggs", "my daughter is now allergic to dust as well"],
    ["I swim with a bad shoulder, so no butterfly", "I swim with the masters club now"],
    ["I wear a hearing aid", "I wear contact lenses now"],
    ["I have tinnitus so I sleep with a fan", "I sleep with the window open now"],
    ["I'm diabetic type 1", "I'm with the diabetic club at the library now"],
    ["soy diabético y me pincho con insulina", "ahora me pincho con una bomba"],
    ["j'ai de l'asthme et je cours avec mon inhalateur", "je cours maintenant au stade avec le club"],
  ])("%s – %s", (older, newer) => {
    expect(marked(older, newer)).toEqual([]);
  });

  test.each([
    ["I'm allergic to nickel, so no cheap earrings", "my nickel allergy is gone now"],
    ["I take metformin with breakfast", "I stopped the metformin in May"],
    ["ich bin allergisch gegen erdnüsse", "ich bin nicht mehr allergisch gegen erdnüsse"],
    ["my knee is bad so I can't run", "my knee is fine now"],
  ])("until somebody speaks of it: %s – %s", (older, newer) => {
    expect(marked(older, newer)).toEqual([older]);
  });
});
