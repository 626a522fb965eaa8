/*
 * Orders about something that was told, in four languages: words for what was told ("the ... thing", "was ich dir über ...
 * erzählt habe"), and an act of forgetting before or behind it. Small words may stand between any two parts. All patterns
 * ignore case, and X stands for the topic.
 */

/** The parts of one language. */
export interface ToldWording {
  /** Small words that may stand at any border, repeatedly: politeness, emphasis, who asks, when it was told. */
  readonly fluff: string;
  /** Words for what was told. */
  readonly told: readonly string[];
  /** Acts before it: "scrap". */
  readonly before: string;
  /** Acts behind it: "bin it", "vergisst du". */
  readonly behind: string;
  /** Denials that it was told. They order something only with an agreement behind them: "hab ich dir nie erzählt, ok?". */
  readonly denials: string;
}

const EN_TOLD = String.raw`(?:said|told you|told|mentioned|wrote|shared|texted|typed|confessed|admitted)`;
const EN_PREP = String.raw`(?:about|on|re|regarding|concerning|with|around|of)`;
const EN_NOUN = String.raw`(?:thing|things|stuff|bit|part|business|story|situation|drama|saga|mess|episode|incident|convo|gossip)`;
const EN_VERB = String.raw`(?:forget|delete|erase|wipe|remove|lose|drop|scrap|scrub|scratch|bin|trash|ditch|purge|discard|strike|nuke|dump|toss)`;

const ENGLISH: ToldWording = {
  fluff: String.raw`please|pls|plz|ok|okay|hey|hi|so|well|no|nah|actually|just|now|then|and|also|oh|ugh|btw|by the way|sorry|wait|hmm|lol|again|too|for me|if you can|if possible|earlier|yesterday|before|just now|the other day|last (?:week|night|month)|thanks|thx|ta|asap|(?:can|could|would|will) you|(?:can|could) we|you can|you should|i(?:'d| would) (?:like|prefer) you to|i (?:want|need) you to|i(?:'d| would) rather you|let's|never happened|(?:from|out of|off) your (?:memory|notes|records?|head|files|mind)`,
  told: [
    String.raw`(?:the|that|this|all the|all that|my) (?:whole )?X ${EN_NOUN}(?: (?:that )?i ${EN_TOLD}(?: you)?)?`,
    String.raw`(?:(?:the|that|this|all the|all that|any) )?(?:whole )?(?:${EN_NOUN}|info|details?|notes?)(?: (?:that )?i ${EN_TOLD}(?: you)?)? ${EN_PREP} X`,
    String.raw`(?:what|whatever|everything|anything|all)(?: that)? i(?:'ve| have)?(?: just| ever)? ${EN_TOLD}(?: to)?(?: you)?(?: earlier| yesterday| before| just now| the other day| last \p{L}+)? ${EN_PREP} X`,
  ],
  before: String.raw`${EN_VERB}(?: out)?(?: about)?|forget about|get rid of|(?:do not|don't|didn't|not|never|no need to|stop|no longer) (?:keep|keeping|kept|remember|remembering|store|storing|save|saving|hold on to|holding on to)|pretend i never ${EN_TOLD}|act like i never ${EN_TOLD}`,
  behind: String.raw`(?:${EN_VERB} (?:it|that|them|this|all of it)(?: all)?(?: out)?|get rid of (?:it|that|them|all of it)|take (?:it|that|them) (?:out|back|off)|(?:do not|don't) (?:keep|remember|store|save|hold on to)(?: it| that| any of it)|(?:should|needs to|has to|must|can) (?:go|be (?:deleted|erased|forgotten|wiped|removed)))(?: (?:from|out of|of|off|in) your (?:notes|memory|records?|head|files|mind))?`,
  denials: String.raw`i never ${EN_TOLD}(?: you)?(?: it| that| any of it)?|you never heard(?: it| that)?`,
};

const GESAGT = String.raw`(?:gesagt|erzählt|geschrieben|erwähnt|verraten|anvertraut|gebeichtet)`;
const DE_WHEN = String.raw`(?:gerade|eben|vorhin|gestern|neulich|heute|mal|letztens|damals|letzte woche)`;
const DE_PREP = String.raw`(?:mit|über|von|vom|zum?|zur|um|wegen)(?: de[rmns])?`;
const DE_VERB = String.raw`(?:löschen|vergessen|streichen|entfernen|tilgen|rausnehmen|rauswerfen|rausschmeißen|rauslöschen|rausstreichen|wegmachen|wegwerfen|weglassen|ausradieren)`;

const GERMAN: ToldWording = {
  fluff: String.raw`bitte|ok|okay|hey|ey|na|och|aber|hallo|also|und|ach|oh|nee|ne|nein|übrigens|mal|doch|einfach|jetzt|nun|dann|danke|lieber|am besten|gleich|sofort|ganz|schnell|komplett|wieder|für immer|sorry|so|ja|auch|ruhig|gern|gerne|(?:kannst|könntest|würdest|magst|willst) du(?: mir)?|du (?:kannst|darfst|sollst|solltest)|aus (?:deinem|dem|deinen) (?:gedächtnis|speicher|kopf|notizen)|${DE_WHEN}`,
  told: [
    String.raw`(?:das(?: ganze| alles)?|(?:die|diese) (?:ganze )?(?:sache|geschichte|infos?|story|nummer|episode)|(?:den|der) (?:ganzen? )?(?:teil|kram|quatsch|vorfall))(?: (?:von )?${DE_WHEN})* ${DE_PREP} X`,
    String.raw`(?:alles,? |das,? )?was ich (?:dir )?(?:${DE_WHEN} )*${DE_PREP} X(?: ${GESAGT})? (?:hab|habe|hatte)`,
    String.raw`(?:die|diese) (?<what>\p{L}{4,}-?(?:sache|geschichte))`,
  ],
  before: String.raw`(?:vergiss|lösch|streich|entfern|tilg|radier)e?|(?:nimm|wirf|schmeiß|hau|mach)e?(?=.* (?:raus|weg)(?!\p{L}))|(?:merk|speicher|behalt|notier)e?(?: dir)?(?=.* nicht(?: mehr)?(?: merken)?$)`,
  behind: String.raw`(?:vergisst|löschst|streichst|entfernst|nimmst|wirfst|schmeißt|machst) du(?: mir)?(?: (?:bitte|mal|wieder|einfach|ganz|schnell|gleich|jetzt))*(?: raus| weg)?|${DE_VERB}|(?:raus|weg)(?: damit)?|(?:kann|soll|muss|darf|sollte)(?: (?:bitte|wieder|ganz|einfach|jetzt|auch))* (?:weg|raus|verschwinden|(?:gelöscht|vergessen|gestrichen|entfernt) werden)|(?:brauchst|musst|sollst|solltest) du(?: dir)?(?: (?:bitte|auch|gar|echt|wirklich|eigentlich))* nicht(?: mehr)?(?: zu)? (?:merken|wissen|behalten|speichern)|(?:merk|speicher|behalt|notier)e?(?: dir)?(?: das| es)?(?: bitte| lieber)? nicht|nicht (?:merken|speichern|behalten|notieren)|bleibt(?: bitte| lieber)? nicht(?: bei dir| bei euch)? (?:gespeichert|drin|stehen)|(?:vergiss|lösch|streich|entfern)e?(?: (?:das|es|sie|bitte|alles|wieder|mal))*|nicht`,
  denials: String.raw`(?:hab|habe) ich(?: dir)? (?:nie|niemals|gar nicht|nicht) ${GESAGT}|hast du (?:nie|niemals|nicht) (?:gehört|gelesen)`,
};

const DIT = String.raw`(?:dit|raconté|écrit|mentionné|parlé|confié|avoué)`;
const FR_PREP = String.raw`(?:de la |de l'|du |des |de |d'|avec |sur |à propos de |au sujet de |concernant |pour )`;
const FR_STEM = String.raw`(?:oubli|effac|supprim|retir|enl[eè]v|vir|jett?|zapp|ray|gomm)`;

const FRENCH: ToldWording = {
  fluff: String.raw`s'il te pla[iî]t|s'il vous pla[iî]t|stp|svp|ok|bon|alors|et|non|oui|maintenant|au fait|pardon|désolée?|merci|en fait|plutôt|bien|vite|tout de suite|hier|tout à l'heure|l'autre jour|de (?:ta mémoire|tes notes|ta tête)|(?:peux|pourrais|veux)-tu|(?:pouvez|pourriez)-vous|(?:tu|vous) (?:peux|pouvez|pourrais|pourriez|dois|devrais)|(?:je (?:veux|voudrais|préfère|préférerais)|j'aimerais|faudrait|il faudrait|faut|il faut)(?: bien| mieux)? que (?:tu|vous)`,
  told: [
    String.raw`(?:le|ce|tout le|tout ce) truc ${FR_PREP}X`,
    String.raw`(?:l'|cette |toute l'|toute cette |ton |la )(?:histoire|affaire|chose|partie|info|épisode) ${FR_PREP}X`,
    String.raw`(?:tout )?ce que (?:je (?:t'|vous |te )?(?:ai )?|j'ai |j't'ai )(?:pu te )?${DIT}(?: hier| tout à l'heure| l'autre jour)? ${FR_PREP}X`,
  ],
  before: String.raw`${FR_STEM}(?:e|es|ez|er)|laisse tomber|(?:ne |n')?(?:garde|retiens|note|enregistre|mémorise|conserve)[sz]? (?:pas|plus)|à la poubelle,?`,
  behind: String.raw`(?:tu )?(?:l'|les |le |la )?${FR_STEM}(?:e|es|ez|er)(?:-(?:le|la|les|moi ça)| ça| cela| tout)*(?: de (?:ta mémoire|tes notes|ta tête))?|on (?:l'|les |le |la )?${FR_STEM}e|(?:c'est |est )?à (?:oublier|effacer|supprimer|jeter)|(?:ne )?(?:le |la |les |l')?(?:garde|retiens|note|enregistre|mémorise)[sz]? (?:pas|plus)|(?:tu )?(?:ne )?(?:le |la |les |l')?(?:gardes|retiens|notes|enregistres) (?:pas|plus)|à la poubelle|fais comme si (?:je n'avais rien dit|de rien n'était)|laisse tomber`,
  denials: String.raw`je (?:ne )?(?:te |t'en |t')?(?:l')?ai jamais ${DIT}(?: ça)?|t'as (?:jamais|rien) entendu`,
};

const DICHO = String.raw`(?:dije|conté|he dicho|he contado|mencioné|escribí|comenté|confesé|expliqué|hablé)`;
const ES_PREP = String.raw`(?:del|de|sobre|con|acerca de)(?: el| la| los| las)?`;

const SPANISH: ToldWording = {
  fluff: String.raw`por favor|porfa|porfi|xfa|ok|vale|bueno|oye|mira|mejor que|y|no(?=[,.!]| no(?!\p{L}))|sí|ahora|entonces|pues|perdón|perdona|gracias|ya|mejor|anda|venga|tío|tía|eh|antes|ayer|el otro día|hace un rato|del todo|de (?:tu memoria|tus notas|tu cabeza)|(?:puedes|podrías|puede|podría)|(?:quiero|quisiera|me gustaría|prefiero|preferiría|necesito) que`,
  told: [
    String.raw`(?:de |con )?(?:todo )?(?:lo|eso|esto|aquello)(?: que (?:yo )?(?:te |os )?${DICHO})?(?: ayer| antes| el otro día| hace un rato)? ${ES_PREP} X`,
    String.raw`(?:de )?(?:la (?:historia|parte|cosa|movida)|el (?:tema|asunto|rollo|lío|episodio)|toda la historia|todo el (?:tema|rollo)) ${ES_PREP} X`,
  ],
  before: String.raw`(?:olvid(?:a|e|ad|ar|es|aras|ases)(?:te)?|olvídate|borr(?:a|e|ad|ar|es|aras|ases)|elimin(?:a|e|ad|ar|es|aras)|quit(?:a|e|ad|ar|es|aras)|tach(?:a|ar|es)|sac(?:a|ar)|saques|suprim(?:e|ir|as))|no (?:guard(?:es|aras)|recuerdes|recordaras|apunt(?:es|aras)|anot(?:es|aras)|retengas|tengas|tuvieras)|haz como (?:que|si) (?:yo )?(?:no|nunca) te (?:hubiera|hubiese|haya|he) (?:hablado|contado|dicho)(?: nada)?`,
  behind: String.raw`(?:bórra|olvída|elimína|quíta|tácha|sáca)(?:me|te)?(?:lo|la|los|las)?|(?:borra|olvida|elimina|quita)(?:r(?:lo|la|los|las)?)?(?: eso| todo)?|no (?:lo|la|los|las) (?:guardes|recuerdes|apuntes|anotes|retengas|tengas en cuenta)|(?:lo |la )?(?:puedes|debes|deberías) (?:olvidar|borrar|eliminar|quitar)(?:lo|la)?|que (?:no quede|se borre)|fuera|(?:lo |la )?(?:olvides|borres|quites|elimines|saques)|hay que (?:borrar|olvidar)(?:lo|la)|no (?:debe|debería) quedar`,
  denials: String.raw`nunca te (?:lo |la )?${DICHO}|no te (?:lo |la )?${DICHO}`,
};

export const TOLD_WORDINGS: readonly ToldWording[] = [ENGLISH, GERMAN, FRENCH, SPANISH];
