/* Words and phrases with one meaning beside these objects. Each family has its opposite and its neighbour as a trap. */

type Synonym = readonly [needs: string, phrase: RegExp, same: string];

const ACTION = String.raw`(?<=^how to |^can I |^where to |^how do I |^how can I )`;
const ORDERED =
  "(?:order|account|profile|rule|group|channel|page|website|site|store|meeting|reminder|filter|folder|alias|alert|budget)";
const CONTRACT = "(?:subscription|membership|contract|plan|policy|lease|trial|agreement|abonnement)";

const SYNONYMS: readonly Synonym[] = [
  // actions
  ["terminate", new RegExp(String.raw`${ACTION}terminate (?=.*\b${CONTRACT}s?\b)`), "cancel "],
  ["end", new RegExp(String.raw`${ACTION}end (?=(?:a |an |the |my )?(?:[a-z-]+ )?${CONTRACT}s?\b)`), "cancel "],
  ["erase", new RegExp(`${ACTION}erase (?!.* from )`), "delete "],
  [
    "remove",
    new RegExp(
      `${ACTION}(?:permanently )?remove (?=(?:a |an |the |my |all )?(?:[A-Za-z-]+ ){0,2}(?:accounts?|files?|folders?|apps?|applications?|programs?|photos?|pictures?|images?|videos?|messages?|emails?|contacts?|containers?|posts?|comments?|questions?|answers?|profiles?|pages?|groups?|history|caches?|cookies|branch(?:es)?|columns?|rows?|tables?|virus(?:es)?|duplicates?)\\b)(?!.* from )`,
    ),
    "delete ",
  ],
  [
    "re",
    new RegExp(String.raw`${ACTION}(?:restore|retrieve|get back|undelete) (?=.*\b(?:deleted|lost|erased)\b)`),
    "recover ",
  ],
  [
    "raise",
    new RegExp(
      `${ACTION}raise (?=.*\\b(?:limits?|speed|salary|scores?|price|rate|level|traffic|sales|income|quota|capacity|height)\\b)`,
    ),
    "increase ",
  ],
  [
    "boost",
    new RegExp(`${ACTION}boost (?=.*\\b(?:limits?|speed|scores?|traffic|sales|income|immunity|metabolism)\\b)`),
    "increase ",
  ],
  ["e", new RegExp(`${ACTION}(?:lower|decrease) (?=(?!to\\b)[a-z])`), "reduce "],
  [
    "select",
    new RegExp(`${ACTION}(?:select|pick) (?=(?:a |an |the |my |right )?[a-z])(?!up\\b|out\\b|on\\b)`),
    "choose ",
  ],
  ["touch", new RegExp(`${ACTION}get in (?:touch|contact) with (?=[a-z])`, "i"), "contact "],
  [
    "reach",
    new RegExp(
      `${ACTION}reach (?:out to )?(?=(?:the |your |a )?(?:[a-z]+ )?(?:support|service|team|office|agent|helpdesk|representative)\\b)`,
    ),
    "contact ",
  ],
  ["switch", new RegExp(`${ACTION}switch (on|off) (?=[a-z])`), "turn $1 "],
  ["able", new RegExp(`${ACTION}enable (?=[A-Za-z0-9])`), "turn on "],
  ["able", new RegExp(`${ACTION}disable (?=[A-Za-z0-9])`), "turn off "],
  ["sign", /\bsign (in|out)(?= |$)/g, "log $1"],
  ["log", /(?<=\bto |\bI )log(in|out)(?= |$)/g, "log $1"],
  ["logon", /\blog ?on(?=$| to )/g, "log in"],
  ["set up", new RegExp(`${ACTION}set up (?=(?:a |an |the |my )?(?:[a-z-]+ ){0,2}${ORDERED}s?\\b)`), "create "],
  ["setup", new RegExp(`${ACTION}setup (?=[a-z])`), "set up "],
  ["iterate", /\biterate (?:over|through)(?= )/, "loop over"],
  ["loop", /\bloop through(?= )/, "loop over"],
  ["obtain", new RegExp(`${ACTION}obtain (?=[a-z])`), "get "],
  ["utili", /\butili[sz]e(?= )/, "use"],
  ["begin", new RegExp(`${ACTION}begin (?=[a-z])`), "start "],
  ["modify", new RegExp(`${ACTION}modify (?=[a-z])`), "change "],
  [
    "edit",
    new RegExp(`${ACTION}edit (?=(?:the |my )?(?:[a-z]+ )?(?:profile|name|address|username|email|question|answer)\\b)`),
    "change ",
  ],
  ["repair", new RegExp(`${ACTION}(?:repair|mend) (?=[a-z])(?!.* service)`), "fix "],
  ["ship", /^do you ship (?=to |in |within |over)/, "do you deliver "],
  // things
  ["reservation", /\breservation(s?)(?=$| (?:for|in|on|with|at|online))/, "booking$1"],
  ["product", /(?<=\breturn (?:a |an |the |my )?)product(s?)\b/, "item$1"],
  ["article", /(?<=\breturn (?:a |an |the |my )?)article(s?)\b/, "item$1"],
  ["code", /\b(?:promo|promotion|promotional|coupon|voucher) (code)(s?)\b/, "discount $1$2"],
  ["money back", /\b(?:my |the |your )?money back\b(?! guarantee)/, "refund"],
  ["baggage", /\bbaggage\b/, "luggage"],
  ["checked", /\bchecked (?:bag|suitcase)(s?)\b/, "checked luggage"],
  ["phone", /\b(?:mobile|cell|smart) ?phone(s?)\b/, "phone$1"],
  ["app", /\bapplication(s?)(?= (?:on|for) (?:[a-z]+ )?(?:android|iphone|phone|ios|pc|mac|windows)\b)/i, "app$1"],
  ["information", /\binformation\b/, "info"],
  ["factor", /\b(?:two|2)[- ]?(?:factor|step) (?=auth|verif)/, "2 factor "],
  ["pic", /\b(?:picture|pic|image)(s?)\b(?= (?:on|from|in|to)\b|$)/, "photo$1"],
  ["fast", /\b(?:fast|quick|rapidly)$/, "quickly"],
  ["quick", /\bquickest\b/, "fastest"],
  ["large", /\blargest\b/, "biggest"],
  ["pros", /\bpros (?:and|&) cons\b/, "advantages and disadvantages"],
  ["merits", /\bmerits and demerits\b/, "advantages and disadvantages"],
  ["drawback", /\bdrawback(s?)(?= (?:of|to|in)\b)/, "disadvantage$1"],
  ["customer", /\bcustomer (?:care|service|helpline)\b/, "customer support"],
  ["mail", /\b(?:e?-?mail|gmail) ids?\b/, "email address"],
  ["cv", /\bcv\b/i, "resume"],
  ["weight", new RegExp(`${ACTION}(?:reduce|drop|shed) (?=(?:my |some |the )?(?:body )?weight\\b)`), "lose "],
  ["app", /\bwhats app\b/i, "whatsapp"],
  ["ube", /\byou tube\b/i, "youtube"],
];

/** Gives one word to each family of synonyms. */
export function canonicalSynonyms(list: readonly string[]): readonly string[] {
  const text = list.join(" ");
  const said = SYNONYMS.reduce(
    (words, [needs, phrase, same]) => (text.includes(needs) ? words.replace(phrase, same) : words),
    text,
  );
  return said === text ? list : said.split(" ");
}
