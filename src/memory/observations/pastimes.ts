import { regexOf } from "../../text/regex.ts";

/*
 * Beginnings of words for what people do again and again in their free time, in four languages. Each is long enough to begin
 * hardly anything else, and one stands for all forms of its word: "hik" for "hike", "hiked" and "hiking".
 */

const PASTIMES =
  `hik jogg jogging swim swam cycling cycled climb bouldering kayak canoe rowing sailing surf skiing skied skat snowboard fishing yoga pilates
  gym crossfit tennis badminton squash golf football soccer basketball volleyball handball rugby hockey karate judo boxing fencing archery
  danc choir piano guitar violin cello trumpet drums saxophone ukulele karaoke knit crochet sewing embroider quilt weaving pottery ceramics
  paint sketch drawing photograph garden allotment baking birdwatch beekeep chess boardgame crossword theatre theater cinema museum concert
  volunteer camping geocach woodwork
  wander gewander schwimm geschwommen radfahr kletter rudern segel angeln reiten geritten turnen fußball volleyball tanz klavier gitarre geige
  trompete schlagzeug chor strick gestrick häkel nähen töpfer malen gemalt zeichn fotografier garten schach kegeln theater kino konzert skat
  imkern bastel
  randonn natation nag vélo escalad aviron voile pêche équitation danse chorale guitare violon tricot couture broder poterie peindre peinture
  dessin jardin potager échecs pétanque théâtre cinéma musée bénévol
  senderis nadar natación bici escalad remo vela pesca montar fútbol baloncesto bail coro guitarra violín tejer ganchillo coser cerámica
  pintar dibuj jardín huerto ajedrez teatro museo concierto voluntari`
    .trim()
    .split(/\s+/)
    // The longest first, so that a word has one beginning whatever the order of the list.
    .toSorted((a, b) => b.length - a.length);

const BEGINNING = regexOf(`^(?:${[...new Set(PASTIMES)].join("|")})`, "u");

/** Returns the beginning by which all forms of a word for a pastime are one. Returns null for any other word. */
export const pastimeOf = (word: string): string | null => BEGINNING.exec(word)?.[0] ?? null;
