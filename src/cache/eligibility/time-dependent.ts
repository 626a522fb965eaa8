import { KeyedPatterns } from "../../text/keyed-patterns.ts";
import { anyOf, plainText } from "../../text/phrase-pattern.ts";
import { regex, regexOf } from "../../text/regex.ts";

const ENGLISH_TIMES = anyOf(`
  latest | newest | today* | today's | tonight* | tonight's | now | nowadays | currently | tomorrow | tomorrow's | yesterday | yesterday's
  | right now | at the moment | at present | presently | these days | lately | recent | recently | upcoming | ongoing | trending
  | this week | this month | this year | this year's | this season | this weekend | this morning | this afternoon | this evening | this quarter | this century
  | last week | last month | last year | last year's | last night | last season | last weekend | past week | past month | past year | past few*
  | next week | next month | next year | next year's | next season | next weekend | next election | next game | next match | next episode
  | next full moon | next flight | next train | next bus | next eclipse | next meeting | next release | next version | next update | coming week | coming month | coming year
  | as of | until now | up to now | up to date | up-to-date | just now | live score* | live stream*
  | headlines | forecast | raining | snowing | outage | stock price | stock prices | share price | share prices
  | prices of | exchange rate | exchange rates | market cap | net worth | trading at | trades at | release date
  | what year is it | what month is it | what's the time | the time in | current time
  | status of order | status of package | status of shipment | status of parcel | phase of the moon | phase is the moon | stable version | at war | top of the | bottom of the | queue at | line at | the last earthquake | track package | where is package | where is parcel | where is order
  | minimum wage | market share
  | top songs | top 10 songs | charts | bestseller* | box office | in theaters | in theatres | in cinemas |  which version | what version | going to rain
  | is first in | leads the | top scorer | economy doing | available on netflix | on netflix | leaderboard | world record | this time of year
  | days until | days till | days left | how long until | how long till | weeks until | months until | how soon | how many days to | days to
  | how old is | how old are | the score | final score | standings | on sale | in stock | open now | available now | being held
`);

/** Words for a moment in the asker's own story as often as in the world's: "I joined three months ago". */
const STORY_TIMES = anyOf(`
  ago | still | yet | anymore | any more | any longer | already | so far | recently | recent | lately | currently | last night | last week | last month | last year | this week | this month | this year | next week | next month | next year | yesterday
`);

/** Words that mean the present in one use and something lasting in another: "the current CEO", "electric current". */
const ENGLISH_PRESENT = new KeyedPatterns([
  [
    "current",
    String.raw`(?<!\b(?:electric(?:al)?|alternating|direct|eddy|ac|dc|ocean|leakage|circuit|what is|what's|is|my|your|an?) )\bcurrent (?!accounts?\b|through\b|flow|density|source|affairs\b|in (?:a|the)\b|is\b|and\b|of\b)\p{L}`,
  ],
  ["next", String.raw`\b(?:when|who|where|which|how (?:long|soon|many)|what (?:day|date|time))\b.*\bnext\b(?! to\b)`],
  [
    "news",
    String.raw`(?<!fake )\bnews(?! (?:channels?|apps?|sources?|anchors?|papers?|websites?|sites?|feeds?|agenc(?:y|ies)|reporters?|readers?|articles?|letters?|media|illegal))\b(?=.*(?:\b(?:about|on|from|of|in|today)\b)|[ ?.!]*$)`,
  ],
  ["traffic", String.raw`\bhow(?:'s| is) (?:the )?traffic\b|\btraffic (?:on|in|near|jams? (?:on|in)) `],
  ["market", String.raw`\bhow(?:'s| is) the (?:stock )?market\b|\bstock markets? (?:doing|open|close|up|down|crash)`],
  ["dating|married|engaged", String.raw`^(?:is|who|who's) .*\b(?:dating|married to|engaged to)\b`],
  ["alive", String.raw`^(?:is|are) .*\balive\b`],
  [" out", String.raw`^(?:when|what|which|has|have|did|is|are)\b.*\b(?:com(?:e|es|ing)|came) out\b(?! (?:of|as|to)\b)`],
  [
    "weather",
    String.raw`\bweather\b(?!.*\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|typical|usual|average|station|balloon)\b)(?<!\b(?:typical|usual|average) weather)`,
  ],
  ["price of", String.raw`(?<!(?:within|under|for|at|range|in) (?:the |a )?)\bprice of (?!\d)`],
  [
    "rate|inflation|unemployment",
    String.raw`^(?:what(?:'s| is| are)|which|how (?:high|low|much)|tell me|give me)\b(?!.*\b(?:difference|relation\w*|mean\w*|definition|causes?)\b).*\b(?:(?:interest|mortgage) rates?|(?:inflation|unemployment)(?: rate)? (?:in|of))\b`,
  ],
  [
    "follower|subscribers|users|views|downloads|employees|customers",
    String.raw`\b(?:how many|who has|which .* has|number of) (?:[\w'-]+ ){0,3}(?:followers?|subscribers|users|views|downloads|employees|customers)\b(?!.*\b(?:can|may|allowed|maximum|included|per)\b)`,
  ],
  [
    "what time|what day|what date|what year|what month|what weekday",
    String.raw`\bwhat (?:time|day|date|year|month|weekday)(?: of \w+)? (?:it is|it will be|will it be|is today)\b|\bwhat (?:time|day|date)(?: of \w+)? is it(?! (?:best|ok|okay|good|safe|too)\b)|\bwhat time (?:is|are|does|do|will) (?:the |a )?(?:[\w'-]+ ){0,2}(?:game|match|show|train|bus|flight|movie|film|concert|sunset|sunrise)\b`,
  ],
  [
    "the time|the date|time is it",
    String.raw`\bwhat is the time(?= in\b| now\b|[ ?.!]*$)|\b(?:what(?:'s| is)|tell me) the date\b(?! of\b)|\btime is it(?= in\b| now\b|[ ?.!]*$)`,
  ],
  [
    "movie|film|show|concert|play|musical",
    String.raw`\b(?:movies?|films?|shows?|concerts?|plays?|musicals?) (?:is |are )?(?:(?:currently|now) )?(?:playing|showing|running|on)(?: (?:at|in|around|near|close|this|right|downtown|nearby|here|locally)\b|[ ?.!]*$)`,
  ],
  ["new", String.raw`^what(?:'s| is) new\b(?!.*\d)`],
  ["happening", String.raw`^what(?:'s| is) happening\b(?! (?:when|if)\b)`],
  ["sunset|sunrise", String.raw`\b(?:when|what time)(?:'s| is| are) .*\b(?:sunset|sunrise)\b`],
]);

/** A weekday with a preposition is a date. "Why is Sunday a day of rest" names none. */
const WEEKDAY =
  /\b(?:on|next|this|last|by|until|till|before|after|since|coming) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i;

/** A year makes an office or a date unambiguous. */
const YEAR = /\b(?:1\d|20)\d\d\b/;

/** Offices change hands, and titles are won again. */
const OFFICES_AND_TITLES = anyOf(`
  president | vice president | prime minister | chancellor | ceo | cto | cfo | chairman | chairwoman | king | queen | pope | mayor | governor | minister | secretary
  | secretary general | speaker | head of state | monarch | leader | champion | champions | record holder | richest | wealthiest | most followed | most valuable
  | who won | winner | who is winning | who leads | who owns | who runs | who heads
  | bundeskanzler* | kanzler* | präsident* | bundespräsident* | ministerpräsident* | bürgermeister* | papst | könig* | weltmeister*
  | président* | premier ministre | maire | pape | roi | reine | presidente* | presidenta | primer ministro | alcalde* | papa | rey | reina
  | primo ministro | sindaco | primeiro ministro | prefeito | rei | rainha | premier | minister-president | burgemeester | koning*
  | президент* | премьер* | король | мэр
`);
const ASKS_WHO = anyOf(`
  who | who's | whos | name | wer | wie heißt | qui | quién | quien | chi | quem | wie is | wie | кто
`);
const UNSPACED_OFFICES =
  /(?:首相|総理|大統領|天皇|市長|总统|總統|主席|总理|總理|대통령|총리).*(?:誰|谁|누구)|(?:誰|谁|누구).*(?:首相|総理|大統領|总统|總統|主席|总理|總理|대통령|총리)/u;

/** Questions about what is due: "When is Easter?", "When will the strike end?", "When does the sale start?". */
const ENGLISH_WHEN_DUE =
  /^when(?:'s| is| are| will)\b(?! it (?:too|ok|okay|safe|appropriate|necessary|best|right|better)\b)(?!.* (?:used|needed|required|recommended|considered|charged|applied|called|formed)[ ?.!]*$)|^when (?:does|do)\b.*\b(?:start|begin|end|open|close|launch|air|arrive|leave|expire)\b/i;

/** Questions about what is due in other languages: "Wann ist Ostern?" */
const OTHER_WHEN_DUE = regex.iu`^¿?(?:wann (?:ist|sind|beginnt|kommt|fährt|öffnet|schließt|startet|endet|wird|spielt|geht|läuft)|quand (?:est|sont|commence|arrive|part|ouvre|ferme|finit|aura|passe|sort)|cuándo (?:es|son|empieza|comienza|llega|sale|abre|cierra|termina|será|juega|estrena))(?![\p{L}])`;

const nouns = (...lists: readonly string[]): RegExp =>
  regexOf(`(?<!next )(?<!\\p{L})(?:${lists.join("|")})(?!\\p{L})`, "iu");

/** Nouns of what begins, ends and opens by a standing plan: "When does the winter semester start?" */
const SCHEDULED = nouns(
  "school(?: year)?|semesters?|terms?|trimesters?|quarters?|courses?|class(?:es)?|lessons?|lectures?|registration|enrol?lment|admissions?|library|office|branch|bank|gym|pool|museum|counter|check-in",
  "\\p{L}*semester|schule|schuljahr|trimester|kurse?|unterricht|vorlesung(?:en)?|bibliothek|\\p{L}*anmeldung|einschreibung",
  "rentrée|semestre|trimestre|cours|école|bibliothèque|inscriptions?",
  "curso|clases?|colegio|escuela|biblioteca|inscripción|matrícula|semestre",
);

/** Nouns of what has a tariff that nobody bargains about: "How much does the family plan cost?" */
const TARIFFED = nouns(
  "memberships?|subscriptions?|plans?|tuition|courses?|classes|licen[cs]es?|permits?|visas?|passports?|delivery|shipping|postage|returns?|seats?|luggage|baggage|bags?|insurance|transfers?|registration|repairs?|installation|appointments?|consultations?|certificates?|exams?|tests?|services?|upgrades?|roaming|accounts?|cards?|fees?|fines?|trials?|warranty",
  "\\p{L}*(?:abo|abonnement|tarif|kurs|mitgliedschaft|ausweis|reisepass|visum|lieferung|versand|rücksendung|umtausch|sitzplatz|gepäck|versicherung|überweisung|reparatur|prüfung|gebühr|karte|konto|führerschein)",
  "abonnement|forfait|adhésion|cours|permis|passeport|visa|livraison|expédition|retour|siège|bagages?|assurance|virement|réparation|examen|carte|compte|frais",
  "suscripción|plan|tarifa|membresía|curso|clases?|licencia|permiso|pasaporte|visado|envío|entrega|devolución|asiento|equipaje|seguro|transferencia|reparación|examen|tarjeta|cuenta|itinerancia|matrícula",
);

/** Goods and people whose worth changes by the minute. */
const PRICED =
  /\bhow much (?:is|are|does)\b.*\b(?:bitcoins?|btc|ethereum|eth|gold|silver|oil|gas|petrol|shares?|stocks?)\b|\bworth[ ?.!]*$|\bhow much (?:do|does)\b.*\bcost/i;

/** Currencies. Two of them make an exchange rate: "100 USD in EUR", "how many euros is a dollar". */
const CURRENCIES =
  /\b(?:usd|eur|gbp|jpy|inr|chf|cad|aud|cny|btc|eth|dollars?|euros?|pounds?|yen|rupees?|francs?|yuan|pesos?|bitcoins?)\b|[$€£¥₹]/giu;

const SERVICE_STATE =
  /^(?:is|are|why is|why are|has|did) (?!there\b|it\b|i\b|you\b|my\b)(?:[\w'.&-]+ ){1,5}?(?:down|up|working|offline|online|broken|open|closed|over|out|back|dead|coming)(?: (?:again|yet|now|or not|for (?:everyone|anyone|others|you)|at the moment))?[ ?.!]*$/i;

/** An opening by which a question asks how things stand in the world, so that "still" and "yet" mean the present. */
const STATE_OF_THE_WORLD =
  /^(?:so )?(?:is|are|does|do|has|have|did|can|what(?:'s| is| are| has| have| did| happened| was| changed)?|which|who|who's|how (?:many|much|is|are))\b(?! (?:i|you|we)\b)/i;
const ABOUT_PEOPLE_TALKING = /\b(?:i|i'm|i've|my|me|you|your|we|our|one)\b/i;

/** A sentence of the asker's own story, which orders nothing: it dates the asker and not the world. */
const OWN_STORY =
  /^(?:and |but |so |now |then |recently |currently |today |yesterday |lately |since |after |when )*(?:i|i'm|i've|i'd|my|we|we've|our|he|she|they)\b(?! (?:want|need|gotta|wanna|must|have to|would like|like|wish|am looking|was wondering|am wondering)\b)[^?]*$/i;

const OTHER_LANGUAGES = anyOf(`
  wie viele follower | wie viele abonnenten | was gibt es neues | was gibt's neues | die inflation | inflationsrate | arbeitslos* | dax | wechselkurs* | kurs von | mindestlohn | wer führt | spielstand | läuft im kino | verheiratet mit
  | abonnés | quel temps fait* | quel temps fera | temps qu'il fait | taux de change | taux d'intérêt | taux d'inflation | chômage | smic | score du match | marié à | mariée à
  | seguidores | suscriptores | qué tiempo hace | qué tiempo hará | tipo de cambio | tasa de cambio | tipo de interés | inflación | desempleo | salario mínimo | casado con | casada con | está de moda
  |   heute | heutig* | jetzt | aktuell* | gestern | gestrig* | morgen | übermorgen | derzeit* | gerade | zurzeit | momentan* | gegenwärtig* | neueste* | neuste* | wetter | nachrichten | uhrzeit | wie spät | diese woche | dieses jahr | diesen monat | kürzlich | bislang | bisher
  | aujourd'hui | maintenant | actuel* | actuellement | hier | demain | récent* | récemment | météo | actualité* | nouvelles | quelle heure | quel jour sommes-nous | en ce moment | cette semaine | cette année | ce mois | ce soir | jusqu'ici
  | hoy | ahora | actualmente | mañana | ayer | reciente* | recientemente | noticias | qué hora | qué día es | esta semana | este año | este mes | esta noche | el tiempo
  | oggi | adesso | ora | domani | ieri | attual* | ultima | ultimo | ultime | ultimi | notizie | che ora | hoje | agora | amanhã | ontem | atual* | vandaag | nu | gisteren | actue* | nieuws | laatste | idag | nyheter | dzisiaj | dziś | teraz | jutro | wczoraj
  | wie alt | quel âge | cuántos años tiene | quanti anni ha | quantos anos tem | hoe oud | сколько лет
  | сегодня | сейчас | вчера | завтра | теперь | последн* | текущ* | погода | новости
`);

/** Words for the last, the next and the enduring. In a question how to do something they belong to the asker's things. */
const OTHER_SEQUENCE = anyOf(`
  letzte* | nächste* | noch | dernier* | dernière* | prochain* | encore | últim* | próxim* | todavía | aún
`);
const ASKS_HOW_TO = regex.iu`^[¿\s]*(?:wie (?:kann|können|[\p{L}]+e ich|[\p{L}]+t man) |comment |cómo )`;

/** Prices in other languages. */
const OTHER_PRICED = anyOf(`
  preis von | preis für | preise von | was kostet | was kosten | wie viel kostet | wie teuer | prix de* | prix du | prix des | prix d'un | combien coûte* | coûte combien
  | precio de* | precios de* | cuánto cuesta* | cuánto vale | quanto costa* | quanto custa* | hoeveel kost* | сколько стоит
`);

/** A coming event: no plan says when it is. */
const WILL = /^when(?:'s| is| will)\b/i;

const UNSPACED_LANGUAGES =
  /[今昨明][天日年月周]|明日|今|现在|現在|目前|当前|當前|最新|最近|天气|天気|新闻|几点|오늘|지금|어제|내일|현재|최신/u;

/** Spanish puts "actual" behind its noun, and English before it. */
const SPANISH_PRESENT = regex.iu`(?<!\p{L})(?:el|la|los|las|un|una) \p{L}+ actual(?:es)?(?!\p{L})`;

/** Words of a question about what was best or first ever, which no election changes. */
const OF_ALL_TIME = /\b(?:first|ever|in history|of all time|greatest|best|worst|favou?rite)\b/i;

/** Returns whether the answer depends on when or where it is asked. Such an answer is stale as soon as it is stored. */
export function dependsOnTime(question: string): boolean {
  const sentences = plainText(question).split(/(?<=[.?!])\s+/);
  return sentences.some((sentence) => !OWN_STORY.test(sentence) && asksOfTheMoment(sentence));
}

function asksOfTheMoment(text: string): boolean {
  if (
    [
      ENGLISH_TIMES,
      ENGLISH_PRESENT,
      WEEKDAY,
      SPANISH_PRESENT,
      UNSPACED_LANGUAGES,
      SERVICE_STATE,
      UNSPACED_OFFICES,
    ].some((pattern) => pattern.test(text))
  )
    return true;
  if (STORY_TIMES.test(text) && STATE_OF_THE_WORLD.test(text) && !ABOUT_PEOPLE_TALKING.test(text)) return true;
  if (OTHER_SEQUENCE.test(text) && !ASKS_HOW_TO.test(text)) return true;
  if (OTHER_LANGUAGES.test(text)) return true;
  if ((PRICED.test(text) || OTHER_PRICED.test(text)) && !TARIFFED.test(text)) return true;
  if (!YEAR.test(text)) {
    if ((ENGLISH_WHEN_DUE.test(text) || OTHER_WHEN_DUE.test(text)) && (WILL.test(text) || !SCHEDULED.test(text)))
      return true;
    if (OFFICES_AND_TITLES.test(text) && ASKS_WHO.test(text) && !OF_ALL_TIME.test(text)) return true;
  }
  return (
    new Set(text.toLowerCase().match(CURRENCIES)).size >= 2 &&
    /\d|\bhow (?:much|many)\b|\bconvert\b|\brate\b|\bworth\b/i.test(text)
  );
}
