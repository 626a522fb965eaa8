import type { FactualPatterns } from "./factual-patterns.ts";
import { anyOf } from "../../../text/phrase-pattern.ts";

/** Kinds of things of which a question may ask for one as a fact. Nobody may choose which one it is. */
const KINDS =
  "year|century|decade|country|countries|nation|continent|ocean|sea|river|lake|mountain|island|city|state|province|planet|moon|star|constellation|element|particle|currency|language|king|queen|emperor|pharaoh|dynasty|empire|president|war|battle|treaty|revolution|philosopher|scientist|physicist|chemist|mathematician|astronomer|explorer|author|writer|poet|composer|painter|artist|architect|inventor|director|organ|bone|muscle|gland|species|mammal|bird|animal|unit|symbol|theorem|theory|amendment|protocol|alphabet|party";

const MEASURES =
  "many|much|far|tall|big|long|old|deep|high|heavy|fast|wide|large|hot|cold|thick|dense|loud|bright|distant|strong";

/** Attributes whose value follows from the name of the thing alone. */
const ATTRIBUTES =
  "capital|population|currency|area|height|length|depth|distance|speed|mass|density|weight|size|diameter|radius|age|definition|meaning|origin|etymology|formula|equation|symbol|abbreviation|author|inventor|founder|name|number|value|square root|cube root|derivative|integral|boiling point|melting point|freezing point|atomic number|difference|plural|opposite|synonym|antonym|structure|function|cause|causes|purpose|language|anthem|flag|motto|date|year|birthplace|result|product|sum|law|theory|theorem|history";

/**
 * Things of an account, a contract or a service, whose handling is the same for all of its customers. Where one of them
 * is, its owner may have said: "find" and "see" are missing.
 */
const ADMINISTERED =
  "password|passcode|account|e-?mail|email address|phone number|number|username|subscription|membership|profile|pin|order|booking|reservation|ticket|boarding pass|invoice|receipt|statement|bank statement|iban|bic|address|sim|sim card|esim|card|gift card|voucher|discount code|notification|newsletter|workspace|channel|voicemail|direct debit|standing order|refund|api key|invitation|transfer|parcel|package|payment";
const ADMINISTERS =
  "reset|change|recover|update|delete|cancel|close|verify|activate|deactivate|unlock|lock|restore|download|export|enable|disable|turn on|turn off|set up|unsubscribe from|redeem|freeze|unfreeze|track|return|dispute|archive|mute|unmute|block|unblock|rename|edit";
/** Languages and tools of programming. A question that names one is answered for that one. */
const TOOLS =
  "python|java|javascript|typescript|git|npm|docker|kubernetes|sql|mysql|postgres|postgresql|mongodb|php|ruby|rust|golang|kotlin|django|flask|react|vue|laravel|bash|pandas|numpy|jquery|css|html|latex|c\\+\\+|c#|excel|regex";

export const ENGLISH_FACTS: FactualPatterns = {
  politeness:
    /^(?:(?:hi|hello|hey|please|so|and|ok|okay|well)[,!\s]+|(?:can|could|would) you (?:please )?(?:tell me |explain )?|(?:please )?tell me |do you know |i(?:'d| would) like to know )+/,
  forms: [
    /^who(?:'s| is| was| were| are)\b/,
    /^(?:who|what|whose \w+) (?:\w+ed|wrote|won|built|sang|made|began|led|drew|fought|taught|spoke|ran|became|gave|took|came|went|said|saw|lost|found|sold|shot|beat|broke|swam|flew)\b/,
    /^(?:when|where|why|how) (?:was|were|did|wasn't|weren't|didn't)\b/,
    /^(?:were|did|was (?:the|an?|there|he|she|[\w'-]+ (?:the|an?|born|ever|really|in)))\b/,
    /^where(?:'s| is| are| does| do)\b/,
    /^why(?:'s| is| are| does| do| don't| doesn't| isn't| aren't| can't)\b/,
    new RegExp(`^how (?:${MEASURES})(?: [\\w'-]+){0,3}? (?:is|are|was|were|does|do|did|has|have|had)\\b`),
    new RegExp(
      `^what(?:'s| is| are| was| were) the (?:[\\w'-]+ ){0,3}?(?:${ATTRIBUTES}) (?:of|in|between|from|on|for)\\b`,
    ),
    /^what(?:'s| is| are| was| were) the (?:(?:tall|long|short|high|deep|old|large|small|bigg|heavi|light|fast|slow|hott|cold|dens|bright|rich|near|clos|far|wid)est|most (?:populous|common|abundant|spoken|massive|distant)|first|second|third|last|only) [\w'-]+(?: [\w'-]+)?(?: (?:of|in|on|between|from|ever|to)\b|$)/,
    /^what(?:'s| is| was) an? [\w'-]+$/,
    /^what(?:'s| is| was) (?!an? |the )[\w'-]+(?: [\w'-]+){0,2}$/,
    /^what(?:'s| is| was) the [\w'-]+$/,
    /^what (?:are|were) (?!the |some |good |great )[\w'-]+(?: [\w'-]+)?$/,
    /^(?:is there|what(?:'s| is)) (?:a|any|the) (?:main )?differences? between [\w' -]+ and [\w' -]+$/,
    /^what(?:'s| is) an? [\w-]+(?: [\w-]+){0,3} called$/,
    /^what time ?zone (?:is|does) [\w' -]+$/,
    new RegExp(`^what the (?:[\\w'-]+ )?(?:${ATTRIBUTES}) (?:of|between) .+ (?:is|are|was|were)$`),
    /^what do(?:es)? .+ (?:mean|stand for|signify|consist of|weigh|measure)$/,
    /^what (?:causes|caused|happens|happened)\b/,
    new RegExp(
      `^(?:what|which|in (?:what|which)) (?:${KINDS})(?: [\\w'-]+)? (?:did|does|do|was|were|had|has|\\w+ed|won|wrote|built|began|fought)\\b`,
    ),
    new RegExp(
      `^(?:what|which) (?:${KINDS}) (?:is|are) .*(?:\\b(?:in|on|from|by|near|called|named|located)$|\\b(?:the|s) (?:\\w+est|most)\\b)`,
    ),
    new RegExp(`^(?:in (?:what|which)) (?:${KINDS}) (?:is|are)\\b`),
    /^how do(?:es)? .+ (?:work|function|form|fly|swim|breathe|reproduce|spread|move|differ|evolve)$/,
    /^how (?:is|are) .+ (?:formed|produced|defined|calculated|measured|called|spelled|spelt|written|pronounced|related|classified|generated|powered|transmitted)$/,
    /^(?:is|are) (?!it |there )[\w' -]+ (?:an?|the) [\w'-]+$/,
    /^(?:is|are) (?:the )?[\w'-]+ (?:\w+er|more \w+) than (?:the )?[\w'-]+$/,
    /^(?:define|explain|describe) (?:(?:the|a|an) )?[\w'-]+(?: [\w'-]+){0,2}$/,
    new RegExp(
      `^(?:list|name) (?:(?:all|the|all the|two|three|four|five|seven|eight|\\d+) )(?:[\\w'-]+ )?(?:${KINDS})e?s?\\b`,
    ),
    new RegExp(`^(?:the )?(?:${ATTRIBUTES}) (?:of|between|from)\\b`),
    /^convert \d[\d.,]* ?[\w°²³/]+ (?:to|into|in) [\w°²³/]+$/,
    /^(?:translate|spell) [\w' "-]+$/,
  ],
  procedures: [
    /^how (?:do|does|would|should) (?:you|i|one|we) (?:spell|pronounce) [\w' -]+$/,
    new RegExp(
      `^how (?:do|can|could|would|should) (?:i|you|we|one) (?:${ADMINISTERS}) (?:(?:a|an|the|my|your|one's|all) )?(?:[\\w-]+ )?(?:${ADMINISTERED})s?\\b(?! for\\b)[\\w' -]{0,30}$`,
    ),
    /^how (?:do|can|could|would) (?:i|you|we|one) (?:check in online|(?:log|sign) (?:in|out)(?: (?:of|on) (?:all|another|other) devices)?)$/,
    new RegExp(
      `^how (?:do|can|could|would) (?:i|you|we|one) (?!learn\\b|get (?:good|better|started)\\b|improve\\b|practi[sc]e\\b|install\\b|start\\b|teach\\b|use\\b|choose\\b)[a-z]+ (?!.*\\b(?:best|better|my|me)\\b).*\\b(?:in|with|using) (?:${TOOLS})$`,
    ),
    new RegExp(
      `^how (?:do|can|could|would) (?:i|you|we|one) [a-z]+ (?:[\\w'-]+ ){0,5}(?:git|docker|npm|sql) [\\w' -]{2,30}$`,
    ),
  ],
  advice: anyOf(`
    should | shall | ought | best | better | good | fine | ok | okay | decent | enough | reasonable | a day | per day | too much | too many | great | nice | ideal | perfect | suitable | suit | suits | recommend* | advice | advise* | suggest* | idea | ideas | tip | tips | plan | plans | recipe* | menu | menus
    | diet | diets | meal* | snack* | breakfast* | lunch* | dinner* | supper* | dessert* | dish | dishes | side dish | food | foods | treat | treats | drink | drinks | eat | eats | eating | cook* | bake | baking | wear* | watch | watching | read | reading | buy | buying
    | gift* | present for | visit | go to | go with | goes with | go well | healthy | healthier | healthiest | unhealthy | safe | safer | safest | safely | dangerous | harmful | easy | easier | easiest | quick | quickest | cheap* | affordable | fun | worth | favourite | favorite | prefer* | choose | pick | try | avoid | help | helps
    | remedy | remedies | treatment* | medicine* | medication* | dose | dosage | exercise* | workout* | hobby | hobbies | outfit* | holiday* | vacation* | trip | trips | destination* | restaurant* | hotel* | movie to | film to | book to | song to | game to | way | ways | how to | what to | where to | when to | go-to | choice | option | options
    | i | you | your | me | my | mine | we | us | our | anyone | someone | somebody | everyone | do people | people do | most people | while | for a | for an | for the | for my | for some | takes to | take to | need | needs | needed | use | uses | using | put | add | carry | lift | relax* | sleep* | nap | naps | tasty | delicious | comfortable | cosy | cozy | pretty | beautiful | useful | effective | popular | trendy | style | stylish
  `),
};
