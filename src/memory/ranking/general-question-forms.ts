import { regex } from "../../text/regex.ts";

/*
 * Questions about kinds of things, which ask for what anybody may know: "do spiders have ears?". They are laxer than the
 * facts by which answers are shared: whoever asks one is told less of a memory, and nothing else. Verbs are those of
 * nature, because "do the twins have to come" and "how is the sofa cleaned" are somebody's.
 */

const MADE =
  "(?:made|blown|born|grown|spun|woven|built|mined|drawn|cut|hatched|produced|formed|harvested|brewed|distilled|extracted|decaffeinated|refined|forged|carved|dyed|manufactured|generated|farmed)";
const PLURAL = "(?!this |was |does |has |his |its |yes )[a-z]{3,}(?<!ss|us|is)s";
const BY_NATURE =
  "(?:have|fly|swim|sleep|hear|see|smell|climb|lay|bite|sting|hibernate|migrate|jump|breathe|blink|dream|float|burn|glow|rust|melt|freeze|live|grow|bloom|flower|hatch|breed|ripen|spawn|mate)";
const SEASON =
  "(?:(?:spring|summer|autumn|winter|solar|lunar) )?(?:equinox|solstice|eclipse|easter|lent|advent|ramadan|hanukkah|diwali|spring|summer|autumn|winter|tide)";

const ENGLISH = [
  new RegExp(`^(?:do|did|can) ${PLURAL} (?:really |actually )?${BY_NATURE}(?: \\w+){0,2}$`),
  /^(?:is|are) (?:\w+ ){1,2}(?:an? (?:fruit|vegetable|mammal|fish|bird|insect|reptile|country|planet|metal)|fruit|vegetables|mammals|fish|birds|insects|reptiles)$/,
  new RegExp(`^what (?:does an? \\w+ do|do ${PLURAL} live on)$`),
  /^what colou?r (?:is|are) (?:an? )?(?!the |this |that )[\w' ]+$/,
  /^what (?:kind|sort|type) of (?:animal|plant|tree|fish|bird|metal|rock|stone|gas|star|boat|ship) (?:is|are|was)\b/,
  /^what makes (?:the )?(?:sky|sea|moon|sun|bread|dough|ice|iron|wood|leaves|grass|honey|stars) \w+/,
  new RegExp(`^how (?:is|are|was|were) (?!the |this |that |it )(?:[\\w'-]+ ){1,2}${MADE}$`),
  new RegExp(`^when (?:do|did) ${PLURAL} ${BY_NATURE}$`),
  new RegExp(`^when (?:is|was|does|do|did) (?:the )?${SEASON}(?: start| begin| end| turn)?(?: this year| next year)?$`),
  new RegExp(`^how (?:long|fast|far|high) (?:does|do|can|did) (?:an? \\w+|${PLURAL}) (?:live|fly|run|swim|grow|jump)$`),
  new RegExp(`^how come ${PLURAL} (?:are|have|can) \\w+$`),
  /^(?:which|what|who) (?:[\w'-]+ )?(?:is|are|has|have|had|lays?|lives?|holds?|makes?|grows?) (?:the |a )?(?:[\w'-]+ )?(?:most|fewest|\w{2,}est|world record|record)\b/,
  /^where (?:is|are) the (?:best|biggest|most) [\w-]+ (?:grown|found|made|mined|produced)$/,
  /^(?:which|what) (?:is|came|comes) (?:first|\w+er),? (?:the |an? )?[\w'-]+ or (?:the |an? )?[\w'-]+$/,
  /^(?:which|what) \w+ (?:is|are) (?:liquid|solid|magnetic|extinct|flightless|nocturnal)\b/,
  /^whats the (?:\w+est [\w -]+|(?:speed|capital|population|boiling point) of [\w -]+)$/,
  /^name (?:the )?(?:two|three|four|five|seven|\d+) (?:planets|moons|stars|countries|continents|capitals|oceans|rivers|lakes|mountains|islands|mammals|birds|fish|insects|reptiles|animals|metals|elements|gases|composers|painters|inventors|presidents|kings|queens|emperors|languages)(?!\w)/,
];

const GERMAN = [
  regex.u`^wie (?:schnell|alt|weit|hoch|lange?|tief) (?:ist|wird|fliegt|läuft|schwimmt|lebt|springt|schläft|taucht|wächst) (?:ein|eine) [\p{L}-]+$`,
  regex.u`^wie (?:schwer|groß|alt|hoch) (?:ist|wird) (?:der|die|das|ein|eine) [\p{L}-]+ (?:im durchschnitt|im schnitt|durchschnittlich)$`,
  regex.u`^wann (?:ist|beginnt|endet) (?:der |die |das )?(?:[\p{L}]*sonnenwende|tagundnachtgleiche|frühling|sommer|herbst|winter|ostern|pfingsten|advent|fastenzeit|ramadan|sommerzeit|winterzeit)$`,
  regex.u`^woraus (?:ist|sind|besteht|bestehen|wird|werden) (?!die |der |das |den )[\p{L}-]+(?: (?:hergestellt|gemacht|gewonnen))?$`,
  regex.u`^wie (?:wird|werden) (?!die |der |das |den )[\p{L}-]+ (?:hergestellt|gemacht|gewonnen|abgebaut|geerntet)$`,
  regex.u`^wofür (?:ist|war|wurde) [\p{L}-]+ (?:bekannt|berühmt)$`,
  regex.u`^wer hält den (?:welt)?rekord(?!\p{L})`,
  regex.u`^welche[rs]? [\p{L}-]+ (?:legt|ist|hat|baut|lebt|wird|fliegt|läuft) (?:der |die |das |den |am )?(?:flüssig|giftig|magnetisch|ausgestorben|[\p{L}]+[sß]t(?:e|en|er|es))(?!\p{L})`,
  regex.u`^was (?:macht|frisst|legt) (?:ein|eine) [\p{L}-]+$`,
  regex.u`^können (?!wir |sie |die )[\p{L}]{4,} (?:fliegen|schwimmen|hören|sehen|riechen|springen|klettern|träumen)$`,
  regex.u`^haben (?!wir |sie |die )[\p{L}]{4,} (?:ohren|augen|zähne|flügel|beine|knochen|federn|kiemen|blut|haare|nasen|ein herz|ein gehirn)$`,
  regex.u`^ist (?:der|die|das) [\p{L}-]+ (?:ein|eine) (?:land|planet|säugetier|fisch|vogel|insekt|obst|gemüse|metall|staat|insel|kontinent)$`,
  regex.u`^seit wann gibt es (?:den |die |das )?[\p{L}-]+$`,
  regex.u`^wieviele? [\p{L}-]+ (?:hat|haben) (?:ein|eine) [\p{L}-]+$`,
];

const FRENCH = [
  /^quand (?:commence|tombe|finit|est) (?:l'|le |la )?(?:automne|hiver|été|printemps|solstice d'été|solstice d'hiver|équinoxe|pâques|carême|ramadan|avent|pentecôte)$/u,
  regex.u`^comment (?:on (?:fabrique|extrait)|se (?:fabrique|forme)|(?:est|sont) (?:fabriqué|extrait)e?s?) (?:le |la |les |l'|du |de la |des )?[\p{L}-]+$`,
  regex.u`^de quoi (?:est|sont) (?:faite?s?|composée?s?|constituée?s?) (?:le |la |les |l'|un |une )?[\p{L}-]+$`,
  regex.u`^combien (?:de temps|d'années) (?:vit|dort) (?:un |une )[\p{L}-]+$`,
  regex.u`^quel(?:le)?s? [\p{L}-]+ (?:est (?:liquide|toxique|magnétique)|[\p{L}]+ (?:le|la|les) plus)(?!\p{L})`,
  regex.u`^qui détient (?:le|les) records?(?!\p{L})`,
  regex.u`^qu'est-ce qui fait (?:lever|monter|briller|flotter|tomber|rougir|bouger) (?:le |la |les |l')[\p{L}-]+$`,
  regex.u`^(?:que|qu'est-ce que) (?:mange|fait|pond) (?:un |une )[\p{L}-]+$`,
  regex.u`^est-ce que les [\p{L}-]+ (?:volent|dorment|nagent|rêvent|voient|entendent|mordent|piquent|hibernent|ont (?:des|un|une) [\p{L}]+)$`,
  regex.u`^les [\p{L}-]+ (?:(?:volent|dorment|nagent|rêvent|voient|hibernent)-(?:ils|elles)|ont-(?:ils|elles) (?:des|un|une) (?:oreilles|dents|yeux|ailes|os|poils|plumes|cœur|cerveau))$`,
  regex.u`^(?:le |la |l')[\p{L}-]+ est-(?:il|elle) (?:un|une) (?:pays|planète|mammifère|poisson|oiseau|insecte|fruit|légume|métal|île|continent)$`,
  regex.u`^ça veut dire quoi [\p{L}-]+$`,
];

const SPANISH = [
  regex.u`^cuándo (?:se (?:fundó|inventó|descubrió) (?:el |la )?[\p{L}-]+|(?:empieza|termina|acaba|es) (?:el |la )?(?:otoño|invierno|verano|primavera|solsticio de verano|solsticio de invierno|equinoccio|cuaresma|ramadán|semana santa))$`,
  regex.u`^(?:cómo se (?:fabrica|fabrican|extrae)|de qué (?:est[áa]n? hech[oa]s?|se compone)) (?:el |la |los |las )?[\p{L}-]+$`,
  regex.u`^cuánto (?:vive|duerme|mide|pesa) (?:un |una )[\p{L}-]+$`,
  regex.u`^qué [\p{L}-]+ (?:es (?:líquido|líquida|tóxico|magnético)|[\p{L}]+ (?:el|la|los|las) (?:[\p{L}]+ )?más)(?!\p{L})`,
  regex.u`^quién tiene el récord(?!\p{L})`,
  regex.u`^qué (?:come|hace|pone) (?:un |una )[\p{L}-]+$`,
  regex.u`^(?:vuelan|duermen|nadan|hibernan|tienen (?:orejas|dientes|ojos|alas|huesos|sangre|patas|corazón)|pueden (?:volar|nadar|ver|oír)) (?:los|las) [\p{L}-]+$`,
  regex.u`^es (?:un|una) (?:país|planeta|mamífero|pez|ave|insecto|fruta|verdura|metal|isla|continente) (?:el|la) [\p{L}-]+$`,
  regex.u`^(?:dónde|en qué país) se (?:inventó|descubrió|habla|hablan|originó)(?!\p{L})`,
];

/** Things of nature and of the map, of which the greatest is the same for all. */
const OF_THE_WORLD = {
  german:
    "(?:ozean|meer|fluss|strom|see|berg|gebirge|land|staat|stadt|planet|mond|tier|kontinent|insel|wüste|bauwerk|turm|vulkan|stern|fisch|vogel|säugetier|insekt|baum|metall|element|knochen|sprache)",
  french:
    "(?:océan|mer|fleuve|rivière|lac|montagne|sommet|pays|état|planète|lune|animal|continent|île|désert|tour|volcan|étoile|poisson|oiseau|mammifère|insecte|arbre|métal|élément|os|langue)",
  spanish:
    "(?:océano|mar|río|lago|montaña|monte|cordillera|país|estado|planeta|luna|animal|continente|isla|desierto|torre|volcán|estrella|pez|ave|pájaro|mamífero|insecto|árbol|metal|elemento|hueso|idioma|lengua)",
} as const;

/** Asks for the greatest of a kind: "¿cuál es el océano más grande?" */
const GREATEST = [
  regex.u`^(?:welche[rs]?|was|wie heißt) (?:ist )?(?:der|die|das) (?:größte|kleinste|längste|höchste|tiefste|älteste|schnellste|schwerste|heißeste|kälteste) ${OF_THE_WORLD.german}(?!\p{L})`,
  regex.u`^quel(?:le)? est (?:(?:le|la) plus \p{L}+ ${OF_THE_WORLD.french}|(?:le |la |l')${OF_THE_WORLD.french} (?:le|la) plus \p{L}+)(?!\p{L})`,
  regex.u`^(?:cuál|qué) es (?:el|la) ${OF_THE_WORLD.spanish} más \p{L}+(?!\p{L})`,
];

/**
 * Asks who made a work, in English: "who painted the night watch?" Its title may have words of meals and pastimes, which
 * elsewhere ask for advice.
 */
export const ASKS_FOR_MAKER =
  /^who (?:composed|sculpted|discovered|invented|(?:painted|wrote) (?!(?:it|this|that|these|those|him|her|them|me|us)\b|(?:the|a|my|our) (?:\w+ )?(?:fence|walls?|kitchen|room|doors?|shed|house|garage|letters?|e-?mails?|notes?|reports?|cards?|lists?|messages?|texts?|song|poem|book report|school play)\b))/;

/** Patterns of all languages. A question is in lower case, and without marks. */
export const GENERAL_QUESTION_FORMS: readonly RegExp[] = [...ENGLISH, ...GERMAN, ...FRENCH, ...SPANISH, ...GREATEST];
