import { regex, regexOf } from "../text/regex.ts";

/*
 * Finds clauses that limit what their speaker can do, in four languages: fears, bodies, money, times. People say them
 * beside a request and leave out the "I": "plan me a workout, dodgy knee so no jumping". Food has a file of its own.
 */

/** In characters. A longer clause tells a story. */
const LONGEST = 110;

const PARTS =
  "knees?|back|hips?|shoulders?|ankles?|wrists?|neck|spine|heart|leg|legs|foot|feet|elbows?|hands?|thumbs?|eyes|eyesight|hearing|lungs?|joints|balance";
const TEIL = String.raw`\S*(?:knie|rücken|hüfte|schulter|knöchel|handgelenk|nacken|herz|bein|fuß|ellenbogen|bandscheibe|kreuz|lunge|augen|gelenke)`;
const PARTIE =
  "genoux?|dos|hanches?|épaules?|chevilles?|poignets?|nuque|cœur|jambes?|pieds?|coudes?|poumons|yeux|vertèbres?";
const PARTE =
  "rodillas?|espalda|caderas?|hombros?|tobillos?|muñecas?|cuello|corazón|piernas?|pies?|codos?|pulmones|lumbares|cervicales";
const DAYS =
  "mon(?:day)?s?|tues?(?:day)?s?|wed(?:nesday)?s?|thu(?:rs)?(?:day)?s?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?|weekends?|weekdays?|mornings?|evenings?|afternoons?|nights?|lunchtimes?";

/** English, German, French and Spanish. Each says by itself that something is out of the speaker's reach. */
const CLASSES = {
  fears: [
    String.raw`(?:terrified|petrified|scared|frightened|afraid) (?:stiff |shitless |to death )?of (?:flying|driving|swimming|diving|sailing|planes|heights|needles|water|the dark|blood|lifts|elevators|crowds|dogs|cats|spiders|snakes|bears|wolves|horses|bees|wasps|birds|clowns|thunder|storms|dentists|bridges|tunnels)(?=$|[\s,.!])|\w*phobi(?:a|c)\b|freak(?:s|ed)? me out|(?:makes?|gets?) me (?:really |so |super |all )?(?:panick?y?|faint|dizzy|nauseous|queasy)|gives? me (?:panic attacks|vertigo|the willies|anxiety)|panic attacks? (?:in|on|when|if)|(?:car|sea|motion|travel)[ -]?sick(?:ness)?`,
    String.raw`(?:panische )?angst (?:vor|in|im|auf|beim)\s|\S*(?:flug|höhen|platz|spritzen)angst|\S+phobie|panik (?:vor|in|im|auf|bei|beim)\s|(?:krieg|bekomm)\S* (?:ich )?(?:\S+ ){0,3}panik|wird (?:mir|es mir) (?:\S+ )?(?:schlecht|schwindlig|schwindelig|übel)|mir (?:\S+ ){0,4}(?:schlecht|schwindlig|schwindelig|übel)|seekrank|reisekrank`,
    String.raw`(?:une )?(?:peur|trouille|frousse|phobie) (?:bleue |panique )?(?:de |d['’]|des |du |en )|\S*phobe(?=$|[\s,.!])|le vertige|(?:fait|font) (?:paniquer|flipper)|mal (?:de mer|des transports)|malade en (?:voiture|bus|bateau|car)`,
    String.raw`(?:me|nos) (?:da|dan) (?:\S+ )?(?:miedo|pánico|terror|vértigo|claustrofobia|ansiedad)|(?:miedo|pánico|fobia) (?:a|al) (?:\S+)|\S+fóbic[oa](?=$|[\s,.!])|me mareo|me pone(?:n)? mal`,
  ],
  bodies: [
    String.raw`(?:bad|dodgy|bum|busted|gammy|wonky|injured|torn|broken|sore|weak|frozen|sprained|fractured|dislocated|slipped|knackered|buggered|trapped|replaced|arthritic) (?:left |right |lower )?(?:${PARTS})(?=$|[,.!]|\s(?:and|so|tho|though|but|at|atm|rn|now|since|from|these|this|right|after|again|lol|because|cos|here)(?!\p{L}))|(?:${PARTS}) (?:is|are|['’]s) (?:still )?(?:bad|injured|shot|bust(?:ed)?|knackered|broken|torn|sore|playing up|giving out|wrecked|killing me)|(?:broke|sprained|twisted|tore|fractured|dislocated|pulled|injured|busted) my (?:\w+ )?(?:${PARTS})|in a (?:cast(?! iron)|sling|boot|wheelchair)|on crutches|(?:hip|knee) replacement|hard of hearing|(?:can['’]?t|cannot|can not|not allowed to|not supposed to|mustn['’]?t|unable to) (?:really |even )?(?:(?:do|manage|climb|take) (?:the )?(?:stairs|steps|ladders|hills|heights)|(?:lift|carry) (?:anything|heavy|more|over|much)|(?:walk|sit|run|drive|swim|cycle|kneel|bend|jump|hike)(?= (?:far|long|for|more|much|down|over|well|anymore|any more|at|since|because|yet|right|until|till|on)|$|[,.!])|stand (?:for|up|long)|(?:be around|go near|handle|deal with) (?:crowds|noise|smoke|dogs|needles|blood|heights))`,
    String.raw`(?:kaputt|schlimm|schlecht|lädiert|verletzt|gebrochen|gerissen|verstaucht|operiert)\S* (?:${TEIL})(?=$|[\s,.!])|(?:${TEIL}) (?:\S+ ){0,4}?(?:nicht (?:mehr )?mit|kaputt|hinüber|im eimer|operiert|gebrochen|verstaucht|gerissen|im arsch|schmerzt)|(?:${TEIL}) (?:tut|tun|schmerz\S*) |im rollstuhl|auf krücken|schwerhörig|(?:darf|kann) (?:\S+ ){0,4}?(?:(?:nicht|nix|nichts|kaum|keine[nr]?) (?:\S+ ){0,4}(?:heben|tragen|laufen|gehen|sitzen|stehen|fahren|steigen|joggen|rennen|knien|treppen|bücken)|keine treppen)|(?:^|\s)keine treppen`,
    String.raw`mal (?:au|aux|à la) (?:${PARTIE})|(?:${PARTIE}) (?:en vrac|en miettes|fichu\S*|cassé\S*|foutu\S*|bloqué\S*|opéré\S*|fragiles?|abîmé\S*)|(?:cassé|foulé|tordu|déchiré|luxé) (?:le|la|les|l['’]|un|une) (?:\S+ )?(?:${PARTIE})|en fauteuil|en béquilles|malentendant\S*|dur\S* d['’]oreille|(?:peux|peut|dois|arrive) (?:pas|plus|à peine) (?:\S+ )?(?:porter|soulever|marcher|courir|monter|conduire|nager|rester|plier|m['’]asseoir|rester debout)`,
    String.raw`(?:${PARTE}) (?:\S+ )?(?:mal|fatal|rot[oa]s?|operad[oa]s?|fastidiad[oa]s?|jodid[oa]s?|destrozad[oa]s?|lesionad[oa]s?)|(?:me|le) (?:duelen?|falla) (?:\S+ )?(?:${PARTE})|en silla de ruedas|con muletas|(?:roto|rota|operado|lesionado|torcido|esguince) (?:de |en |el |la |un )+(?:${PARTE})|no (?:puedo|debo|puede) (?:\S+ )?(?:cargar|levantar|subir|caminar|andar|correr|conducir|agacharme|estar de pie|nadar)`,
  ],
  money: [
    String.raw`(?:i['’]?m|we['’]?re|am|are|so|totally|completely|flat|still|stony) (?:broke|skint)(?=$|[\s,.!])|^(?:broke|skint) (?:till|until|this|at|right|af|rn|student)|strapped for cash|short (?:on|of) (?:cash|money)|on a (?:very |super |really )?(?:tight|small|limited|shoestring|student) budget|money(?:['’]?s| is) (?:\w+ )?tight|(?:can['’]?t|cannot|can not) (?:go over|spend more than|pay more than|spend over)|not a penny (?:more|over)`,
    String.raw`(?:bin|sind|grad|gerade|total|völlig|ziemlich|komplett) (?:\S+ ){0,4}?(?:pleite|blank)(?=$|[\s,.!])|knapp bei kasse|(?:kann|können) (?:\S+ ){0,5}?nicht leisten|(?:geld|kohle) (?:ist|sitzt) (?:\S+ )?knapp|mehr als \d+ (?:euro|€|franken) (?:\S+ )?(?:geht|ist|sind|hab) (?:\S+ )?nicht`,
    String.raw`(?:suis|est|sommes) (?:\S+ )?(?:à sec|fauché\S*|à découvert|ric[- ]rac)|(?:peux|peut|pouvons) pas (?:me |se |nous )(?:le |la |les )?(?:permettre|payer)|(?:petit )?budget (?:très |super )?(?:serré|limité)|pas les moyens|pas plus de \d+ (?:euros|balles|€)`,
    String.raw`(?:estoy|estamos|ando|andamos|voy|vamos) (?:\S+ )?(?:pelad[oa]s?|sin (?:blanca|un duro|pasta|plata|dinero|un peso)|just[oa]s? de (?:dinero|pasta)|cort[oa]s? de (?:dinero|plata)|a dos velas|ties[oa]s?)|no (?:me|nos) (?:lo |la |los |las )?(?:puedo|podemos) permitir|no (?:llego|llegamos) a fin de mes|no (?:me )?(?:da|alcanza) para`,
  ],
  times: [
    String.raw`(?:can|could) only (?:do|make|manage|meet|work|come) (?:\w+ )?(?:${DAYS})|(?:can['’]?t|cannot|can not) (?:do|make|manage|work) (?:${DAYS})|(?:only|not) (?:free|available) (?:on |in |at |after |before |between |until |from )|only (?:have|got|get) (?:the )?(?:${DAYS})(?: free| off)?|^no (?:\w+ ){1,2}(?:after|before|past) (?:\d|noon|midnight|dark|six|seven|eight|nine|ten|eleven|lunch|dinner|bed)`,
    String.raw`(?:kann|hab(?:e)?|geht|können|haben) (?:\S+ ){0,3}?(?:nur|erst|nie|nicht) (?:am |ab |vor |nach |bis )?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|wochenende|morgens|vormittag|nachmittag|abend|nachts|mittag)\S*|^(?:keine|kein) \S+ (?:nach|vor|ab) (?:\d|acht|neun|zehn|elf|zwanzig)`,
    String.raw`(?:peux|suis|dispo\S*|libre) (?:\S+ )?(?:que|qu['’]|seulement|uniquement) (?:le |les |à |en )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week-?end|matin|soir|après-midi|midi)\S*|^(?:pas|plus) d(?:e |['’])\S+ (?:après|avant) (?:\d|midi|minuit)`,
    String.raw`(?:solo|sólo) (?:puedo|tengo|estoy|me va) (?:\S+ )?(?:los? |las? |por |de )+(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|tarde|noche|fin)\S*|no puedo (?:los? |las? |por la )(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|tarde|noche)\S*|^(?:nada de|sin) \S+ (?:después|antes) de`,
  ],
} as const;

/** A fear limits as an illness does. */
const KINDS = { fears: "health", bodies: "health", money: "state", times: "state" } as const;

type LimitClass = keyof typeof CLASSES;

const LIMITS = (Object.keys(CLASSES) as LimitClass[]).map((name) => ({
  kind: KINDS[name],
  pattern: regex.iu`(?<![\p{L}\d])(?:${CLASSES[name].join("|")})`,
}));

/** A clause about somebody else, about whoever is spoken to, or one that only supposes. "My mother" is the speaker's. */
const OF_OTHERS = regex.iu`(?<![\p{L}\p{M}])(?:he|she|they|you|your|used to|früher|autrefois|antes|solía|him|his|their|them|people|someone|somebody|anyone|who|if|would|wenn|falls|er|sie|ihr|dein\w*|man|wer|jemand|il|elle|ils|elles|tu|vous|ton|ta|tes|qui|quelqu['’]un|él|ella|ellos|ellas|tú|usted|alguien|quien)(?![\p{L}\p{M}])|(?<!\p{L})du \p{L}+st(?!\p{L})|^\W*(?:and |but |und |aber |et |mais |y |pero )?(?:the|der|die|das|le|la|les|el|los|las) `;

/** Words by which a clause is its speaker's own. "Me" alone is not: "draw me a knight in a cast". */
const OWN = regex.iu`(?<![\p{L}\p{M}])(?:i|i['’]?m|i['’]ve|im(?! rollstuhl)|ive|my|we|we['’]re|our|ich|mein\w*|wir|unser\w*|habe? (?:mir|uns)|je|j['’]\S+|mon|ma|mes|m['’]\S+|me suis|on (?:est|a|n['’]|ne|peut|doit)|nous (?:sommes|avons|ne|n['’])|notre|yo|mi|mis|nuestr\w+|(?:me|nos) \p{L}+[éí]|estoy|tengo|puedo|ando|voy|estamos|andamos)(?![\p{L}\p{M}])`;

/** Words for the one who feels a limit: "heights freak me out", "les ponts me font paniquer". */
const FELT = regex.iu`(?<![\p{L}\p{M}])(?:me|mich|mir|uns|nous|nos)(?![\p{L}\p{M}])`;
const FELT_BEFORE = regex.iu`(?<![\p{L}\p{M}-])(?:me|nous|nos)\s+$`;

/** Things that can or cannot run, and have no body. */
const THING = regex.iu`(?<![\p{L}\p{M}])(?:code|servers?|\w*apps?|scripts?|builds?|programs?|programme?|bots?|query|queries|website|site|api|laptop|computer|phone|batter(?:y|ies)|car|van|engine|motor|drone|database|pipelines?|models?|process|job|function|loop|containers?|skript|programm|rechner|handy|auto|akku|serveurs?|ordinateur|voiture|téléphone|servidor|ordenador|coche|móvil|programa)\s+(?:\w+ly |just |still |einfach |ne |no )?$`;

const WORKS = String.raw`characters?|villains?|heroe?s?|heroine|headlines?|slogans?|scenes?|sketch(?:es)?|jokes?|puns?|ads?|adverts?|advertisements?|stor(?:y|ies)|tales?|novels?|poems?|songs?|lyrics|limericks?|haikus?|captions?|monologues?|dialogues?|screenplays?|scripts?|comics?|cartoons?|memes?|figur(?:en)?|charakter\w*|schlagzeilen?|überschrift(?:en)?|szenen?|witze?n?|werbe\w+|anzeigen?|geschichten?|märchen|roman\w*|gedichte?|lied(?:er)?|personnages?|méchants?|accroches?|scènes?|blagues?|pubs?|publicités?|histoires?|contes?|poèmes?|chansons?|dessins?|personajes?|villan[oa]s?|titular(?:es)?|eslóganes|eslogan|escenas?|chistes?|anuncios?|historias?|cuentos?|novelas?|poemas?|canci(?:ón|ones)|dibujos?`;
const MAKES = String.raw`design|draw|make|give|tell|plan|create|invent|write|generate|compose|come up with|think of|sketch|act out|entw[iu]rf\w*|mach\w*|gib|erzähl\w*|plan\w*|erfinde?|schreib\w*|erstell\w*|denk\w*|fais|donne|raconte|planifie|crée|invente|écris|imagine|imagina|invéntame|dame|haz|hazme|cuenta|cuéntame|planea|crea|créame|escribe|escríbeme|diseñ[ae]\w*`;
/** A text or a picture that is asked for: the limits in it are nobody's. */
const INVENTS = regexOf(
  String.raw`(?<![\p{L}\p{M}])(?<!(?:never|n['’]?t|not|stop|nie) )(?:${MAKES})(?![\p{L}\p{M}])[^.!?]{0,60}?(?<![\p{L}\p{M}])(?:${WORKS})(?![\p{L}\p{M}-])` +
    String.raw`|(?:^|[,;:.!?]\s*|please |bitte )(?:(?:draw|sketch|paint|zeichne|male?) (?:me|us|a|an|mir|uns|eine?n?)|(?:dessine|peins)(?:-moi|-nous| moi| nous)? (?:une?|des)|(?:dib[uú]ja|p[ií]nta)(?:me|nos)? (?:una?|unos))(?![\p{L}\p{M}])`,
  "iu",
);

/** Returns whether a sentence asks for a text or a picture about somebody who need not exist. */
export const asksForWork = (sentence: string): boolean => INVENTS.test(sentence);

/** How a question opens. */
const ASKING = regex.iu`^\W*(?:how|what|which|where|why|should|do|does|is|are|can (?:i|you|we|people)|could (?:i|you|we)|wie|was|wo|welche\w*|warum|comment|quel\w*|pourquoi|cómo|qué|cuál|dónde)(?![\p{L}\p{M}])`;

/** Words before a limit whose subject was left out. */
const LEAD =
  /^\W{0,3}(?:(?:and|but|so|btw|also|ok|well|got|with|have|since|because|cos|cause|cuz|still|super|really|totally|und|aber|weil|hab|habe|bin|mit|total|et|mais|donc|car|avec|ai|suis|y|pero|es que|porque|con|a|un|une|una|ein\w*|proper|bit)[\s,:]+){0,3}/iu;

/** Where one thing ends that a run-on sentence says. */
const CLAUSE_ENDS =
  /[,;:!?…()–—\n]+\s*|\.\s+|\s-\s|\s(?=(?:but|so|cos|cuz|because|since|aber|weil|denn|mais|donc|car|pero|porque|así que)\s)/giu;

/** A clause that limits its speaker. */
export interface LimitClause {
  readonly quote: string;
  readonly kind: "health" | "state";
}

/** Returns the clauses of a sentence that say that something is out of its speaker's reach, in their own words. */
export function limitClauses(sentence: string): LimitClause[] {
  const found: LimitClause[] = [];
  if (asksForWork(sentence)) return found;
  let from = 0;
  for (const end of [...sentence.matchAll(CLAUSE_ENDS), null]) {
    const quote = sentence.slice(from, end?.index ?? sentence.length).trim();
    const kind = end?.[0].includes("?") === true ? null : limitKind(quote);
    if (kind) found.push({ quote, kind });
    from = end ? end.index + end[0].length : sentence.length;
  }
  return found;
}

function limitKind(clause: string): LimitClause["kind"] | null {
  // Behind a question or a stop nothing is left of most sentences, and the patterns would be compiled for it.
  if (clause === "" || clause.length > LONGEST) return null;
  for (const { kind, pattern } of LIMITS) {
    const limit = pattern.exec(clause);
    if (!limit) continue;
    const before = clause.slice(0, limit.index);
    const isFelt = FELT.test(limit[0]) || FELT_BEFORE.test(before);
    const isOwn = isFelt || (OWN.test(clause) && !THING.test(before)) || before.replace(LEAD, "") === "";
    return isOwn && !OF_OTHERS.test(clause) && !ASKING.test(clause) ? kind : null;
  }
  return null;
}
