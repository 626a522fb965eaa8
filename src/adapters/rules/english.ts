import { ENGLISH_INSTRUCTIONS } from "./english-instructions.ts";
import type { Language, Rule } from "./rule.ts";

const OFTEN = String.raw`(?:(?:really|absolutely|also|just|do|truly|definitely|generally|usually|always|personally|particularly|especially|still|mostly|actually|currently|now|recently|only|mainly|both|quite|simply|strongly|much|normally|typically|totally|genuinely|deeply|kinda|even|have|own) )*`;
const AM = String.raw`i(?:['’]m| am|m) ${OFTEN}`;
const I = String.raw`(?:i|we) ${OFTEN}`;
const HAVE = String.raw`i(?:['’]ve)? (?:(?:have|had|got|also|just|recently|now|only) )*`;
const NOT = String.raw`(?:don['’]?t|do not|dont) (?:really |actually |particularly |even |ever |usually )?`;
const NO_MORE = String.raw`(?:any ?more|any longer|now)`;
const FAMILY = String.raw`(?:wife|husband|partner|girlfriend|boyfriend|fianc[ée]e?|spouse|daughter|son|mother|mom|mum|father|dad|brother|sister|baby|kids?|children|grand(?:mother|father|ma|pa|son|daughter)|twins?|niece|nephew|aunt|uncle|cousin|roommate|flatmate|in-laws|parents)`;
const PET = String.raw`(?:dogs?|cats?|pupp(?:y|ies)|kittens?|rabbits?|bunny|bunnies|hamsters?|guinea pigs?|parrots?|budgies?|horses?|pon(?:y|ies)|tortoises?|turtles?|snakes?|geckos?|ferrets?|goldfish|fish(?:es)?|chickens?|birds?|lizards?|canary|canaries|pets?)`;
const NUMBER = String.raw`(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several|many|no)`;
const OTHER = String.raw`(?:(?:older|younger|elder|eldest|oldest|youngest|little|big|baby|twin|other|late|best|new|current|old|first|second) )?`;
const LATER = String.raw`(?: (?:in|on|next|this|for|from|tomorrow|at|with|over|later|again|soon|and|until|before|after|by|to)\b.*)?`;
const THING = String.raw`(?:car|phone|laptop|computer|pc|bike|bicycle|motorbike|motorcycle|boat|camera|editor|ide|team|project|startup|company|employer|doctor|gp|dentist|therapist|boss|manager|landlord|coach|school|university|college|gym|bank|airline|username|handle|nickname|surname|last name|first name|middle name|hometown|home town|major|degree|thesis|dissertation|religion|star sign|zodiac sign|instrument|website|blog|city|country|department|supervisor|advisor|operating system|os|stack|tech stack|timezone|time zone|hotel|neighbou?rhood|publisher|lawyer|accountant|cofounder|co-founder|product|app)`;
const QUANTITY = String.raw`(?:deadline|budget|goal|main goal|long-term goal|dream|e-?mail|email address|address|phone number|wedding|wedding date|anniversary|height|weight|shoe size|size|blood type|salary|exam|interview|flight|appointment|due date|hobby|hobbies|passion|dream job|target|commute|pronouns|start date|postcode|zip code|job title|role|title|position|nationality|eye colou?r|hair colou?r|bedtime|work hours|working hours|priority|top priority|new year's resolution)`;

const row = (when: string, slot: string, value: string, more: Partial<Rule> = {}): Rule => ({
  when: new RegExp(`^${when}`, "i"),
  slot,
  value,
  ...more,
});

const WHO: readonly Rule[] = [
  row(String.raw`my (?:full |first |real |actual )?name(?:['’]s| is|s) (?:actually |now )?(?<x>.+)$`, "name", "{x}", {
    x: "name",
  }),
  row(
    String.raw`(?:just |you can |you may |please |everyone |everybody |people |friends |my friends |they |most people )*(?:call|calls) me (?:just )?(?<x>.+)$`,
    "name",
    "{x}",
    { x: "name" },
  ),
  row(String.raw`(?:please )?address me as (?<x>.+)$`, "name", "{x}", { x: "name" }),
  row(String.raw`i go by (?<x>.+)$`, "name", "{x}", { x: "named place" }),
  row(String.raw`${AM}(?:called |named )(?<x>.+)$`, "name", "{x}", { x: "name" }),
  row(String.raw`${AM}(?<x>[^\s\d.,;:!?()"][^\d.,;:!?()"]{1,30})(?:,.*|\sfrom\s.*)?$`, "name", "{x}", {
    x: "introduced",
  }),
  row(
    String.raw`${AM}(?:turning )?(?<x>\d{1,3})(?: years?(?: |-)old| yo| y\/o)?(?: now| today| this year)?\W*$`,
    "age",
    "{x}",
    { x: "age" },
  ),
  row(String.raw`(?:${AM}(?:an? )?|my age is )(?<x>\d{1,3})(?:(?: |-)years?(?: |-)old| yo\b|\W*$)`, "age", "{x}", {
    x: "age",
  }),
  row(String.raw`i (?:just |recently )?turned (?<x>\d{1,3})\b(?! (?:down|off|on|pages|it))`, "age", "{x}", {
    x: "age",
  }),
  row(String.raw`my (?:birthday|date of birth|dob)(?:['’]s| is) (?<x>.+)$`, "birthday", "{x}", { x: "date" }),
  row(String.raw`i was born (?:on |in )(?<x>.*\d.*|[^\s\d.,;:!?()"]+)$`, "birthday", "{x}", { x: "date" }),
  row(String.raw`(?:${AM}|i (?:originally )?(?:come|hail) )(?:originally )?from (?<x>.+)$`, "origin", "{x}", {
    x: "named place",
  }),
  row(
    String.raw`i (?:was born|grew up|was raised|was born and raised|was born and grew up) (?:and raised )?in (?<x>(?!\d).+)$`,
    "origin",
    "{x}",
    { x: "named place" },
  ),
  row(String.raw`${AM}(?<x>[^\d.,;:!?()"]+)$`, "nationality", "{x}", { x: "nationality" }),
];

const WHERE: readonly Rule[] = [
  row(
    String.raw`(?:${I}(?:live|reside)|${AM}(?:living|based|residing|located)|we['’]re (?:living|based)|we are (?:living|based)|i['’]ve (?:lived|been living|been based)|i have (?:lived|been living)) (?:(?:full.time|permanently|alone|together|right|up|out|down|over|here) )?(?:in|near|outside|just outside|on the outskirts of|close to) (?<x>.+)$`,
    "home",
    "{x}",
    { x: "place" },
  ),
  row(
    String.raw`(?:i|we)(?:['’]ve| have)? (?:just |recently |finally |already )*(?:moved|relocated) (?:back |over |out |down |up |here )?(?:from .+? )?to (?<x>.+)$`,
    "home",
    "{x}",
    { x: "named place" },
  ),
  row(
    String.raw`(?:i|we)(?:['’]ve| have)? (?:just |recently )*(?:moved|relocated) (?:here )?from (?<x>.+)$`,
    "home",
    "not {x}",
    { x: "named place" },
  ),
  row(String.raw`my (?:home|house|flat|apartment|place) is (?:located )?(?:in|near) (?<x>.+)$`, "home", "{x}", {
    x: "named place",
  }),
  row(String.raw`(?:i|we) no longer live in (?<x>.+)$`, "home", "not {x}", { x: "place" }),
  row(String.raw`(?:i|we) ${NOT}live in (?<x>.+)$`, "home", "not {x}", { x: "place" }),
  row(
    String.raw`(?:i|we)(?:['’]ve| have)? (?:just |recently )?(?:moved away from|moved out of) (?<x>.+)$`,
    "home",
    "not {x}",
    { x: "named place" },
  ),
  row(String.raw`i live (?<x>alone|by myself|on my own|with (?:my|two|three|four|a|some) .+)$`, "household", "{x}", {
    x: "short",
  }),
];

const WORK: readonly Rule[] = [
  row(
    String.raw`(?:${I}work|${AM}(?:working|employed|interning)|i['’]ve been working|i have worked|i['’]ve worked) (?:(?:full.time|part.time|remotely) )?(?:as .+? )?(?:at|for|by) (?<x>.+)$`,
    "employer",
    "{x}",
    { x: "organisation" },
  ),
  row(String.raw`${AM}(?:an? |the )?(?<k>[^\d.,;:!?()"]{2,40}?) (?:at|for) (?<x>.+)$`, "employer", "{x}", {
    x: "organisation",
    k: "job",
  }),
  row(String.raw`(?:i['’]m|i am) (?<k>[^\s\d.,;:!?()"]+),? from (?<x>.+)$`, "origin", "{x}", {
    x: "named place",
    k: "introduced",
  }),
  row(String.raw`my (?:current |new )?(?:employer|company) is (?:called )?(?<x>.+)$`, "employer", "{x}", {
    x: "organisation",
  }),
  row(
    String.raw`i(?:['’]ve| have)? (?:just |recently )*(?:joined|started (?:working )?at|got a job at|started a new job at|accepted (?:a|the) (?:job|offer|position) (?:at|from)) (?<x>.+)$`,
    "employer",
    "{x}",
    { x: "organisation" },
  ),
  row(
    String.raw`i (?:no longer work|${NOT}work|stopped working|quit my job|quit working) (?:at|for) (?<x>.+)$`,
    "employer",
    "not {x}",
    { x: "organisation" },
  ),
  row(
    String.raw`(?:${AM}|i (?:currently |now )?work as |${AM}working as |i['’]ve (?:just )?become |i(?:['’]ve)? (?:just |recently )*started (?:working )?as |my (?:job|profession|occupation|current job) is )(?<x>(?:an? |the )?.+)$`,
    "job",
    "{x}",
    { x: "job" },
  ),
  row(
    String.raw`i(?:['’]m|m| am) (?:currently )?(?:self-employed|retired|unemployed|between jobs)\b`,
    "job",
    "self-employed or not employed",
  ),
  row(
    String.raw`(?:${AM}(?:studying|majoring in|doing a (?:degree|phd|master['’]?s) in)|i (?:currently )?study|i major in|my major is) (?<x>.+?)(?: (?:at|in my|for my) .+)?$`,
    "studies",
    "{x}",
    { x: "taste" },
  ),
  row(
    String.raw`(?:${AM}(?:studying|an? .{0,30}student)|i (?:currently )?(?:study|go to (?:school|university|college))|${AM}enrolled).{0,40} at (?<x>.+)$`,
    "school",
    "{x}",
    { x: "organisation" },
  ),
];

const FAMILY_AND_PETS: readonly Rule[] = [
  row(
    String.raw`(?:my|our) (?<k>${OTHER}${FAMILY})(?:['’]s|s['’])? (?:first )?names? (?:is|are) (?<x>.+)$`,
    "own:{k}",
    "{x}",
    { x: "name", k: "noun" },
  ),
  row(String.raw`(?:my|our) (?<k>${OTHER}${FAMILY})(?: is|['’]s| are) (?:called|named) (?<x>.+)$`, "own:{k}", "{x}", {
    x: "name",
    k: "noun",
  }),
  row(
    String.raw`(?:my|our) (?<k>${OTHER}(?:cat|dog|rabbit|hamster|parrot|horse|puppy|kitten|pet|goldfish|pony|tortoise|turtle)s?)(?:['’]s|s['’])? names? (?:is|are) (?<x>.+)$`,
    "pet:{k}:name",
    "{x}",
    { x: "name", k: "pets" },
  ),
  row(String.raw`(?:my|our) (?<k>${PET})(?: is|['’]s| are) (?:called|named) (?<x>.+)$`, "pet:{k}:name", "{x}", {
    x: "name",
    k: "pets",
  }),
  row(
    String.raw`(?:i|we)(?:['’]ve)? (?:also |just |recently |have |got |own |adopted )+an? (?:[^\s\d.,;:!?()"]+ ){0,3}?(?<k>${PET}),? (?:called|named|whose name is) (?<x>.+)$`,
    "pet:{k}:name",
    "{x}",
    { x: "name", k: "pets" },
  ),
  row(
    String.raw`(?:i|we)(?:['’]ve)? (?:also |just |recently |have |got |own |adopted )+(?<x>${NUMBER}) (?:[^\s\d.,;:!?()"]+ ){0,2}?(?<k>${PET})(?! (?:allergy|person|problem|food|bed|shelter|hair|phobia|in mind))(?:\b[^?]*)$`,
    "pet:{k}",
    "{x}",
    { x: "number", k: "pets" },
  ),
  row(
    String.raw`(?:i|we)(?:['’]ve)? (?:also |have |got )+(?<x>${NUMBER}) (?:young |small |little |adult |teenage |lovely |beautiful )?(?<k>kids|children|daughters?|sons?|brothers?|sisters?|siblings|grandchildren|grandkids|boys|girls|twins|child|kid)\b.*$`,
    "own:{k}",
    "{x}",
    { x: "number", k: "noun" },
  ),
  row(
    String.raw`(?:i|we)(?:['’]ve)? (?:also |have |got )+an? (?:\S+ ){0,2}?(?<k>daughter|son|brother|sister|wife|husband|girlfriend|boyfriend|partner|baby),? (?:called|named) (?<x>.+)$`,
    "own:{k}",
    "{x}",
    { x: "name", k: "noun" },
  ),
  row(
    String.raw`(?:my|our) (?<k>${OTHER}(?:daughter|son|baby|child|twins|wife|husband|cat|dog))(?: is|['’]s| are| just turned| turned) (?<x>\d{1,2})(?:(?: years?| months?)(?: old)?)?\W*$`,
    "own:{k}:age",
    "{x}",
    { x: "number", k: "noun" },
  ),
  row(
    String.raw`i(?:['’]m| am|m) (?:now |happily |recently |newly |currently |not )*(?<x>married|divorced|engaged|widowed|separated)(?! (?:to the idea|in|with)\b).*$`,
    "marital status",
    "{x}",
    { x: "number" },
  ),
  row(
    String.raw`(?:i|we)(?: just| recently|['’]ve just)? got (?<x>married|divorced|engaged)\b.*$`,
    "marital status",
    "{x}",
    { x: "number" },
  ),
];

const TASTES: readonly Rule[] = [
  row(
    String.raw`my (?:all.time |absolute |current |new )?fav(?:ou?rite)? (?<k>[^\d.,;:!?()"]{2,40}?)(?: is|['’]s| are| has always been| will always be) (?:probably )?(?<x>.+)$`,
    "favourite:{k}",
    "{x}",
    { k: "topic", x: "short" },
  ),
  row(
    String.raw`(?<x>(?:the )?[^\s.,;:!?()"][^.,;:!?()"]{1,40}?) (?:is|are) my (?:all.time |absolute |new )?fav(?:ou?rite)? (?<k>[^\d.,;:!?()"]{2,30})$`,
    "favourite:{k}",
    "{x}",
    { k: "topic", x: "short" },
  ),
  row(String.raw`i ${OFTEN}(?:like|love|enjoy|adore) (?<x>.+)$`, "taste:{x}", "likes", { x: "taste", list: true }),
  row(String.raw`i ${OFTEN}prefer (?<x>.+)$`, "taste:{x}", "likes", { x: "preference", list: true }),
  row(
    String.raw`(?:${AM})(?:an? (?:big |huge |massive |great |avid )?(?:fan|lover) of|(?:big |totally |very |so |really )?(?:into|fond of|crazy about|passionate about|obsessed with|keen on|mad about)) (?<x>.+)$`,
    "taste:{x}",
    "likes",
    { x: "taste", list: true },
  ),
  row(
    String.raw`i ${OFTEN}(?:hate|dislike|detest|loathe|despise|can['’]?t stand|cannot stand|can not stand|can['’]?t bear) (?<x>.+)$`,
    "taste:{x}",
    "dislikes",
    { x: "taste", list: true },
  ),
  row(String.raw`i (?:${NOT}|no longer |never )(?:like|love|enjoy|care for|fancy) (?<x>.+)$`, "taste:{x}", "dislikes", {
    x: "taste",
    list: true,
  }),
  row(
    String.raw`i(?:['’]m| am|m) (?:really )?not (?:an? (?:big |huge )?fan of|(?:that |very |really |much )?(?:into|fond of|keen on)) (?<x>.+)$`,
    "taste:{x}",
    "dislikes",
    { x: "taste", list: true },
  ),
];

const BODY: readonly Rule[] = [
  row(
    String.raw`(?:${AM}|we(?:['’]re| are) (?:both |all )?|i(?:['’]ve)? (?:recently |just )?(?:became|become|turned|went|gone|been) )(?:strictly |mostly |fully |a strict |a lifelong )?(?<x>.+?)(?: (?:since|for|now)\b.*)?$`,
    "diet",
    "{x}",
    { x: "diet" },
  ),
  row(String.raw`i (?:follow|am on|eat|keep|have)(?: an?)? (?:strict |strictly )?(?<x>.+?)(?: diet)?$`, "diet", "{x}", {
    x: "diet",
  }),
  row(String.raw`i['’]m on a (?<x>.+?) diet$`, "diet", "{x}", { x: "diet" }),
  row(
    String.raw`(?:i(?:['’]m| am|m) (?:not|no longer)|i stopped being) (?:really )?(?:an? )?(?<x>[^\s\d.,;:!?()"]+)(?: ${NO_MORE})?\W*$`,
    "diet",
    "not {x}",
    { x: "diet" },
  ),
  row(
    String.raw`i (?:${NOT}|never |can['’]?t |cannot |no longer |won['’]t )(?:eat|drink) (?<x>.+)$`,
    "eats:{x}",
    "no",
    { x: "food", list: true },
  ),
  row(String.raw`i (?:stopped|quit|gave up) (?:eating|drinking|smoking) ?(?<x>.+)$`, "eats:{x}", "no", {
    x: "food",
    list: true,
  }),
  row(
    String.raw`(?:${AM}(?:(?:very|severely|deathly|highly|slightly|mildly|a bit|extremely|terribly) )?allergic|i have an? (?:severe |serious |mild |bad )?(?:allergy|intolerance)) to (?<x>.+)$`,
    "allergy:{x}",
    "yes",
    { x: "allergen", list: true },
  ),
  row(
    String.raw`i have an? (?:severe |serious |mild |bad )?(?<x>[^\d.,;:!?()"]{3,20}?) (?:allergy|intolerance)\b.*$`,
    "allergy:{x}",
    "yes",
    { x: "allergen" },
  ),
  row(String.raw`${AM}(?<x>lactose|gluten|fructose|histamine)(?: |-)intolerant\b.*$`, "allergy:{x}", "yes", {
    x: "allergen",
  }),
  row(String.raw`i(?:['’]m| am|m) (?:not|no longer) allergic to (?<x>.+)$`, "allergy:{x}", "no", {
    x: "allergen",
    list: true,
  }),
  row(
    String.raw`(?:${I}(?:have|suffer from|live with)|i['’]ve got|i (?:was|got|have been)(?: just| recently)? diagnosed with|i['’]ve (?:just |recently )?been diagnosed with) (?<x>.+)$`,
    "health:{x}",
    "yes",
    { x: "condition", list: true },
  ),
  row(
    String.raw`${AM}(?:an? )?(?<x>diabetic|asthmatic|epileptic|dyslexic|autistic|pregnant|colou?r-?blind|deaf|blind|anemic|anaemic|hemophiliac|left-handed|right-handed)(?: |$|\W)(?!to\b|by\b|with (?:rage|envy)).*$`,
    "health:{x}",
    "yes",
    { x: "number" },
  ),
];

const TONGUES_AND_TOOLS: readonly Rule[] = [
  row(
    String.raw`(?:${I}speak|${AM}fluent in|${AM}a native speaker of|my (?:native language|mother tongue|first language) is) (?<x>.+)$`,
    "speaks:{x}",
    "yes",
    { x: "language", list: true },
  ),
  row(String.raw`${AM}a native (?<x>[^\s\d.,;:!?()"]+) speaker.*$`, "speaks:{x}", "yes", { x: "language" }),
  row(String.raw`i (?:${NOT}|can['’]?t |cannot )(?:speak|understand) (?:any )?(?<x>.+)$`, "speaks:{x}", "no", {
    x: "language",
    list: true,
  }),
  row(
    String.raw`(?:${AM}|i['’]ve been |i have been |i (?:just |recently )?started )learning (?:how to (?:play|speak) )?(?<x>.+)$`,
    "learning:{x}",
    "yes",
    { x: "taste" },
  ),
  row(
    String.raw`i play (?:the )?(?<x>piano|guitar|violin|cello|drums|flute|bass|saxophone|trumpet|clarinet|ukulele|harp|football|soccer|tennis|basketball|volleyball|golf|chess|badminton|rugby|hockey|cricket)\b.*$`,
    "plays:{x}",
    "yes",
    { x: "number" },
  ),
  row(
    String.raw`(?:${I}use|${AM}using|i['’]ve switched to|i (?:just |recently )?switched (?:from .+ )?to|i code in|i program in|${I}write (?:mostly|mainly) in|we(?:['’]re| are) (?:now |currently |all )?using) (?<x>.+)$`,
    "uses:{x}",
    "yes",
    { x: "tool", list: true },
  ),
  row(String.raw`${I}(?:work|develop|build|code) (?:mostly |mainly )?(?:with|in|on) (?<x>.+)$`, "uses:{x}", "yes", {
    x: "known tool",
    list: true,
  }),
  row(
    String.raw`(?:i|we) (?:stopped using|no longer use|${NOT}use|(?:just |recently )?switched from|(?:have |recently )?moved away from|gave up on|ditched) (?<x>.+?)(?: to .+| ${NO_MORE})?$`,
    "uses:{x}",
    "no",
    { x: "tool", list: true },
  ),
  row(
    String.raw`(?:${I}(?:drive|ride)|${HAVE}(?:bought|leased)) (?:an? |my )(?<x>(?!.*\b(?:to|ticket|book|gift)\b).+)$`,
    "own:car",
    "{x}",
    { x: "named place" },
  ),
];

const POSSESSIONS: readonly Rule[] = [
  row(
    String.raw`(?:my|our) (?:current |new |main )?(?<k>${THING})(?:['’]s name)? (?:is|are) (?:now |currently |actually |called |named )*(?<x>.+)$`,
    "own:{k}",
    "{x}",
    { x: "named", k: "noun" },
  ),
  row(
    String.raw`(?:my|our) (?:current |new |total |maximum |overall )?(?<k>${QUANTITY}) (?:is|are) (?:now |currently |actually |around |about |roughly |approximately |set |scheduled |only |still )*(?:at |for )?(?<x>(?:on |in |at )?.+)$`,
    "own:{k}",
    "{x}",
    { x: "quantity", k: "noun" },
  ),
];

const DECISIONS: readonly Rule[] = [
  row(
    String.raw`(?:i|we)(?:['’]ve| have)? (?:finally |now |just |already )*(?:chose|chosen|picked|selected|settled on|opted for|went with|gone with|decided on|decided to (?:use|go with)|agreed on) (?<x>.+?) (?:for|as) (?<k>.+)$`,
    "decision:{k}",
    "{x}",
    { x: "named", k: "topic" },
  ),
  row(
    String.raw`(?:i|we)(?:['’]ve| have)? (?:finally |now |just |already )*(?:chose|chosen|picked|settled on|opted for|went with|decided on|decided to go with) (?<x>[^ ]+(?: [^ ]+){0,2})$`,
    "decision:{x}",
    "yes",
    { x: "tool" },
  ),
  row(
    String.raw`(?:i|we)(?:['’]ve| have)? (?:finally |now |just |already )*decided (?:to |that i will |that we will |i will )(?<x>.+)$`,
    "decision:{x}",
    "yes",
    { x: "deed" },
  ),
  row(
    String.raw`(?:i|we)(?:['’]ve| have)? (?:finally |now |just |already )*decided (?:not to|against) (?<x>.+)$`,
    "decision:{x}",
    "no",
    { x: "deed" },
  ),
  row(
    String.raw`(?:i|we)(?:['’]m| am|['’]re| are|['’]ll be) (?:also |actually )?(?:going|off|planning to go) to (?<x>.+?)${LATER}$`,
    "plan:{x}",
    "yes",
    { x: "proper place" },
  ),
  row(
    String.raw`(?:i|we)(?:['’]m| am|['’]re| are|['’]ll be) (?:also |actually |planning on |planning to )?(?:travel(?:l?ing)?|fly(?:ing)?|driv(?:e|ing)|heading|mov(?:e|ing)|relocat(?:e|ing)) to (?<x>.+?)${LATER}$`,
    "plan:{x}",
    "yes",
    { x: "named place" },
  ),
  row(
    String.raw`(?:i|we)(?:['’]m| am|['’]re| are|['’]ll be) (?:visiting|planning (?:a|our|my) (?:[^\s\d.,;:!?()"]+ )?(?:trip|holiday|vacation|move|honeymoon) to) (?<x>.+?)${LATER}$`,
    "plan:{x}",
    "yes",
    { x: "named place" },
  ),
  row(
    String.raw`(?:i|we)(?:['’]m| am|['’]re| are) getting (?<k>married|divorced) (?<x>in .+|on .+|next .+|this .+)$`,
    "plan:{k}",
    "{x}",
    { x: "short", k: "noun" },
  ),
  row(
    String.raw`(?:i|we)(?:['’]m| am|['’]re| are) (?:training for|preparing for|saving (?:up )?for|expecting) (?<x>(?:an? |my |our |the ).+)$`,
    "plan:{x}",
    "yes",
    { x: "deed" },
  ),
  row(
    String.raw`(?:i|we) (?:have|['’]ve got) an? (?:[^\s\d.,;:!?()"]+ )?(?<k>interview|exam|flight|appointment|deadline|wedding|surgery|presentation|marathon) (?:at .+ )?(?<x>(?:on|in|next|this|tomorrow) .*)$`,
    "plan:{k}",
    "{x}",
    { x: "short", k: "noun" },
  ),
];

export const ENGLISH: Language = {
  opens:
    /^(?:i|my|we|our|call|please|you can call|you may|everyone|people|friends|just call|address|never|always|don|do not|stop|from now|keep|answer|reply|respond|use|no |avoid|in future|going forward|for all|speak|talk|when you|whenever|be |refer|remember|note|bear|(?:the )?[^.,;:!?()"]{2,41} (?:is|are) my (?:[^\s\d.,;:!?()"]+ )?fav)/i,
  openers:
    /^(?:(?:hi|hello|hey|hiya|greetings|good (?:morning|afternoon|evening)|well|so|also|and|but|btw|by the way|actually|oh|ah|ok|okay|yes|yeah|yep|yup|no|nope|right|sure|great|cool|thanks|thank you|just so you know|so you know|for your information|fyi|for context|for the record|for reference|to be honest|tbh|honestly|frankly|plus|sorry|as i said|like i said|as (?:i )?mentioned|in fact|currently|right now|these days|nowadays|personally|i should (?:also )?(?:mention|add|say)(?: that)?|i forgot to (?:mention|say)(?: that)?|i want you to know(?: that)?|you should know(?: that)?|just to let you know|let me introduce myself|unfortunately|sadly|luckily|fortunately|recently|lately|last (?:year|month|week)|this (?:year|month|week)|yesterday|today|now|since|because|as|one more thing|the thing is|fun fact|about me|ps|update|correction|basically|in general|generally|normally|usually|first|first of all|secondly|finally|anyway|hmm|um|uh|however|though|although|wow|haha|lol|that|turns out|it turns out|i confess|i must say|i have to say|given that|mind you|apart from that|in addition|additionally|to start|background|context|important|reminder|me|myself)(?:[,!.:;\s]{1,3}|$)[–—-]?\s?)+/i,
  notes:
    /^(?:(?:please|can you|could you|also|and) )*(?:remember(?: for (?:later|next time|the future))?(?: that|:| this:)?|make a note(?: that| of this:|:)|don['’]?t forget(?: that)?|for future reference,?|save this:|memori[sz]e(?: that)?|(?<weak>note(?: that|:)|keep in mind(?: that|:)?|bear in mind(?: that)?|be aware that))\s+(?=\S)/i,
  rules: [
    ...WHO,
    ...WHERE,
    ...WORK,
    ...FAMILY_AND_PETS,
    ...TASTES,
    ...BODY,
    ...TONGUES_AND_TOOLS,
    ...POSSESSIONS,
    ...DECISIONS,
    ...ENGLISH_INSTRUCTIONS,
  ],
};
