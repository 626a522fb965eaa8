/*
 * What makes words not a statement of the user about themselves, although they look like one.
 * Each row names the trap. Precision comes from here: a rule may be broad where a guard is sure.
 */

/**
 * How far a guard reaches. `text`: this sentence and all that follow; `after`: all that follow;
 * `sentence`; `around`: this sentence and the one before; `rest`: this clause and those after it
 * in the sentence.
 */
export type Reach = "text" | "after" | "sentence" | "around" | "rest";

export interface Guard {
  readonly trap: string;
  readonly reach: Reach;
  readonly pattern: RegExp;
}

const ASKING = String.raw`(?:(?:please|now|ok(?:ay)?|hi|hello|hey|i want you to|i'd like you to|i need you to|let'?s|can you|could you|would you|help me|will you|you should)[\s,!]{1,3}){0,3}`;
const FICTION = String.raw`(?:story|poem|song|lyrics|dialog(?:ue)?|script|scene|novel|screenplay|monologue|fan ?fic\w*|joke|haiku|limerick|rap|tale|roleplay|diary entry|persona|character|testimonial|example sentences?|fake \w+|sample \w+)`;
const WORK_ON = String.raw`(?:translate|summari[sz]e|proof ?read|rephrase|paraphrase|rewrite|reword|correct|fix|edit|improve|polish|shorten|simplify|review|check|analy[sz]e|classify|extract|parse|grade|convert|reply to|respond to|complete|continue|repeat|explain|expand|übersetze|korrigiere|traduis|corrige|resume|traduce|résume|tl;?dr)`;
const DOCUMENT = String.raw`(?:e-?mail|letter|message|text|article|paragraph|essay|sentence|passage|transcript|review|post|tweet|abstract|log|code|output|note|draft|bio|cv|resume|statement|excerpt|snippet|dialog(?:ue)?|conversation|chat|story|prompt|quote|poem|lyrics|answer|response|example|input|email thread)`;

export const SENTENCE_GUARDS: readonly Guard[] = [
  {
    trap: "role-play",
    reach: "text",
    pattern: new RegExp(
      String.raw`^\W{0,3}${ASKING}(?:act (?:as|like)|behave (?:as|like)|pretend|role-?play|impersonate|play the (?:role|part)|you(?: are|'re|’re| will be) (?:now |going to be |playing )?(?:an?|the|my)\s(?!life|star|genius|legend|great|good|big|real|huge|gem|hero|saint|angel|treasure|king|queen|champ|wonder|bit|lot)|your (?:name|role|task|job) is|du bist (?:ein|jetzt)|tu es un|eres un|stell dir vor|imaginez?|imagina)`,
      "i",
    ),
  },
  {
    trap: "supposition",
    reach: "text",
    pattern: new RegExp(
      String.raw`^\W{0,3}${ASKING}(?:imagine|suppose|supposing|assume|assuming|let'?s (?:say|pretend|imagine|assume|suppose)|say (?:that )?i\b|hypothetically|hypothetical|what if|consider (?:a|the|this)|picture this|in (?:this|my|the) (?:scenario|story|novel|dream|book|game|movie)|nehmen wir an|angenommen|supposons|supongamos)`,
      "i",
    ),
  },
  {
    trap: "fiction",
    reach: "text",
    pattern: new RegExp(
      String.raw`\b(?:write|tell|compose|continue|draft|generate|create|make|invent|finish|start|give)\b[^.?!]{0,50}\b${FICTION}\b|\b(?:my|the|this|our) (?:main )?(?:character|protagonist|narrator|hero|heroine|persona)(?:'s)?\b|\b(?:song|lyrics?|poem|verse|chorus)\s(?:goes|go|says|called)\b|♪|🎵`,
      "i",
    ),
  },
  {
    trap: "pasted letter",
    reach: "text",
    pattern:
      /^\W{0,3}(?:dear\s[^\s\d.,;:!?()"]|subject:|re:|fwd?:|from:|sent from my|to whom it may|begin forwarded|-{3,}\s?original|sehr geehrte|cher |chère |estimad[oa] )/i,
  },
  {
    trap: "pasted matter",
    reach: "after",
    pattern: new RegExp(
      String.raw`\b${WORK_ON}\b[^\n]{0,80}(?::\s*$|\b(?:this|these|the following|below|following|diese[nrs]?|folgende[nrs]?|ceci|suivante?|siguiente)\b[^\n]{0,40}$)|^\W{0,3}${ASKING}${WORK_ON}\b[^\n]{0,100}$|\b${DOCUMENT}s?\b[^\n]{0,40}:\s*$|\b(?:here(?:'s| is| are)|below is|this is|see)\b[^\n]{0,60}\b${DOCUMENT}s?\b[^\n]{0,30}$`,
      "i",
    ),
  },
  {
    trap: "sarcasm",
    reach: "around",
    pattern:
      /\byeah,? right\b|\bas if\b\W*$|\s\/s\b|\bjust what i needed\b|\bsaid no ?one ever\b|🙄|^\W*not$|\bnot!\W*$|\bsarcas|\b(?:just|only) (?:kidding|joking)\b|\bjk\b|\(not\)/i,
  },
  {
    trap: "user story",
    reach: "sentence",
    pattern:
      /^\W{0,3}as an? [^,]{1,60},? i (?:want|need|should|can|must|would|wish|expect|am able)\b|^\W{0,3}as an? (?:\S+ )?(?:user|admin\w*|visitor|guest|customer|client|operator|moderator|reader|buyer|seller|shopper|subscriber|player|tester),|^\W{0,3}(?:given|when|then)\s.{0,80}\bthen\b/i,
  },
  {
    trap: "reported speech",
    reach: "sentence",
    pattern:
      /,?\s(?:he|she|they|someone|somebody|people|(?:my|the|a|our|his|her) [^\s\d.,;:!?()"]+(?: [^\s\d.,;:!?()"]+)?) (?:said|says|say|told|tells|wrote|writes|asked|replied|claims?|claimed|texted|insists?|shouted|whispered|goes|was like|were like)\b/i,
  },
  {
    trap: "echo of what is remembered",
    reach: "sentence",
    pattern:
      /^\W*(?:according to (?:you|your|my|the)|(?:your|the) (?:notes?|memory|records?) (?:says?|shows?)|laut|deinen notizen|d'après|selon|según)\b/i,
  },
  {
    trap: "example",
    reach: "sentence",
    pattern:
      /\bfor (?:example|instance)\b|\be\.g\.|\bz\.b\.|\bpar exemple\b|\bpor ejemplo\b|\bexample:|\blorem ipsum\b|\bplaceholder\b|\bin (?:the|my|a) (?:story|novel|dream|movie|film|game|song|lyrics|book|play|series)\b/i,
  },
];

export const CLAUSE_GUARDS: readonly Guard[] = [
  {
    trap: "condition",
    reach: "rest",
    pattern:
      /^(?:and |but |so |or |then )?(?:only |even |as )?(?:if|unless|whether|in case|provided|assuming|supposing|were i|had i|should i|otherwise|wenn|falls|ob|si)\b/i,
  },
  {
    trap: "reported speech",
    reach: "rest",
    pattern:
      /^(?!i\b|(?:as|like) i\b|(?:\S+\s){0,2}(?:forget|delete|erase|vergiss|oublie[zr]?|olvid[ae])\b)(?:\S+\s){0,5}(?:said|says|told|tells|wrote|writes|asked|replied|claim(?:s|ed)|texted|believes?|thinks?|thought|insists?|mentioned|suggested|assumed?|sagt|sagte|meint|dit|dice|dijo)\b/i,
  },
  {
    trap: "doubt",
    reach: "rest",
    pattern:
      /^(?:and |but |so )?(?:maybe|perhaps|possibly|probably|supposedly|apparently|allegedly|i (?:think|guess|suppose|wish|hope|doubt|wonder|dreamt|dreamed|imagine|might|may|could|would(?! (?:like|prefer) (?:it )?(?:if )?you\b)|feel like|am not sure|don'?t know|forgot|never said|didn'?t say|said|wrote|told|asked|read|heard)|i'd(?! (?:like|prefer) (?:it )?(?:if )?you\b)|i'm not sure|it'?s not true|it is not|not sure|vielleicht|peut-être|quizás?|ich glaube|je pense|creo)\b/i,
  },
];

/** Requests in the shape of a question: "Can you always answer in French?" */
export const REQUESTS =
  /^(?:can|could|would|will) you (?:please |also |just )*(?:remember that|note that|keep in mind that|make a note|call me|address me|always|never|from now on|stop|not use)\b/i;

/** A clause that begins like this asks; what is joined to it by "and" belongs to the question. */
export const ASKS =
  /^(?:and |but |so |or |then |also )?(?:do|does|did|can|could|would|will|should|shall|may|must|have you|has|is|are|am|was|were|what(?:'s)?|why|how|where|when|who|whose|which|whom|isn't|aren't|don't you|won't|wouldn't|couldn't|any|is it|kannst|können|könnten|was|wie|wo|wer|warum|est-ce|peux|pouvez|qu'|que|quel|quelle|où|comment|pourquoi|puedes|podrías|qué|cómo|dónde|cuál)\b/i;

/** Lines in which what follows the colon is the user's own: "About me: I live in Oslo". */
export const OWN_LEAD =
  /(?:^|\b)(?:about (?:me|myself)|for (?:context|the record|reference|your (?:information|records?))|context|background|fyi|note|remember(?: this| that)?|ps|p\.s|btw|update|correction|reminder|important|my (?:details|info|preferences|background|profile|facts|situation|rules)|(?:some |a few )?(?:facts|things|details|info(?:rmation)?|rules|instructions)(?: about me| to remember| for you| to follow)?|from now on|keep in mind|one (?:more )?thing|introduction|myself|intro|preferences?|in short|disclosure|disclaimer|to be clear|please|merke dir|note bien)\W*$/i;
