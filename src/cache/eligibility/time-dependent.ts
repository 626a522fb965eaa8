import { anyOf, plainText } from "../../text/phrase-pattern.ts";

const ENGLISH_TIMES = anyOf(`
  latest | newest | today* | today's | tonight* | tonight's | now | nowadays | current | currently | tomorrow | tomorrow's | yesterday | yesterday's
  | right now | at the moment | at present | presently | these days | lately | recent | recently | upcoming | ongoing | trending | breaking
  | this week | this month | this year | this year's | this season | this weekend | this morning | this afternoon | this evening | this quarter | this century
  | last week | last month | last year | last year's | last night | last season | last weekend | past week | past month | past year | past few*
  | next week | next month | next year | next year's | next season | next weekend | next election | next game | next match | next episode
  | next full moon | next flight | next train | next bus | coming week | coming month | coming year
  | as of | so far | until now | up to now | up to date | up-to-date | ago | still | yet | anymore | any more | any longer | already | just now | live score* | live stream*
  | news | headlines | weather | forecast | raining | snowing | traffic | outage | stock price | stock prices | share price | share prices | stock market
  | price of | prices of | exchange rate | exchange rates | interest rate | interest rates | inflation rate | mortgage rate | mortgage rates | market cap | net worth | trading at | trades at | release date | come out | comes out | coming out | sunset | sunrise | opening hours
  | the next
  | what time | what day | what date | what year is it | what month is it | what's the time | what is the time | time is it | the date | the time in | current time
  | status of | phase of the moon | phase is the moon | stable version | at war | top of the | bottom of the | queue at | line at | the last earthquake | track package | where is package | where is parcel | where is order
  | follower | followers | subscribers | how many users | how many views | how many downloads | how many employees | how many customers | unemployment | inflation | minimum wage | market share
  | top songs | top 10 songs | charts | bestseller* | box office | in theaters | in theatres | in cinemas | what's new | what is new in | dating | married to | engaged to | which version | what version | going to rain
  | is first in | leads the | top scorer | economy doing | available on netflix | on netflix | leaderboard | world record | this time of year
  | days until | days till | days left | how long until | how long till | weeks until | months until | how soon | how many days to | days to
  | how old is | how old are | alive | score | standings | on sale | in stock | open now | available now | being held | happening
`);

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
  /^when(?:'s| is| are| will)\b|^when (?:does|do)\b.*\b(?:start|begin|end|open|close|launch|air|arrive|leave|expire)\b/i;

/** Questions about what is due in other languages: "Wann ist Ostern?" */
const OTHER_WHEN_DUE =
  /^¿?(?:wann (?:ist|sind|beginnt|kommt|fährt|öffnet|schließt|startet|endet|wird|spielt|geht|läuft)|quand (?:est|sont|commence|arrive|part|ouvre|ferme|finit|aura|passe|sort)|cuándo (?:es|son|empieza|comienza|llega|sale|abre|cierra|termina|será|juega|estrena))(?![\p{L}])/iu;

/** Goods and people whose worth changes by the minute. */
const PRICED =
  /\bhow much (?:is|are|does)\b.*\b(?:bitcoins?|btc|ethereum|eth|gold|silver|oil|gas|petrol|shares?|stocks?)\b|\bworth[ ?.!]*$|\bhow much (?:do|does)\b.*\bcost/i;

/** Currencies. Two of them make an exchange rate: "100 USD in EUR", "how many euros is a dollar". */
const CURRENCIES =
  /\b(?:usd|eur|gbp|jpy|inr|chf|cad|aud|cny|btc|eth|dollars?|euros?|pounds?|yen|rupees?|francs?|yuan|pesos?|bitcoins?)\b|[$€£¥₹]/giu;

const SERVICE_STATE =
  /^(?:is|are|why is|why are|has|did)\b.*\b(?:down|up|working|offline|online|broken|open|closed|over|out|back|dead|coming)\b/i;

const OTHER_LANGUAGES = anyOf(`
  follower* | abonnenten | was gibt es neues | was gibt's neues | inflation | arbeitslos* | dax | wechselkurs* | kurs von | preis von | preis für | preise von | mindestlohn | wer führt | spielstand | läuft im kino | verheiratet mit
  | abonnés | quel temps fait* | quel temps fera | temps qu'il fait | prix de* | prix du | prix des | prix d'un | taux de change | taux d'intérêt | taux d'inflation | chômage | smic | score du match | marié à | mariée à
  | seguidores | suscriptores | qué tiempo hace | qué tiempo hará | precio de* | precios de* | tipo de cambio | tasa de cambio | tipo de interés | inflación | desempleo | salario mínimo | casado con | casada con | está de moda
  |   heute | heutig* | jetzt | aktuell* | gestern | gestrig* | morgen | übermorgen | derzeit* | gerade | zurzeit | momentan* | gegenwärtig* | neueste* | neuste* | letzte* | nächste* | wetter | nachrichten | uhrzeit | wie spät | noch | diese woche | dieses jahr | diesen monat | kürzlich | bislang | bisher
  | aujourd'hui | maintenant | actuel* | actuellement | hier | demain | dernier* | dernière* | prochain* | récent* | récemment | météo | actualité* | nouvelles | quelle heure | en ce moment | cette semaine | cette année | ce mois | ce soir | encore | jusqu'ici
  | hoy | ahora | actual | actuales | actualmente | mañana | ayer | últim* | próxim* | reciente* | recientemente | noticias | qué hora | esta semana | este año | este mes | esta noche | todavía | aún | el tiempo
  | oggi | adesso | ora | domani | ieri | attual* | ultim* | notizie | che ora | hoje | agora | amanhã | ontem | atual* | vandaag | nu | gisteren | actue* | nieuws | laatste | idag | nyheter | dzisiaj | dziś | teraz | jutro | wczoraj
  | wie alt | quel âge | cuántos años tiene | quanti anni ha | quantos anos tem | hoe oud | сколько лет
  | was kostet | was kosten | wie viel kostet | wie teuer | combien coûte* | coûte combien | cuánto cuesta* | cuánto vale | quanto costa* | quanto custa* | hoeveel kost* | сколько стоит
  | сегодня | сейчас | вчера | завтра | теперь | последн* | текущ* | погода | новости
`);
const UNSPACED_LANGUAGES =
  /[今昨明][天日年月周]|明日|今|现在|現在|目前|当前|當前|最新|最近|天气|天気|新闻|几点|오늘|지금|어제|내일|현재|최신/u;

/** Returns whether the answer depends on when or where it is asked. Such an answer is stale as soon as it is stored. */
export function dependsOnTime(question: string): boolean {
  const text = plainText(question);
  if (
    [ENGLISH_TIMES, WEEKDAY, OTHER_LANGUAGES, UNSPACED_LANGUAGES, SERVICE_STATE, PRICED, UNSPACED_OFFICES].some(
      (pattern) => pattern.test(text),
    )
  )
    return true;
  if (
    !YEAR.test(text) &&
    (ENGLISH_WHEN_DUE.test(text) || OTHER_WHEN_DUE.test(text) || (OFFICES_AND_TITLES.test(text) && ASKS_WHO.test(text)))
  )
    return true;
  return (
    new Set(text.toLowerCase().match(CURRENCIES)).size >= 2 &&
    /\d|\bhow (?:much|many)\b|\bconvert\b|\brate\b|\bworth\b/i.test(text)
  );
}
