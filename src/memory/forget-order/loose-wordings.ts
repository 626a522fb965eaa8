/*
 * Orders to forget in loose talk, in four languages: an act of forgetting and a mark that something told is meant, wherever
 * they stand. "i told you about my conviction, that was a mistake, take it out." All patterns ignore case.
 */

/** The parts of one language. */
export interface LooseWording {
  /** Words and marks directly before an act, besides the start of a clause. */
  readonly leads: string;
  /** Acts of forgetting that the assistant is told to do. */
  readonly acts: string;
  /** Acts that stand at the end of the text. */
  readonly lastActs: string;
  /** Words for what was told, and for the memory. */
  readonly marks: string;
  /** Signs that nothing is ordered: somebody else does it, it is asked, or denied. */
  readonly denies: string;
  /** Words that say nothing about the topic: politeness, when it was told, and why it is to go. */
  readonly talk: string;
}

const EN_PLACE = String.raw`(?:out of|from|off|in) your (?:memory|memories|notes|records?|files?|head|mind|brain|profile|history)`;

const ENGLISH: LooseWording = {
  leads: "please|pls|plz|just|then|so|and|ok|okay|now|you|you to|can we|could we|let's|lets|better|maybe|nvm",
  acts: String.raw`(?:(?:forget|delete|erase|wipe|remove|lose|drop|scrap|scrub|bin|trash|ditch|purge|discard|nuke|dump|toss|unlearn|un-?remember|get rid of|cut)(?: about)?(?: (?:it|that|them|this|all of it|all that))?(?: out)?|take (?:it|that|them) (?:out|off|back)|(?<!(?:you|u) )(?:don't|do not|not) (?:keep|remember|store|save|hold on to)(?: (?:it|that|any of it))?)`,
  lastActs: String.raw`(?:stays?|should stay|belongs?|goes|has to be|should be|must be|is) ${EN_PLACE}|(?:doesn't|does not|shouldn't|should not|needn't) (?:belong|be|stay) ${EN_PLACE}`,
  marks: String.raw`(?:thing|things|stuff|bit|part|business|story|saga|drama)|(?:what|everything|all|whatever)(?: that)? i(?:'ve| have)?(?: just)? (?:said|told you|told|wrote|mentioned|shared|typed)|i(?:'ve| have)?(?: just)? (?:told you|mentioned|said|wrote)|${EN_PLACE}`,
  denies: String.raw`stays?(?! (?:out|off)(?!\p{L}))|(?:last|first|second|third|next|previous|final) (?:thing|bit|part|line|sentence|paragraph)|(?:i|we|he|she|they|to) (?:(?:can|could|will|would|should|must|might|do|did)(?:n't| not)? |never |just |really |always |want to |need to |have to |tried to |try to )*(?:forget|delete|erase|wipe|remove|lose|drop|scrap|bin|ditch|get rid of|keep|remember)|(?:don't|do not|never|not|can't|cannot|won't|didn't) (?:(?:ever|you|please) )*(?:forget|delete|erase|wipe|remove|lose|drop|scrap|bin)|(?<!(?<!\p{L})(?:i|we|i've|just|have) )(?:said|says?|tells?|told (?:me|him|her|us|them)|asked me)`,
  talk: "thing things stuff bit part business story saga drama memory memories notes note record records file files head mind brain profile history mistake wrong private personal secret embarrassing awkward sensitive sorry nobody noone regret shame told said wrote mentioned typed shared week night month today yesterday earlier before ago time chat conversation please pls plz thx thanks nvm mind never again ok okay lol ugh actually maybe better really shouldnt out stays stay belongs true",
};

const DE_STORE = String.raw`(?:aus|in|im)(?: de[mnr]| deine[mnr])? (?:speicher|gedächtnis|kopf|notizen|profil|daten|akte)`;
const DE_INF = String.raw`(?:löschen|vergessen|streichen|entfernen|tilgen|(?:raus|weg)(?:nehmen|werfen|schmeißen|löschen|streichen|machen|lassen))`;

const GERMAN: LooseWording = {
  leads: "bitte|mal|einfach|und|dann|also|jetzt|doch|ok|lieber|hey|du",
  acts: String.raw`(?:vergiss|lösch|streich|entfern|tilg|radier)e?(?: (?:das|es|die|sie))?|(?:vergisst|löschst|streichst|entfernst) du(?: (?:das|es|die|sie|mir))?|(?:weg|raus) damit|(?:merk|speicher|behalt)e?(?: dir)?(?: das| es)?(?: bitte)? nicht`,
  lastActs: String.raw`(?:${DE_STORE} )?(?:${DE_INF}|nehmen|raus|weg)(?<!(?:zu|nicht|nie) \p{L}+)|nicht(?: mehr)? (?:merken|speichern|behalten|notieren|wissen)|(?:soll|sollte|kann|muss|darf) (?:\p{L}+ ){0,3}(?:weg|raus|verschwinden|gelöscht werden)|nicht (?:${DE_STORE} )?(?:stehen|bleiben|auftauchen)|bleibt (?:\p{L}+ ){0,2}nicht (?:\p{L}+ ){0,2}(?:gespeichert|drin)`,
  marks: String.raw`(?:das|dies)(?: ganze| alles)? (?:von|mit|über|zu[rm]?|wegen)|(?:die|diese|der|den) (?:ganze )?(?:sache|geschichte|infos?|notiz|story|kram)|was ich|\p{L}*(?:zeug|sache|geschichte|ding|kram)|(?:gesagt|erzählt|geschrieben|erwähnt)|${DE_STORE}`,
  denies: String.raw`(?:ich|er|wir|man|jemand)(?: \p{L}+){0,4} (?:vergessen|gelöscht|gestrichen|löschen|streichen|merken)(?! (?:soll|könntest|kannst))|(?:nicht|nie|niemals|bloß nicht|ja nicht) (?:zu )?(?:vergessen|löschen|streichen|entfernen)|vergiss (?:\p{L}+ ){0,2}(?:nicht|nie)|(?:sagt|sagte|meint|meinte|erzählt mir)(?!\p{L})`,
  talk: "das dies sache geschichte info infos notiz notizen story kram zeug ding speicher gedächtnis kopf profil daten akte gesagt erzählt geschrieben erwähnt letzte letzter letzten letztens woche gestern vorhin eben gerade neulich heute mal bitte danke hey ok okay wieder weg raus nehmen stehen bleiben fehler peinlich privat persönlich geheim niemand keiner sorry quatsch doch einfach lieber jetzt sofort schnell ganz hätte sollen dürfen",
};

const FR_STEM = String.raw`(?:oubli|effac|supprim|retir|enl[eè]v|vir|jett?|zapp|ray|gomm)`;

const FRENCH: LooseWording = {
  leads: "stp|svp|et|alors|bon|ok|on|tu|tu peux|peux-tu|pourrais-tu|tu pourrais|merci de|que tu|du coup",
  acts: String.raw`(?:(?:l'|les |le |la |m'|me )?${FR_STEM}(?:e|es|ez|er|ons)(?:-(?:le|la|les|moi))?(?: (?:ça|cela|tout))?|(?:ne |n')?(?:garde|retiens|note|enregistre)s? (?:pas|plus)|fais comme si de rien|laisse tomber)`,
  lastActs: String.raw`(?:à|c'est à) (?:oublier|effacer|supprimer|jeter)|(?:doit|peut|faut)(?: être)? (?:effacée?|supprimée?|oubliée?|disparaître)|à la poubelle|(?:pas|plus|rien) (?:en|dans (?:ta|la)) mémoire`,
  marks: String.raw`(?:le|ce|tout le|tout ce|du) truc|(?:l'|cette |cette petite )(?:histoire|affaire)|ce que (?:je|j')|la partie|l'info|(?:ta|tes) (?:mémoire|notes|tête)|en mémoire|(?<=^|[,;]\s*)tu(?= l(?:'|es ))|je t'ai (?:dit|parlé|raconté)`,
  denies: String.raw`(?:je|j'|il|elle|on a|ils|elles)\s?(?:ne |n'|l'|les |le |la |ai |a |peux |veux |vais |dois |essaie d'|arrive pas à )*${FR_STEM}(?:e|es|é|er|ée)|${FR_STEM}(?:e|es|ez) (?:pas|jamais|rien|surtout pas)|(?:m'a|lui ai|leur ai|a) dit|(?:dit|demande) (?:que|de)`,
  talk: "truc histoire affaire partie info mémoire notes tête dit raconté parlé écrit hier avant tantôt semaine stp svp plaît merci ok bon alors erreur perso personnel privé gênant honte secret personne désolé désolée pardon aurais dû jamais plus rien était étais ai as été tout ça cela vite maintenant",
};

const SPANISH: LooseWording = {
  leads: "por favor|porfa|porfi|y|ok|vale|pues|mejor|oye|anda|puedes|podrías|que|quiero que|ya",
  acts: String.raw`(?:(?:olvid|borr|elimin|quit|tach|sac)(?:a|e|es|ar|as)|(?:olvíd|bórr|elimín|quít|tách|sác)a)(?:me|te)?(?:lo|la|los|las)?(?: (?:eso|todo))?|no (?:lo |la |los |las |me )?(?:guardes|recuerdes|apuntes|anotes|retengas)(?: nada)?`,
  lastActs: String.raw`(?:fuera|que no quede|no debe quedar|mejor fuera)`,
  marks: String.raw`(?:lo|eso|esto|aquello) (?:del?|que|sobre)|(?:el|la) (?:tema|historia|rollo|asunto|cosa)|(?:tu|tus) (?:memoria|notas|cabeza)|te (?:dije|conté|he dicho|he contado|hablé)`,
  denies: String.raw`no (?:lo |la |te |me |se )?(?:olvid(?:es|e|o)|borres|elimines|quites)|(?:he|ha|hemos|había) (?:olvidado|borrado|quitado)|(?:no puedo|quiero|intento|para|cómo) (?:olvidar|borrar|quitar)|(?:dice|dijo|me dijo|pidió) que|se me (?:olvid|borr)`,
  talk: "te me lo eso esto aquello tema historia rollo asunto cosa memoria notas cabeza dije conté dicho contado hablé ayer antes semana porfa porfi favor gracias ok vale anda oye mejor error privado privada personal secreto vergüenza corte apuro nadie perdón debí nada todo fuera ya",
};

export const LOOSE_WORDINGS: readonly LooseWording[] = [ENGLISH, GERMAN, FRENCH, SPANISH];
