/*
 * Openings of questions about kinds of things, which ask for what anybody may know: "do spiders have ears?". They are
 * laxer than the facts by which answers are shared: whoever asks one is told less of a memory, and nothing else.
 */

const MADE = "(?:\\w+ed|made|blown|born|grown|spun|woven|built|mined|drawn|cut|found|hatched|made of)";
const PLURAL = "(?!this |is |was |does |has |his |its |us |yes )[a-z]{3,}s";

/** Articles of things that are somebody's: "the gym". A kind has none in English, and in French and Spanish it has one. */
const ENGLISH = [
  new RegExp(`^(?:do|does|did|can|could|are|have|were) ${PLURAL} \\w+`),
  /^(?:is|are) (?:\w+ ){1,2}(?:an? (?:\w+ )?(?:fruit|vegetable|mammal|fish|bird|insect|reptile|country|planet|metal|verb|noun|adjective|word|number)s?|(?:fruit|vegetables|mammals|fish|birds|insects|reptiles|countries|planets|metals))$/,
  /^does (?!the |this |that |it |my )\w+ \w+(?: twice| in water| at night| underwater)?$/,
  new RegExp(`^what (?:does|do|did) (?:an? \\w+|${PLURAL}) (?:do|live on|look like|have)$`),
  /^what (?:colou?r|shape) (?:is|are) (?:an? )?(?!the |this |that )[\w']/,
  /^what (?:kind|sort|type) of (?:animal|plant|tree|fish|bird|metal|rock|stone|word|material|gas|star|boat|ship) (?:is|are|was)\b/,
  /^what makes (?!an? )(?:the )?\w+ (?:\w+ )?(?:rise|fall|red|blue|green|glow|float|sink|burn|freeze|melt|boil|move|fly|salty|sticky|hot|cold)\b/,
  new RegExp(`^how (?:is|are|was|were) (?!the |this |that |it )(?:[\\w'-]+ ){1,3}${MADE}$`),
  new RegExp(`^when (?:do|did) ${PLURAL} \\w+$`),
  /^when (?:is|was|does|do|did) (?:the )?(?:\w+ )?(?:equinox|solstice|eclipse|easter|lent|advent|ramadan|hanukkah|diwali|spring|summer|autumn|winter|tide)\b(?! \w+ (?:start|begin))/,
  /^how (?:often|long|fast|far) (?:does|do|can|did) (?:an? |halley's )?(?!the |this |that |it )[\w' -]+ (?:live|come|last|fly|run|swim|grow|take|travel|happen|occur|blink|sleep)$/,
  /^how come (?!the |this |that |it |your )\w+/,
  /^(?:which|what|who) (?:[\w'-]+ )?(?:is|are|has|have|had|lays?|lives?|holds?|makes?|produces?|grows?|runs?|flies|swims?) (?:the |a )?(?:[\w'-]+ )?(?:most|fewest|\w{2,}(?:est)|world record|record)\b/,
  /^who holds the .*(?:record|title)$/,
  /^(?:which|what) (?:is|came|comes) (?:first|\w+er),? (?:the |an? )?[\w'-]+ or (?:the |an? )?[\w'-]+$/,
  /^(?:which|what|whats) (?:\w+ )?(?:is|are) (?:liquid|solid|magnetic|extinct|flightless|nocturnal)\b/,
  /^(?:whats|what's|what is) the \w+est [\w -]+$/,
  /^whats (?:the speed|the capital|the population|the boiling point|the difference|an? \w+$)/,
  /^name (?:the|all|two|three|four|five|seven|\d+) (?!of (?:my|our))\w+/,
];

const GERMAN = [
  /^wie (?:schnell|schwer|groß|alt|hoch|weit|lang|oft|tief|viel|lange) (?:[\p{L}]+ ){0,2}(?:ein|eine|einer|einem)? ?[\p{L}-]+ (?:im durchschnitt|im schnitt|durchschnittlich|werden|leben|fliegen|laufen)$/u,
  /^wie (?:schnell|alt|weit|hoch|lange?|tief) (?:ist|wird|fliegt|läuft|schwimmt|lebt|springt|schläft|taucht|wächst) (?:ein|eine) [\p{L}-]+$/u,
  /^wie (?:oft|lange) (?:kommt|dauert|lebt|schläft) (?:der|die|das|ein|eine) [\p{L}-]+sche[rn]? [\p{L}-]+$/u,
  /^wie schwer ist (?:der|die|das|ein|eine) [\p{L}-]+ (?:im durchschnitt|im schnitt|durchschnittlich)$/u,
  /^wann (?:ist|beginnt|fängt|endet) (?:der |die |das )?(?:[\p{L}]*sonnenwende|tagundnachtgleiche|frühling|sommer|herbst|winter|ostern|pfingsten|advent|fastenzeit|ramadan|sommerzeit|winterzeit)(?: an)?$/u,
  /^(?:wie wird|wie werden|woraus (?:ist|sind|besteht|bestehen|wird|werden)|aus was (?:ist|besteht|wird)) (?!die |der |das |den |eine? (?:gute|schöne))[\p{L}-]+(?: (?:hergestellt|gemacht|gewonnen|abgebaut|gebaut|geerntet))?$/u,
  /^(?:wofür|wodurch) (?:ist|sind|war|wurde) [\p{L}-]+ (?:bekannt|berühmt)(?: geworden)?$/u,
  /^wer hält den (?:welt)?rekord(?!\p{L})/u,
  /^welche[rs]? [\p{L}-]+ (?:legt|ist|hat|baut|lebt|wird|fliegt|läuft) (?:der |die |das |den |am )?(?:flüssig|giftig|magnetisch|ausgestorben|[\p{L}]+[sß]t(?:e|en|er|es))(?!\p{L})/u,
  /^was (?:macht|frisst|tut|legt|ist) (?:ein|eine) [\p{L}-]+$/u,
  /^(?:können|haben|sind|legen|schlafen|fliegen|gibt es|gab es) (?!wir |sie |die |noch |alle )[\p{L}]{4,}(?:e|n|en|er|s) [\p{L}]{4,}$/u,
  /^ist (?:der|die|das) [\p{L}-]+ (?:ein|eine) (?:land|planet|säugetier|fisch|vogel|insekt|obst|gemüse|metall|staat|insel|kontinent)$/u,
  /^seit wann gibt es (?:den |die |das )?[\p{L}-]+$/u,
  /^(?:aus|in) welche[mnr] (?:land|stadt|jahr|jahrhundert|kontinent) (?:kommt|kommen|liegt|gibt|stammt)(?!\p{L})/u,
  /^wieviele? [\p{L}-]+ (?:hat|haben|gibt es|sind|passen|leben)(?!\p{L})/u,
];

const FRENCH = [
  /^quand (?:commence|tombe|finit|est|a lieu) (?:l'|le |la )?(?:automne|hiver|été|printemps|solstice|équinoxe|pâques|carême|ramadan|avent|pentecôte)(?!\p{L})/u,
  /^comment (?:on (?:fabrique|fait|extrait|produit)|se (?:fabrique|fait|produit)|(?:est|sont) (?:fabriqué|produit|extrait|fait)e?s?) (?:le |la |les |l'|du |de la |des )?[\p{L}-]+$/u,
  /^de quoi (?:est|sont) (?:faite?s?|composée?s?|constituée?s?) (?:le |la |les |l'|un |une )?[\p{L}-]+$/u,
  /^(?:combien de temps|combien d'années) (?:vit|vivent|dure|dort|dorment) (?:un |une |les )[\p{L}-]+$/u,
  /^quel(?:le)?s? [\p{L}-]+ (?:est (?:liquide|toxique|magnétique)|[\p{L}]+ (?:le|la|les) plus)(?!\p{L})/u,
  /^qui (?:détient|a) (?:le|les) (?:record|plus)(?!\p{L})/u,
  /^qu'est-ce qui fait (?:lever|monter|briller|flotter|tomber|rougir|bouger) (?:le |la |les |l')[\p{L}-]+$/u,
  /^(?:que|qu'est-ce que) (?:mange|mangent|fait|font|pond) (?:un |une |les )(?!enfant|bébé|chien|chat)[\p{L}-]+$/u,
  /^est-ce que les (?!enfants|bébés|chiens|chats|gens)[\p{L}-]+ [\p{L}']+(?: (?:des|de|la|le|les) [\p{L}]+)?$/u,
  /^les (?!enfants|bébés|chiens|chats|gens)[\p{L}-]+ [\p{L}]+-(?:ils|elles) ?(?:(?:des|de|la|le|les) )?[\p{L}]*$/u,
  /^(?:le |la |l')[\p{L}-]+ est-(?:il|elle) (?:un|une) (?:pays|planète|mammifère|poisson|oiseau|insecte|fruit|légume|métal|île|continent)$/u,
  /^ça veut dire quoi [\p{L}' -]+$/u,
  /^combien (?:il y a|y'a|ya) (?:de |d')[\p{L} -]+$/u,
];

const SPANISH = [
  /^cuándo (?:se (?:fundó|inventó|descubrió|construyó|firmó|creó)|(?:empieza|termina|acaba|es) (?:el |la )?(?:otoño|invierno|verano|primavera|solsticio|equinoccio|cuaresma|ramadán|semana santa|pascua))(?!\p{L})/u,
  /^(?:cómo se (?:hace|fabrica|obtiene|extrae|produce)|de qué (?:está hecho|está hecha|están hechos|están hechas|se compone|se hace)) (?:el |la |los |las )?(?!tortilla|paella|gazpacho|flan|arroz)[\p{L}-]+$/u,
  /^cuánto (?:vive|viven|tarda|duerme|duermen|mide|pesa) (?:un |una |los |las )[\p{L}-]+$/u,
  /^qué [\p{L}-]+ (?:es (?:líquido|líquida|tóxico|magnético)|[\p{L}]+ (?:el|la|los|las) (?:[\p{L}]+ )?más)(?!\p{L})/u,
  /^quién tiene el récord(?!\p{L})/u,
  /^qué (?:come|comen|hace|hacen|pone) (?:un |una |los |las )(?!niñ|bebé|perr|gat)[\p{L}-]+$/u,
  /^(?:vuelan|tienen|pueden|ponen|duermen|nadan|son) (?:[\p{L}]+ )?(?:los|las) (?!niñ|bebé|perr|gat)[\p{L}-]+(?: [\p{L}]+)?$/u,
  /^es (?:un|una) (?:país|planeta|mamífero|pez|ave|insecto|fruta|verdura|metal|isla|continente) (?:el|la) [\p{L}-]+$/u,
  /^(?:dónde|en qué país) se (?:inventó|descubrió|fundó|habla|hablan|originó)(?!\p{L})/u,
];

/** Patterns of all languages. A question is in lower case, and without marks. */
export const GENERAL_QUESTIONS: readonly RegExp[] = [...ENGLISH, ...GERMAN, ...FRENCH, ...SPANISH];
