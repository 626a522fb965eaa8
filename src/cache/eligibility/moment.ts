import { anyOf, plainText } from "./wording.ts";

const ENGLISH = anyOf(`
  latest | newest | today* | today's | tonight* | tonight's | now | nowadays | current | currently | tomorrow | tomorrow's | yesterday | yesterday's
  | right now | at the moment | at present | presently | these days | lately | recent | recently | upcoming | ongoing | trending | breaking
  | this week | this month | this year | this year's | this season | this weekend | this morning | this afternoon | this evening | this quarter | this century
  | last week | last month | last year | last year's | last night | last season | last weekend | past week | past month | past year | past few*
  | next week | next month | next year | next year's | next season | next weekend | next election | next game | next match | next episode
  | next full moon | next flight | next train | next bus | coming week | coming month | coming year
  | as of | so far | until now | up to now | up to date | up-to-date | ago | still | yet | anymore | any more | any longer | already | just now | live score* | live stream*
  | news | headlines | weather | forecast | raining | snowing | traffic | outage | stock price | stock prices | share price | share prices | stock market
  | price of | prices of | exchange rate | exchange rates | interest rate | interest rates | inflation rate | mortgage rate | mortgage rates | market cap | net worth
  | what time | what day | what date | what year is it | what month is it | what's the time | what is the time | time is it | the date | the time in | current time
  | days until | days till | days left | how long until | how long till | weeks until | months until | how soon | how many days to | days to
  | how old is | how old are | alive | score | standings | on sale | in stock | open now | available now | being held | happening
`);

/** A weekday is a date only where it is one particular day: not "why is Sunday a day of rest". */
const WEEKDAY =
  /\b(?:on|next|this|last|by|until|till|before|after|since|coming) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i;

/** Offices change hands, titles are won again. A year in the question settles which. */
const HOLDERS = anyOf(`
  president | vice president | prime minister | chancellor | ceo | cto | cfo | chairman | chairwoman | king | queen | pope | mayor | governor | minister | secretary
  | secretary general | speaker | head of state | monarch | leader | champion | champions | record holder | richest | wealthiest | most followed | most valuable
  | who won | winner | who is winning | who leads | who owns | who runs | who heads
`);
const HOLDER_ASKED = /\b(?:who|who's|whos|name|wer|qui|qui\u00e9n)\b/iu;

/** Money of two kinds: "100 USD in EUR" is a rate, and so is "how many euros is a dollar". */
const CURRENCIES =
  /\b(?:usd|eur|gbp|jpy|inr|chf|cad|aud|cny|btc|eth|dollars?|euros?|pounds?|yen|rupees?|francs?|yuan|pesos?|bitcoins?)\b|[$\u20ac\u00a3\u00a5\u20b9]/giu;

const SERVICE_STATE =
  /^(?:is|are|why is|why are|has|did)\b.*\b(?:down|up|working|offline|online|broken|open|closed|over|out|back|dead|coming)\b/i;

const ELSEWHERE = anyOf(`
  heute | heutig* | jetzt | aktuell* | gestern | gestrig* | morgen | \u00fcbermorgen | derzeit* | gerade | zurzeit | momentan* | gegenw\u00e4rtig* | neueste* | neuste* | letzte* | n\u00e4chste* | wetter | nachrichten | uhrzeit | wie sp\u00e4t | noch | diese woche | dieses jahr | diesen monat | k\u00fcrzlich | bislang | bisher
  | aujourd'hui | maintenant | actuel* | actuellement | hier | demain | dernier* | derni\u00e8re* | prochain* | r\u00e9cent* | r\u00e9cemment | m\u00e9t\u00e9o | actualit\u00e9* | nouvelles | quelle heure | en ce moment | cette semaine | cette ann\u00e9e | ce mois | ce soir | encore | jusqu'ici
  | hoy | ahora | actual | actuales | actualmente | ma\u00f1ana | ayer | \u00faltim* | pr\u00f3xim* | reciente* | recientemente | noticias | qu\u00e9 hora | esta semana | este a\u00f1o | este mes | esta noche | todav\u00eda | a\u00fan | el tiempo
  | oggi | adesso | ora | domani | ieri | attual* | ultim* | notizie | che ora | hoje | agora | amanh\u00e3 | ontem | atual* | vandaag | nu | gisteren | actue* | nieuws | laatste | idag | nyheter | dzisiaj | dzi\u015b | teraz | jutro | wczoraj
  | \u0441\u0435\u0433\u043e\u0434\u043d\u044f | \u0441\u0435\u0439\u0447\u0430\u0441 | \u0432\u0447\u0435\u0440\u0430 | \u0437\u0430\u0432\u0442\u0440\u0430 | \u0442\u0435\u043f\u0435\u0440\u044c | \u043f\u043e\u0441\u043b\u0435\u0434\u043d* | \u0442\u0435\u043a\u0443\u0449* | \u043f\u043e\u0433\u043e\u0434\u0430 | \u043d\u043e\u0432\u043e\u0441\u0442\u0438
`);
const ELSEWHERE_JOINED =
  /[\u4eca\u6628\u660e][\u5929\u65e5\u5e74\u6708\u5468]|\u660e\u65e5|\u4eca|\u73b0\u5728|\u73fe\u5728|\u76ee\u524d|\u5f53\u524d|\u7576\u524d|\u6700\u65b0|\u6700\u8fd1|\u5929\u6c14|\u5929\u6c17|\u65b0\u95fb|\u51e0\u70b9|\uc624\ub298|\uc9c0\uae08|\uc5b4\uc81c|\ub0b4\uc77c|\ud604\uc7ac|\ucd5c\uc2e0/u;

/** Whether the answer depends on when, or from where, it is asked: such an answer is stale the moment it is stored. */
export function dependsOnMoment(question: string): boolean {
  const text = plainText(question);
  if (
    ENGLISH.test(text) ||
    WEEKDAY.test(text) ||
    ELSEWHERE.test(text) ||
    ELSEWHERE_JOINED.test(text) ||
    SERVICE_STATE.test(text)
  )
    return true;
  if (!/\b(?:1\d|20)\d\d\b/.test(text) && HOLDERS.test(text) && HOLDER_ASKED.test(text)) return true;
  return (
    new Set(text.toLowerCase().match(CURRENCIES)).size >= 2 &&
    /\d|\bhow (?:much|many)\b|\bconvert\b|\brate\b|\bworth\b/i.test(text)
  );
}
