import { MACHINES, NAMESAKES } from "./foreign/reader-words.ts";

/*
 * Guards tell words that look like a statement of the user about themselves and are none. Each row names
 * the trap. Precision comes from guards: a pattern may be broad where a guard is sure.
 */

/**
 * The sentences that a guard rules out. `all`: every sentence; `text`: this sentence and all after it; `after`: all
 * after it; `sentence`: this one; `around`: this one and the one before; `rest`: this clause and those after it in
 * its sentence.
 */
export type Reach = "all" | "text" | "after" | "sentence" | "around" | "rest";

export interface Guard {
  readonly reach: Reach;
  readonly pattern: RegExp;
}

const ASKING = String.raw`(?:(?:please|now|ok(?:ay)?|hi|hello|hey|i want you to|i'd like you to|i need you to|let'?s|can you|could you|would you|help me|will you|you should)[\s,!]{1,3}){0,3}`;
const FICTION = String.raw`(?:story|poem|song|lyrics|dialog(?:ue)?|script|scene|novel|screenplay|monologue|fan ?fic\w*|joke|haiku|limerick|rap|tale|roleplay|diary entry|persona|character|testimonial|example sentences?|fake \w+|sample \w+)`;
const WORK_ON = String.raw`(?:translate|summari[sz]e|proof ?read|rephrase|paraphrase|rewrite|reword|correct|fix|edit|improve|polish|shorten|simplify|review|check|analy[sz]e|classify|extract|parse|grade|convert|reply to|respond to|complete|continue|repeat|explain|expand|übersetze|korrigiere|traduis|corrige|resume|traduce|résume|tl;?dr)`;
const DOCUMENT = String.raw`(?:e-?mail|letter|message|text|article|paragraph|essay|sentence|passage|transcript|review|post|tweet|abstract|log|code|output|note|draft|bio|cv|resume|statement|excerpt|snippet|dialog(?:ue)?|conversation|chat|story|prompt|quote|poem|lyrics|answer|response|example|input|email thread)`;

/** Words for a text that the model is to work on; the text stands before the order or after it. */
const POINTED_AT = String.raw`(?:this|that|it|these|those|the (?:above|following|text|sentences?|message)|das|dies(?:en|es|er)?(?: \S+)?|den (?:text|satz)|es|ça|cela|ceci|le|la|les|cette \S+|ce \S+|esto|eso|est[ae] \S+|la frase|el texto|lo)`;
const TURN_INTO = String.raw`(?:translate|rephrase|paraphrase|rewrite|reword|proof ?read|correct|übersetze?|übersetzen sie|korrigiere?|formuliere?|traduis|traduisez|corrige[rz]?|reformule[rz]?|traduce|traduzca|reformula|corrija)`;
const LANGUAGE_CHECKED = String.raw`(?:correct|right|grammatical|grammatically correct|natural|idiomatic|ok(?:ay)?|richtig|korrekt|in ordnung|correcte?|juste|correct[ao]|bien (?:dicho|escrit[ao]))`;
const PEOPLE_ANSWERED = String.raw`(?:customer|client|user|guest|person|patient|student|reader|applicant|candidate|subscriber|complaint|review|comment|ticket|e-?mail|mail|message|enquiry|inquiry|request|kunde?n?|kundin|gast|nachricht|anfrage|beschwerde|cliente?|client|cliente|huésped|réclamation|courriel|mensaje|correo|demande|avis|reseña|queja)`;

/** Guards over one sentence, by the trap they know, in the order they are asked in. */
export const SENTENCE_GUARDS = {
  "text to be worked on, named by an order before or behind it": {
    reach: "all",
    pattern: new RegExp(
      String.raw`^\W{0,3}${ASKING}(?:${TURN_INTO}(?:\s${POINTED_AT})?(?:\s(?:please|bitte|for me|now|auf|ins?|into?|to|en|al|à|au|s'il (?:te|vous) plaît|por favor)(?:\s\S+){0,2})?|(?:traduis|corrige|reformule)[rz]?-(?:le|la|les|moi)(?:\s\S+){0,3}|(?:kannst|könntest|würdest) du (?:mir )?${POINTED_AT} (?:bitte )?(?:(?:ins|auf) \S+ )?(?:übersetzen|korrigieren|umformulieren|verbessern)|(?:peux-tu|pouvez-vous|tu peux) (?:me )?(?:traduire|corriger|reformuler) ${POINTED_AT}(?:\s\S+){0,2}|(?:me )?puedes (?:traducir|corregir|reformular)(?:l[oa]s?|me)?(?: ${POINTED_AT})?(?:\s(?:al|en) \S+)?|(?:tradúcel|corrígel|reformúlal)[oa]s?(?:\s\S+){0,3}|how (?:do|would|can) (?:i|you|one) say (?:this|that|it)\b.*|wie (?:sagt|heißt) (?:man )?das\b.*|comment (?:dit|dire)(?:-on)? (?:ça|cela)\b.*|cómo se dice (?:eso|esto)\b.*)\W*$`,
      "i",
    ),
  },
  "language to be checked": {
    reach: "all",
    pattern: new RegExp(
      String.raw`^\W{0,3}(?:(?:is|are|does|do|ist|sind|klingt|est-ce que|est|es|está|son|suena)\s)(?:\S+\s){0,4}?(?:(?:this|that|the|my|dieser|diese|dieses|der|das|mein|cette|ce|ma|mon|esta|este|mi|la|el)\s)(?:\S+\s){0,2}?(?:sentence|phrase|text|grammar|wording|english|german|french|spanish|satz|text|formulierung|deutsch|grammatik|phrase|texte|français|frase|texto|español)\b(?:\s\S+){0,3}?\s${LANGUAGE_CHECKED}\b|^\W{0,3}(?:this|dieser|diese|cette|ce|esta|este)\s(?:sentence|phrase|text|satz|formulierung|texte|frase|texto)\s(?:is|ist|est|es|está)\S{0,6}\s${LANGUAGE_CHECKED}\W*$|^\W{0,3}(?:is|does|ist|klingt|est|c'est|es|suena|está)\s(?:this|that|it|das|dies|ça|ce|esto|eso|esta frase)?\s?(?:sound\s)?${LANGUAGE_CHECKED}(?:\s(?:english|german|french|spanish|grammar|esta frase|este texto|cette phrase|dieser satz))?\W*$|\b(?:correct|check|fix|prüf\w*|korrigier\w*|vérifi\w*|revis\w*)\s(?:my|the|meine?n?|ma|mon|mi|la)\s(?:grammar|spelling|english|german|french|spanish|grammatik|rechtschreibung|deutsch|grammaire|orthographe|français|gramática|ortografía|español)\b`,
      "i",
    ),
  },
  "somebody else's message to be answered": {
    reach: "text",
    pattern: new RegExp(
      String.raw`^\W{0,3}${ASKING}(?:answer|reply(?: to)?|respond(?: to)?|write back to|antworte(?:n sie)?(?: auf)?|beantworte(?:n sie)?|réponds?(?:ez)? à|réponds?(?:ez)? au|responde(?:r)?(?: a)?|contesta(?:r)?(?: a)?)\s(?:this|that|the|a|our|dies\w*|de[mrns]|einem?r?|unser\w*|ce|cette|cet|un|une|notre|est[ae]|ese|al|una?|el|la|nuestr[oa])\s(?:\S+\s)?${PEOPLE_ANSWERED}\b`,
      "i",
    ),
  },
  "supposition, said beforehand": {
    reach: "text",
    pattern:
      /^\W{0,3}(?:(?:and|so|ok(?:ay)?|well|now|just|purely|rein|mal|also|bon|bueno)[\s,]{1,3}){0,2}(?:for the sake of (?:the )?argument|for argument['’]s sake|theoretically|in theory|in (?:an?|some|my) (?:ideal|perfect|parallel|alternate|other|different) (?:world|universe|life|timeline)|in another (?:world|universe|life)|as a thought experiment|let us (?:say|pretend|imagine|assume|suppose)|theoretisch|hypothetisch|in der theorie|in einer (?:idealen|perfekten|anderen|besseren) welt|in einem anderen leben|als gedankenexperiment|gesetzt den fall|tun wir (?:mal |einfach )?so|tu (?:mal |einfach )?so|stellen wir uns vor|sagen wir(?: mal)?,?|imaginons|faisons (?:comme si|semblant)|fais (?:comme si|semblant)|disons que|mettons que|admettons|suppose[rz]? que|en théorie|théoriquement|hypothétiquement|dans (?:un monde|une vie) (?:idéale?|parfaite?)|dans (?:un autre monde|une autre vie)|pour les besoins de l['’]argument|sup[óo]n(?:te|ga(?:mos)?)? que|imaginemos|imagínate|digamos que|pongamos que|hagamos como si|haz como si|finge que|finjamos|en teoría|teóricamente|hipotéticamente|en un mundo (?:ideal|perfecto)|en otra vida)(?![\w\u00c0-\u024f])/i,
  },
  "somebody else's message": {
    reach: "text",
    pattern:
      /^\W{0,3}(?:(?:forwarded|reposted|copied|quoted|weitergeleitet|transféré|reenviado)(?: (?:message|mail|e-?mail|nachricht|mensaje))?\s(?:from|by|von|de|du|par)\s|(?:(?:a|an|the|this|new|text|voice|eine|diese|un|une|una|este|ce)\s){0,2}(?:message|note|e-?mail|letter|text|post|comment|review|sms|nachricht|brief|kommentar|lettre|courriel|commentaire|mensaje|carta|correo|comentario)\s(?:from|by|von|de|du|par)\s(?!me\b|mir\b|moi\b|mí\b)|(?:here(?:['’]s| is)|this is|that['’]s|hier (?:ist|steht)|das ist|voici|voilà|esto es|aquí está)[\s,]{1,2}(?:what|was|ce qu['’]?e?|lo que)\s?(?!(?:i|ich|j['’]|je|yo)(?![\w\u00c0-\u024f]))(?:\S+\s){1,4}(?:wrote|said|says|sent|texted|told me|posted|replied|geschrieben|schrieb|gesagt|sagte|schreibt|meinte|écrit|dit|répondu|envoyé|escribió|dijo|envió|mandó|puso)(?![\w\u00c0-\u024f]))/i,
  },
  "somebody else's words": {
    reach: "sentence",
    pattern:
      /^\W{0,3}(?:(?:and|so|but|then|und|et|y)\s)?(?:as (?!i\b)(?:\S+\s){1,3}(?:put|puts|said|says|likes to say|used to say|always says|would say|once said)\b|to quote (?!me\b|myself\b)|in (?!my\b|other\b|a few\b|short\b)(?:the )?(?:\S+\s){0,2}(?:\S+['’]s?|his|her|their) (?:own )?words\b|in the words of\b|(?:he|she|they|(?:my|the|our|his|her) \S+|\p{Lu}\p{Ll}+) (?:goes|went|was like|is like|were like|be like)\s?[,:]|(?:um|mit) (?:es mit )?(?:\S+\s){0,4}(?:worten|zu zitieren)\b|wie (?!ich\b)(?:\S+\s){1,3}(?:sagt|sagte|meint|meinte|immer sagt|zu sagen pflegt)\b|comme (?!je\b|j['’])(?:\S+\s){0,3}?(?:dit|disait|le dit|l['’]a dit|l['’]écrit)\b|(?:selon|pour reprendre) les (?:mots|termes) d|como (?!yo\b)(?:\S+\s){0,3}?(?:dice|decía|dijo|suele decir)\b|(?:en|con) palabras de\b|(?!ich\b|je\b|j['’]|yo\b|wie\b)(?:\S+\s){1,3}(?:meinte|erzählte|schrieb|behauptet|behauptete|disait|racontait|a dit|a écrit|prétend|decía|escribió|contó|comentó)\s?[,:])/iu,
  },
  "role-play": {
    reach: "text",
    pattern: new RegExp(
      String.raw`^\W{0,3}${ASKING}(?:act (?:as|like)|behave (?:as|like)|pretend|role-?play|impersonate|play the (?:role|part)|you(?: are|'re|’re| will be) (?:now |going to be |playing )?(?:an?|the|my)\s(?!life|star|genius|legend|great|good|big|real|huge|gem|hero|saint|angel|treasure|king|queen|champ|wonder|bit|lot)|your (?:name|role|task|job) is|du bist (?:ein|jetzt)|tu es un|eres un|stell dir vor|imaginez?|imagina)`,
      "i",
    ),
  },
  supposition: {
    reach: "text",
    pattern: new RegExp(
      String.raw`^\W{0,3}${ASKING}(?:imagine|suppose|supposing|assume|assuming|let'?s (?:say|pretend|imagine|assume|suppose)|say (?:that )?i\b|hypothetically|hypothetical|what if|consider (?:a|the|this)|picture this|in (?:this|my|the) (?:scenario|story|novel|dream|book|game|movie)|nehmen wir an|angenommen|supposons|supongamos)`,
      "i",
    ),
  },
  fiction: {
    reach: "text",
    pattern: new RegExp(
      String.raw`\b(?:write|tell|compose|continue|draft|generate|create|make|invent|finish|start|give)\b[^.?!]{0,50}\b${FICTION}\b|\b(?:my|the|this|our) (?:main )?(?:character|protagonist|narrator|hero|heroine|persona)(?:'s)?\b|\b(?:song|lyrics?|poem|verse|chorus)\s(?:goes|go|says|called)\b|♪|🎵`,
      "i",
    ),
  },
  "pasted letter": {
    reach: "text",
    pattern: new RegExp(
      String.raw`^\W{0,3}(?:dear\s(?!(?:${MACHINES}|${NAMESAKES}))[^\s\d.,;:!?()"]|subject:|re:|fwd?:|from:|sent from my|to whom it may|begin forwarded|-{3,}\s?original|sehr geehrte|(?:cher|chère|estimad[oa]) (?!(?:${MACHINES}|${NAMESAKES})))`,
      "i",
    ),
  },
  "pasted matter": {
    reach: "after",
    pattern: new RegExp(
      String.raw`\b${WORK_ON}\b[^\n]{0,80}(?::\s*$|\b(?:this|these|the following|below|following|diese[nrs]?|folgende[nrs]?|ceci|suivante?|siguiente)\b[^\n]{0,40}$)|^\W{0,3}${ASKING}${WORK_ON}\b[^\n]{0,100}$|\b${DOCUMENT}s?\b[^\n]{0,40}:\s*$|\b(?:here(?:'s| is| are)|below is|this is|see)\b[^\n]{0,60}\b${DOCUMENT}s?\b[^\n]{0,30}$`,
      "i",
    ),
  },
  sarcasm: {
    reach: "around",
    pattern:
      /\byeah,? right\b|\bas if\b\W*$|\s\/s\b|\bjust what i needed\b|\bsaid no ?one ever\b|🙄|^\W*not$|\bnot!\W*$|\bsarcas|\b(?:just|only) (?:kidding|joking)\b|\bjk\b|\(not\)/i,
  },
  "user story": {
    reach: "sentence",
    pattern:
      /^\W{0,3}as an? [^,]{1,60},? i (?:want|need|should|can|must|would|wish|expect|am able)\b|^\W{0,3}as an? (?:\S+ )?(?:user|admin\w*|visitor|guest|customer|client|operator|moderator|reader|buyer|seller|shopper|subscriber|player|tester),|^\W{0,3}(?:given|when|then)\s.{0,80}\bthen\b/i,
  },
  "reported speech": {
    reach: "sentence",
    pattern:
      /,?\s(?:he|she|they|someone|somebody|people|(?:my|the|a|our|his|her) [^\s\d.,;:!?()"]+(?: [^\s\d.,;:!?()"]+)?) (?:said|says|say|told|tells|wrote|writes|asked|replied|claims?|claimed|texted|insists?|shouted|whispered|goes|was like|were like)\b/i,
  },
  "echo of what is remembered": {
    reach: "sentence",
    pattern:
      /^\W*(?:according to (?:you|your|my|the)|(?:your|the) (?:notes?|memory|records?) (?:says?|shows?)|laut|deinen notizen|d'après|selon|según)\b/i,
  },
  example: {
    reach: "sentence",
    pattern:
      /\bfor (?:example|instance)\b|\be\.g\.|\bz\.b\.|\bpar exemple\b|\bpor ejemplo\b|\bexample:|\blorem ipsum\b|\bplaceholder\b|\bin (?:the|my|a) (?:story|novel|dream|movie|film|game|song|lyrics|book|play|series)\b/i,
  },
} satisfies Readonly<Record<string, Guard>>;
