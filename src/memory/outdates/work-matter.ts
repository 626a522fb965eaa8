import { topicsOf } from "../topics/topics.ts";
import { wordings } from "./wordings.ts";

/* Reads what, or where, the user works, and that it is other work now, in four languages. */

/** Says by its verb what, or where, somebody works. */
const WORKS = wordings(
  String.raw`i (?:still |currently )?(?:work|teach) (?:at|in|for|as|on|with|\p{L}+)|(?:i['’]?m|im) working (?:at|in|for|as)`,
  String.raw`(?:ich )?(?:arbeite|jobbe)(?: gerade| noch)? (?:als|bei|beim|in|im|auf|für)|sitze? im`,
  String.raw`je (?:travaille|bosse) (?:à|au|aux|chez|dans|comme|pour|en)`,
  String.raw`trabajo (?:en|como|de|para)`,
);
/** Says it if the sentence is about work. */
const IS_AT_WORK = wordings(
  String.raw`(?:i['’]?m|i am|im) (?:an?|the|at|in|with|on|out on)`,
  String.raw`(?:ich )?bin`,
  String.raw`je suis`,
  String.raw`soy|estoy en`,
);
/** Names of a part of a workplace. */
const WORKPLACE = wordings(
  String.raw`(?:reception|front|help|night|news) desk|desk|(?:my|the) (?:rounds?|route|beat|till)|department|dept|ward|counter|warehouse|shop floor|abteilung|rayon|caisse|área|departamento`,
);
/** Stands behind "they put me on" if it is no work: medicine, a diet, a list. */
const NO_WORK = String.raw` (?:(?:an?|the|some|my|strong|new|low|high) )*(?:\p{L}+ )?(?:hold|(?:wait)?lists?|diets?|antibiotics?|medications?|meds|medicine|drip|steroids?|statins?|insulin|pills?|tablets?|iron|\p{L}+(?:pril|olol|formin|statin|sartan|cillin|mycin|zepam|etine|xaban))(?!\p{L})`;
const GOT_OTHER_WORK = wordings(
  String.raw`(?:they|she|he|boss|management)(?:['’]?ve|['’]?s| have| has)? (?:moved|transferred|promoted|reassigned|switched|put) me (?:up )?(?:to|into|onto|on)(?!${NO_WORK})`,
  String.raw`(?:they|boss|work|management|mail|post)(?:['’]ve)?(?: have| has| had)(?: got)? me (?:on|doing) (?!${NO_WORK.trimStart()}|trial|camera|film|tape|speaker|edge|and off|my own|about)\p{L}+`,
  String.raw`(?:i|i['’]?ve|i have|just|finally) (?:was |got |been |am )*(?:transferred|promoted|reassigned|moved up)|(?:^|i |and |just )got promoted`,
  String.raw`(?:got|have|started|starting)(?: an?| my| the)? new (?:job|role|position)|changed jobs?`,
  String.raw`(?:mich|ich|wurde|bin)(?: [\p{L}]+){0,5} (?:versetzt|befördert|gewechselt)|neue[nr]? (?:job|stelle)`,
  String.raw`m['’](?:ont|a) (?:mutée?|transférée?|passée?|nommée?|promue?|affectée?)|(?:été|suis) (?:mutée?|transférée?|nommée?|promue?)`,
  String.raw`(?:un|mon) nouveau (?:poste|boulot|job|travail)|changé de (?:boulot|travail|poste|service)`,
  String.raw`me (?:han |ha )?(?:cambiaron|pasaron|movieron|trasladaron|ascendieron|cambiado|pasado|trasladado|ascendido|promovieron)(?: de| al?| \p{L}+ a)?`,
  String.raw`nuevo (?:trabajo|puesto|empleo)|cambié de (?:trabajo|puesto|empleo)|(?:trabajo|empleo|puesto) nuevo|conseguí (?:un )?(?:trabajo|empleo)`,
  String.raw`first (?:day|week|month|shift|year) (?:at|in|with|as)(?! (?:the |my |a )?(?:school|nursery|day ?care|kindergarten|uni|university|college|gym|pool|beach|slopes|camp|festival|club|class|hospital|home|house|flat)(?!\p{L}))`,
  String.raw`since i(?:['’]?ve)? (?:started|been working|began) (?:at|with|for|as)|(?:i['’]?m|i am) (?:now (?:an?|the)|an? (?:\p{L}+ ){1,3}now)|(?:got|started) (?:the|a|my) (?:[\p{L}-]+ ){0,2}job(?! done)|day (?:one|two|three|four|\d+) (?:at|with) (?:the|my|an?) (?!school|uni|gym|hospital|beach|festival)\p{L}+|went (?:freelance|self-employed)`,
  String.raw`erste[rnms]? (?:tag|woche|monat|schicht) (?:bei|beim|als|auf der arbeit)|seit (?:\p{L}+ )?(?:sitze|bin|arbeite|schaffe) ich (?:bei|beim|im|in)|seit ich (?:bei|beim|im|in|als) (?:[\p{L}-]+ ){1,4}(?:bin|arbeite|sitze|angefangen)|(?:arbeite|bin) (?:jetzt|nun|inzwischen|mittlerweile) (?:als|selbstständig|selbständig|freiberuflich)`,
  String.raw`premi(?:er|ère) (?:jour|semaine|mois|journée) (?:en freelance|chez|comme|dans)|depuis que je (?:bosse|travaille|suis (?:chez|freelance|à mon compte))|passée? (?:en freelance|à mon compte)|maintenant je (?:suis (?:\p{L}+(?:eure?|euse|rice|ier|ière|iste|ienne?|logue)|prof|chef|cadre|infirmi\p{L}+|secrétaire|chez|à mon compte)|bosse|travaille)|je (?:bosse|travaille) maintenant`,
  String.raw`primer(?:a|os)? (?:día|semana|mes|turno) (?:de(?! (?:vacaciones|clases?|cole|colegio|esquí|verano|playa))|como|en la (?:empresa|oficina|fábrica))|desde que trabajo (?:en|como|de)|ahora (?:soy|trabajo)|(?:soy|trabajo) ahora|(?:empiezo|empecé|entré) (?:de|como)`,
);
/** Words of whom somebody hired. Few sentences hold one, and the others are read no further. */
const MAY_BE_HIRED = /hired|taken on|started|angefangen|eingestellt|embauch|recrut|contrata|cogi/iu;
const HIRED = wordings(
  String.raw`(?:got |been |was |just )+(?:hired|taken on) (?:at|by|as)|(?:^|i |and |just )started (?:work(?:ing)? )?(?:at|with) (?:the |an? )(?:[\p{L}-]+ ){0,2}(?:dairy|bakery|factory|farm|garage|hotel|restaurant|caf[eé]|pub|shop|store|salon|office|care home|bank|warehouse|firm|agency|practice|surgery|pharmacy|workshop|brewery|council|museum|library|nursery job)(?!\p{L})`,
  String.raw`(?:bei|beim|als|im \p{L}*(?:heim|haus|hotel|restaurant|café|büro|amt|laden|werk|betrieb|markt|klinikum|museum)|in (?:einer|der|ner) \p{L}*(?:klinik|praxis|bäckerei|apotheke|werkstatt|firma|kanzlei|agentur|gärtnerei|tischlerei|fabrik)) (?:[\p{L}.-]+ ){0,3}angefangen|eingestellt worden|eingestellt(?= (?:als|bei|im|in) )`,
  String.raw`(?:été|suis|m['’](?:a|ont)) (?:embauchée?|recrutée?)`,
  String.raw`me (?:contrataron|han contratado|cogieron|han cogido) (?:en|de|como|para)(?! (?:el (?:seguro|teléfono)))`,
);
/** "Ich bin Hebamme am Krankenhaus", "im a nurse at Oakfield": an occupation before a workplace. */
const OCCUPIED = wordings(
  String.raw`(?:i['’]?m|im|i am) an? (?:[\p{L}-]+ ){1,4}(?:at|for|with)`,
  String.raw`bin (?:[\p{L}-]+ ){1,3}(?:bei|beim|am)`,
  String.raw`je suis (?:[\p{L}-]+ ){1,3}(?:chez|dans une?|salariée?)`,
  String.raw`soy (?:[\p{L}-]+ista|conductor[a]?|camionero|enfermer[oa]|maestr[oa]|profesor[a]?|cociner[oa]|camarer[oa]|emplead[oa])`,
);

/** Names what somebody is beside their work, in four languages: family, a hobby, help that is not paid. */
const BESIDE_WORK = wordings(
  String.raw`(?:i['’]?m|i am|as|being)(?: now)? an? (?:\p{L}+ )?(?:uncle|aunt\p{L}*|mums?|mom|mother|dad|father|parent|gran\p{L}*|brother|sister|godmother|godfather|wife|husband|volunteer|member|fan|runner|owner|homeowner|proud|citizen|vegan|vegetarian|student|pensioner)|volunteer(?:ing)?`,
  String.raw`(?:als|bin (?:jetzt|nun|inzwischen|mittlerweile)) (?:\p{L}+ )?(?:papa|mama|vater|mutter|oma|opa|onkel|tante|pat(?:e|in)|großvater|großmutter|ehrenamtlich\p{L}*|rentner(?:in)?|student(?:in)?)|ehrenamt\p{L}*`,
  String.raw`(?:suis|comme|je suis maintenant|maintenant je suis) (?:\p{L}+ )?(?:papa|maman|père|mère|grand-(?:père|mère)|oncle|tante|tonton|tata|parrain|marraine|bénévole|retraitée?|étudiante?|propriétaire)|bénévole`,
  String.raw`(?:soy|de|como) (?:\p{L}+ )?(?:papá|mamá|padre|madre|abuel[oa]|tí[oa]|padrino|madrina|voluntari[oa]|jubilad[oa]|estudiante|propietari[oa])`,
);

/** Returns true if a text says that the user has other work now. */
export const tellsOtherWork = (text: string): boolean =>
  (GOT_OTHER_WORK.test(text) || (MAY_BE_HIRED.test(text) && HIRED.test(text))) && !BESIDE_WORK.test(text);

/** Returns true if a text says what, or where, the user works. */
export const tellsWork = (text: string): boolean =>
  !tellsOtherWork(text) &&
  (WORKS.test(text) ||
    OCCUPIED.test(text) ||
    (IS_AT_WORK.test(text) && (WORKPLACE.test(text) || topicsOf(text).includes("work"))));
