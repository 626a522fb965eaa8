/*
 * Acts of forgetting that are asked of the assistant anywhere in a text, in four languages, for orders whose parts stand in no
 * known order: "could my childhood problem kindly vanish from your notes?" All patterns ignore case.
 */

/** The parts of one language. */
export interface AddressedWording {
  /** Acts that mean what is remembered, whatever they are said of. */
  readonly clear: string;
  /** Acts that may be meant of other things. They need a mark in the text. */
  readonly open: string;
  /** Open acts that are said of their topic, and stand behind it. */
  readonly openBehind: string;
  /** Acts in any place. They count only beside a matter of life, and a word of the user's own or of what was told. */
  readonly loose: string;
  /** Words that may stand before an open act, besides the start of a clause. */
  readonly leads: string;
  /** Words for what was told, and for the memory. */
  readonly marks: string;
  /** Words of regret, shame and secrecy. */
  readonly rues: string;
  /** Signs that nothing is ordered. */
  readonly denies: string;
}

const EN_STORE = String.raw`(?:your|ur|the|that|its) (?:\p{L}+ )?(?:memory|memories|notes?|records?|files?|brain|mind|head|system|database|storage|data|history|logs?|archives?|profile)|(?:what|whatever|wherever|everything|anything) (?:it is )?you (?:store|keep|have|know|saved?|stored|remember|hold|kept)(?: (?:about|on) (?:me|us))?`;
const EN_KEEP = String.raw`(?:keep|keeping|hold|holding|hang|hanging|store|storing|save|saving|retain|retaining|remember|remembering|record|recording|file|filing|memori[sz]e|memori[sz]ing|log|logging)`;
const EN_TALK = String.raw`(?:mention|mentioning|bring up|bringing up|bring (?:it|that|this) up|refer to|referring to|speak of|speaking of|talk about|talking about|remind me|reminding me|hear (?:about|of)|come back to)`;
const EN_GONE = String.raw`(?:delete|erase|wipe|remove|lose|drop|scrap|scrub|clear|purge|strike|get|take|cut|go|gone|vanish|disappear|out|unlearn|expunge|forget|dump|throw|chuck|leave|kick|pull|be deleted)`;

const ENGLISH: AddressedWording = {
  clear: [
    String.raw`${EN_GONE}(?!\p{L})[^.!?;]{0,80} (?:from|out of|off|in) (?:${EN_STORE})`,
    String.raw`(?:(?:from|out of) (?:${EN_STORE})),? (?:please )?${EN_GONE}`,
    String.raw`(?:out of|from|off) (?:your|ur) (?:memory|notes|records?|files?|brain|system|database|books)`,
    String.raw`(?:no need|unnecessary|needn't|don't need|don't have) (?:for you )?(?:to )?${EN_KEEP}|(?:let's|lets|let us)? ?(?:pretend|say) [^.!?;]{0,50} (?:was|were|is) never (?:said|told|mentioned|typed|there)`,
    String.raw`(?:would you mind|could you|can you|please|kindly|rather|prefer|appreciate it|you(?:'d| would)?|to|and|^) (?:if )?(?:you )?(?:please )?(?:not|didn't|don't|do not|wouldn't|aren't to|are not to|shouldn't|should not|mustn't|must not|needn't|stop|quit|avoid|never) (?:ever |actually )?${EN_KEEP}(?: on to)?(?= (?:\p{L}+['’]?\p{L}* ){0,3}(?:anything|any of|my|our|mine|what|that (?:i|we)|the (?:fact|thing|stuff|bit|part|story|business)|on to|about|official|stuff|this|it))`,
    String.raw`stop ${EN_KEEP} (?:[^.!?;]{1,50}) on (?:file|record)`,
    String.raw`(?:(?:no|any) need (?:for you )?to|needn't|(?:don't|do not|never) ever) (?:ever )?${EN_TALK}(?=[^.!?;]{0,60}(?:again|ever|any ?more|to me))`,
    String.raw`(?:new rule[,:]? )?(?:we|let's|lets) (?:never|don't|won't) (?:ever )?(?:speak|talk) (?:of|about)`,
    String.raw`(?:no|any|without a|not a) trace (?:of|left|in|here|there)|(?:not|never|shouldn't|should not|mustn't|n't) (?:to )?(?:be |have been )?(?:saved|stored|kept|remembered|recorded|retained|logged|noted|on file|on record)(?: anywhere| here| by you)?`,
    String.raw`(?:(?:can|could|would|will) (?:you|u) )(?:please |just |kindly )?(?:un-?(?:learn|remember|know|hear|see)|expunge)|(?:i )?(?:don't|do not|wouldn't|would not|never) want (?:you to (?:know|remember|keep|store)|(?:it|that|this|any of it) (?:stored|saved|kept|remembered|on file|lying around|in there))`,
    String.raw`(?:you|u) (?:don't|dont|do not|never|no longer|didn't|didnt) (?:know|knew|heard|saw|read) (?:it|that|this|any of (?:it|that)|a thing|anything|nothing)(?: any ?more)?(?=\s*(?:[.!,;]|$))`,
    String.raw`remember (?:the|that|my) [^.!?;]{2,40}\? *(?:well|yeah|ok|so)?[, ]*(?:don't|dont|do not|stop|forget|please don't)`,
    String.raw`(?:act|pretend|behave|carry on|go on) (?:like |as if |as though |that )?(?:(?:i|we) (?:never|didn't|hadn't) (?:said|say|told|tell|mention|wrote|write|confess|admit)|you (?:never|didn't|don't) (?:know|knew|hear|heard|read|saw))`,
  ].join("|"),
  open: String.raw`(?:please |just |kindly )?(?:(?:delete|erase|wipe|scrub|remove|lose|drop|bin|trash|ditch|strike|scrap|clear|undo|forget|purge|nuke|expunge|chuck|toss|retract|shred|burn|unlearn|unsay|dump|discard|obliterate|cancel)(?!ing|ed)(?: (?:it|that|this|them|him|her|all|out|everything|the|my|any|what|about)(?!\p{L})|[\s.!,]*$|(?: delete)+|(?= (?:please|pls|now|will you|would you|ok)))|take (?:it|that|them|this) (?:out|away|off|back)|take (?:out|back|off|away) (?:the|that|my|what)|(?:get|be|i want|want|have) (?:it|that|this|them|him|her) (?:gone|out|deleted|removed|wiped)|get rid of|let (?:it|that|this|go of) ?(?:go)?)`,
  openBehind: String.raw`(?:should|needs? to|has to|have to|must|can|could|may) (?:\p{L}+ )?(?:go|vanish|disappear|be (?:deleted|erased|wiped|removed|forgotten|gone))`,
  loose: String.raw`(?<!(?:(?<!(?:you|u) )to|i|he|she|we|they|it|who|that|i'll|i'd|will|can i|could i|should i|shall i|did|didn't|cannot|can't|always|often|never|kids|people) )(?:delete|erase|wipe|scrub|remove|lose|drop|bin|trash|ditch|strike|scrap|scratch|clear|undo|forget|purge|nuke|expunge|chuck|toss|unlearn|dump|discard|redact|take (?:it|that|them|this|\p{L}+ \p{L}+) (?:out|off|away|back)|rub (?:it|that|this) out|not something i want|off the record|be gone|get rid|taken? (?:it |that )?(?:out|off|back)|was never (?:said|told)|let go of|get (?:it|that|them|this) (?:out|off)|(?<!(?:has|have|had|is|are|was|were|hasn't|haven't|be|'s) )gone|off your (?:books|mind|chest)|hanging around|lying around|(?:not|nothing) for keeping|keep (?:nothing|none|no|it out|that out|quiet)|you (?:never|didn't) (?:hear|heard|know|knew|read|see)|no more (?:about|of)|(?:should|needs? to|has to|have to|must|can|could|may) (?:\p{L}+ )?(?:go|vanish|disappear))|(?<!(?:i|we|he|she|they|people|can) )(?:not|\p{L}+n't|dont|shouldnt|doesnt|never|no longer|nothing|none|stop|without)(?: \p{L}+){0,4} (?:keep|kept|keeping|store|stored|storing|know|knowing|remember|remembered|remembering|saved?|saving|retain(?:ed)?|record(?:ed)?|hold|holding|noted?|log|logged|in there|on file|stay in)`,
  leads: String.raw`and|so|then|please|pls|just|kindly|now|ok|okay|could you|can you|can u|would you|will you|you can|you should|lol|yes|no|well|but|veuillez|go ahead and|i'd like you to|i want you to|let's|rather you|better`,
  marks: String.raw`(?:said|told|typed|wrote|shared|mentioned|confessed|admitted|confided|spilled|blurted)(?=[\s.,!?;)]|$)|thing|things|stuff|saga|business|story|bits?|part|(?:about|on) me|on file|memory|notes|your (?:head|mind|brain)|remember\p{L}*|stored|anymore|any more|mine|nothing|anything|everything|whatever|details|history|in there|what you have|your books|no more (?:of|about)|not for keeping|(?:was|were|is|'s) (?:just |only )?a? ?(?:joke|fib|lie|mistake)|joking|kidding|fib|secret`,
  rues: String.raw`(?:isn't|not|wasn't|is|it's) (?:mine|ours) to (?:share|tell)|too much|never mind|wish (?:i|i'd) |shouldn't (?:be|have)|would kill me|dies? of shame|nobody(?:'s| is| was|s)? (?:concern|business|supposed|else|needs|knows?)|no one's (?:concern|business)|(?:my|our) \p{L}+ (?:reads|reads this|uses|sees)|scared|mustn't|not allowed|take back|didn't mean|embarrass\p{L}*|humiliat\p{L}*|mortif\p{L}*|asham\p{L}*|shame|cringe|awkward|private|secret|confiden\p{L}*|regret|why did i|(?:should(?:n't| not|nt)|ought not) (?:have|to have|of)|mistake|none of your|(?:his|her|their|nobody's) business|between us|wish i (?:hadn't|never)|too much|overshar\p{L}*|tmi|omg|didn't mean to|slipped out|sensitive|judge|uncomfortable|personal|lying around|what (?:my|our) \p{L}+ (?:did|has done|got up to)|doesn't concern|(?:was|were|is|'s) (?:just |only )?a joke|joking|kidding`,
  denies: String.raw`(?:don't|do not|dont|never|won't|not|n't) (?:\p{L}+ )?(?:forget|delete|drop|erase|remove|lose|scrap|clear|wipe|bin)|help me|keep (?:\p{L}+ ){1,3}(?:off|up|going|down)|(?:last|first|next|previous|second|final) (?:bit|part|line|paragraph|sentence|word)|how (?:do|can|would|should) (?:i|you|we|one)|(?:i|he|she|they|we|people|everyone) (?:\p{L}+ )?(?:keeps?|always|often|never|still|just|must|can't|couldn't|should|have to|want to|tried to|try to|need to) (?:\p{L}+ )?(?:forget|delete|remove|erase|lose|drop|remember|store|keep|wipe|mention)|(?:i|he|she|they|we) (?:forgot|forgets?|deleted|removed|erased|lost|dropped|wiped|don't remember|can't remember|never remember|didn't keep)|to remember, or|(?:(?:my|the|our|your) \p{L}+|he|she|they|people|everyone),? (?:\p{L}+ )?(?:said|says|told me|asked me|wants me|keeps)|^\s*i(?:'ve| have)?(?: already| just)* (?:told|said|mentioned) (?!my)(?:you|i)|(?:not|n't) (?:just|only)|(?:drop|leave|take|clear|lose) [^,.;]*(?:at|off at|to|up to|into|for|in|on) (?:my|the|our|his|her)(?!\p{L})|(?:stays?|(?<!(?:n't|dont|not|never|longer) )keep (?:it|that))(?=\s*[.!]*$)|(?:for|in|on) (?:the|my|our) (?:\p{L}+ )?(?:site|website|copy|page|slides?|posts?|deck)(?!\p{L})|^\s*(?:why|how|will you|would you forget|what (?:would|do|does|did|is|are|if|happens|can|could|should|kind))`,
};

const DE_STORE = String.raw`(?:aus|in|von) (?:deine[mnr]|dem|den|ihre[mnr]|eure[mnr]) (?:\p{L}+ )?(?:gedächtnis|speicher|notizen|kopf|akten?|unterlagen|profil|datei(?:en)?|daten|verlauf|system|aufzeichnungen|hirn|archiv)`;
const DE_GONE = String.raw`(?:lösch\p{L}*|streich\p{L}*|entfern\p{L}*|nimm\p{L}*|nehm\p{L}*|wirf|werf\p{L}*|schmeiß\p{L}*|tilg\p{L}*|raus\p{L}*|heraus\p{L}*|weg\p{L}*|verschwind\p{L}*|hol\p{L}*|krieg\p{L}*|radier\p{L}*|hau)`;
const DE_KEEP = String.raw`(?:merk(?:en|st|t|e)?|behalten|behältst|behalt(?:e|et)?|speicher(?:n|st|t|e)|aufheb(?:en|st)|aufbewahr(?:en|st)|notier(?:en|st)|festhalten|abspeicher(?:n|st)|gespeichert|gemerkt|(?:dran |daran )?(?:erinner(?:t|n|st|e)|denk(?:en|st|e)))`;

const GERMAN: AddressedWording = {
  clear: [
    String.raw`${DE_GONE}[^.!?;]{0,80} ${DE_STORE}`,
    String.raw`${DE_STORE} (?:\p{L}+ ){0,3}${DE_GONE}`,
    String.raw`(?:raus|weg) ${DE_STORE}|(?:musst|müssen|brauchst|brauchen)(?: du| sie)?(?: \p{L}+){0,3} nicht(?: mehr| länger)? (?:zu )?${DE_KEEP}`,
    String.raw`(?:(?:behältst|merkst|speicherst|notierst|behalten|merken|speichern|behalte|merk|speicher|speichere|notiere)(?: du| sie)?(?: dir| sich| das| es| die| bitte| mal| lieber| auch)* (?:nicht|nie|nichts|nimmer)(?: mehr| wieder)?|(?:nicht|nie|nichts|nix)(?: mehr| wieder| länger| weiter)? ${DE_KEEP})(?=\s*(?:[,.!?;)]|$|(?:bitte|ja|ok|okay|gell|danke)(?!\p{L})|(?:soll|sollst|sollen|werden|möchte|will|wird)(?!\p{L})))`,
    String.raw`(?:möchte|will|wollte|wäre mir lieber|fände es besser|hätte gern)(?: \p{L}+){0,2},? (?:nicht,? )?(?:dass|wenn) (?:du|sie|ihr)(?= .{0,60}(?:behalt|behält|merk|speicher|weiß|wiss|vergiss|vergess|lösch|streich|erinner|aufheb|entfern|erwähn))`,
    String.raw`(?:will|möchte|mag) (?:\p{L}+ ){0,3}(?:nie|nicht)(?: mehr| wieder)* (?:dran |daran )?(?:erinnert|angesprochen) werden`,
    String.raw`(?:tu|mach) (?:mal )?(?:so,? )?als (?:hätte|hätt|ob|wenn|wüsst)(?=[^.!?;]*(?:nie|nicht|nichts)(?!\p{L}))`,
    String.raw`(?:soll|sollte|darf|muss) (?:\p{L}+ ){0,3}(?:nicht|nirgends|nirgendwo|nie) (?:\p{L}+ ){0,2}(?:gespeichert|stehen|festgehalten|aufgehoben|bleiben|auftauchen|aufbewahrt)`,
  ].join("|"),
  open: String.raw`(?:lösch\p{L}{0,2}|streich\p{L}{0,2}|vergiss|vergessen sie|entfern\p{L}{0,2}|tilg\p{L}{0,2}|radier\p{L}{0,2})(?: sie| du)?(?: bitte| mal| das| es| die| den| sie| mir| einfach| wieder| schnell| alles)*|(?:nimm|nehmen sie|nehmt|wirf|werfen sie|schmeiß|hol|hau)(?=[^.!?;]*(?:raus|heraus|weg)(?!\p{L}))|(?:können|könnten|kannst|könntest|würden|würdest) (?:sie|du)(?=[^.!?;]*(?:raus|heraus|weg|lösch|streich|vergess|entfern|tilg))`,
  openBehind: String.raw`(?:kann|soll|muss|darf|sollte)(?: \p{L}+){0,3} (?:weg|raus|verschwinden|gelöscht|gestrichen)|(?:weg|raus) damit|(?:löschen|streichen|vergessen|rausnehmen|wegwerfen|tilgen)(?=\s*(?:[.!]|bitte|$))`,
  loose: String.raw`(?:(?:lösch|streich|vergiss|vergesst|entfern|tilg|radier|nimm|wirf|schmeiß)\p{L}*(?! (?:ich|er|wir|man|sich)(?!\p{L}))|(?:löschen|streichen|vergessen|entfernen|tilgen|rausnehmen|wegwerfen|rauswerfen|rausschmeißen|nehmen|kriegen|verschwinden)(?= sie(?!\p{L})|\s*(?:[.!?,]|$|bitte|ja))|(?<=[,;:–—]\s*(?:bitte )?)raus(?= damit|\s*[.!,]|$)|raus damit|weg(?= damit|\s*[.!,]|$))|(?:nicht|nichts|nie|nirgends|nirgendwo|keinesfalls|nix|keine?n?)(?: \p{L}+){0,4} (?:merken|merk|behalten|speichern|wissen|aufheben|aufbewahren|stehen|auftauchen|bleiben|bleibt|übrig|gespeichert|notieren|gemerkt|vermerkt|festhalten|zu wissen)|bleibt? (?:\p{L}+ ){0,2}nicht`,
  leads: String.raw`und|also|dann|bitte|mal|jetzt|doch|ok|okay|hey|du|ja|nein|kannst du|könntest du|die|das|sache|kram|zeug|mir|nicht`,
  marks: String.raw`das (?:mit|von|über|zu[rm]?|ganze)|nichts (?:mehr |davon )?(?:von|über|zu[rm]?|mit)|alles (?:von|über|zu[rm]?|mit|rund um)|bei dir|bei ihnen|gespeichert\p{L}*|was ich|(?:die|diese|der|dieser|den|meine) (?:\p{L}+ )?(?:sache|geschichte|story|infos?|notiz)|\p{L}*(?:kram|zeug|ding|sache|geschichte)|(?:gesagt|erzählt|geschrieben|erwähnt|verraten|anvertraut|gebeichtet|gestanden|getippt)|von mir|(?:gedächtnis|notizen|speicher|unterlagen|akten?)|merken|erinner\p{L}*|vorhin|quatsch`,
  rues: String.raw`(?:ist|sind) meine sache|nur (?:mich|meinen?|uns) \p{L}* ?an|ausplaudern|nicht (?:so )?stehen lassen|(?:wissen|weiß) (?:\p{L}+ ){0,2}(?:noch )?(?:nicht alle|niemand|keiner)|(?:gehen|geht) (?:\p{L}+ )?(?:was|nichts|nix) an|lieber nicht erwähnt|schade|verplappert|peinlich\p{L}*|privat\p{L}*|geheim\p{L}*|schäm\p{L}*|scham|bereue|(?:ging|geht) (?:dich|sie|euch|niemand\p{L}*|keinen) (?:\p{L}+ )?nichts an|(?:hätt|hätte) (?:ich )?(?:\p{L}+ ){0,5}nich?t? (?:\p{L}+ ){0,3}(?:sollen|dürfen)|unter uns|vertraulich|unangenehm|fehler|zu viel|rausgerutscht|was mein\p{L}* \p{L}+ (?:getan|gemacht|angestellt) hat|quatsch|witz|scherz|gelogen|erfunden|blöd|persönlich`,
  denies: String.raw`(?:vergiss|vergesst|vergessen sie|lösch|lösche|streich|streiche|entfern|entferne)(?: \p{L}+){0,5} (?:nicht|nie)|(?:nicht|nie|bloß nicht|ja nicht) (?:zu )?vergessen|(?:ich|er|sie|wir|man|mein\p{L}* \p{L}+) (?:\p{L}+ ){0,3}(?:vergess\p{L}*|vergiss\p{L}*|lösche|streiche|merke)(?! sie)|wie (?:\p{L}+ )?(?:ich|man|kann|lösche|streiche|streich|lösch|vergess)|(?:merk|vergess|vergiss|streich|lösch)\p{L}* ich|(?:kann|können|konnte) (?:\p{L}+ ){0,2}(?:mir|sich|uns) (?:\p{L}+ ){0,4}(?:nicht|nichts|nie)(?: mehr)? merken|(?:sagt|sagte|meint|meinte)(?!\p{L})|nicht nur`,
};

const FR_GONE = String.raw`(?:oubli|effac|supprim|retir|enl[eè]v|vir|jet|ray|gomm|sor[ts]|ôt|dégag|élimin|débarrass|nettoi|zapp)\p{L}*`;
const FR_STORE = String.raw`(?:de|dans|hors de) (?:ta|votre|tes|vos|la|ton|votre) (?:mémoire|notes?|tête|dossiers?|fichiers?|données|base|cerveau|archives?|historique|profil)`;
const FR_KEEP = String.raw`(?:retenir|garder|conserver|mémoriser|enregistrer|stocker|noter|te souvenir|vous souvenir|te rappeler|vous rappeler|reten(?:ez|iez)|retien(?:s|nes|ne)|gard(?:e|es|ez|iez)|conserv(?:e|es|ez|iez)|mémoris(?:e|es|ez|iez)|enregistr(?:e|es|ez|iez)|stock(?:e|es|ez|iez)|not(?:e|es|ez|iez)|souvien(?:s|nes)|souveniez|rappell?(?:e|es|ez|iez)|sach(?:es|iez))`;

const FRENCH: AddressedWording = {
  clear: [
    String.raw`${FR_GONE}[^.!?;]{0,80} ${FR_STORE}`,
    String.raw`(?:veux|voudrais|souhaite|aimerais|envie) (?:pas |plus )?que (?:tu|vous) (?:\p{L}+ )?${FR_KEEP}`,
    String.raw`(?:pas|plus) (?:la peine|besoin) (?:de|d'|que tu|que vous) ?(?:le |la |les |l')?${FR_KEEP}`,
    String.raw`(?:merci de|je (?:te|vous) (?:demande|prie) de|prière de|évite de|évitez de|mieux vaut) ne (?:pas|plus|rien) (?:en |le |la |les |l')?${FR_KEEP}`,
    String.raw`(?:que (?:tu|vous)|qu'on|faut que tu) (?:ne |n'en |n')?(?:en |le |la |les |l')?${FR_KEEP} (?:pas|plus|rien|jamais|aucun\p{L}*)`,
    String.raw`(?:^|[,;:.!?]\s*|(?:stp|svp|s'il te plaît|bon|alors|et) )(?:s'il te plaît,? )?(?:(?:ne|n') ?(?:en |te |vous |m'en |me |le |la |les |l')?|m'en |t'en )(?:${FR_KEEP}) ?(?:-m'en |-en )?(?:pas|plus|rien|jamais)`,
    String.raw`(?:que (?:ça|cela|ce|tout (?:ça|cela)|cette \p{L}+)|voir (?:ça|cela)|faire) (?:\p{L}+ )?(?:dispara\p{L}+|s'efface)`,
    String.raw`fai(?:s|tes|sons) comme si(?=[^.!?;]*(?:jamais|rien|pas)(?!\p{L}))`,
    String.raw`(?:doit|devrait|peut) (?:pas |plus )?(?:rester|être (?:gardé|conservé|noté|enregistré|stocké|retenu)\p{L}*|disparaître|figurer)|aucune trace|plus (?:de |une )?trace`,
    String.raw`(?:tu|vous) (?:les |le |la |l'|l’)(?:oublies|oubliez|effaces|effacez|supprimes|supprimez|retires|retirez|vires|virez|rayes|gardes pas)(?: tout de suite| hein| stp| maintenant| ok)*`,
  ].join("|"),
  open: String.raw`(?:tu peux |peux-tu |pourrais-tu |tu pourrais |on |merci d'|merci de |veuillez |faut |il faut |vous pouvez |pouvez-vous |pourriez-vous )?(?:l'|le |la |les |en )?(?:oubli|effac|supprim|retir|enl[eè]v|vir|jett?|ray|gomm|zapp)(?:e|es|ez|er)(?:-(?:le|la|les|moi))?(?: (?:ça|cela|tout|ce|cette|l'|le|la|les|mon|ma|mes)(?!\p{L})|(?=\s*(?:[.!?,]|$|stp|svp|s'il|hein|maintenant|direct)))|sor(?:s|tez)(?:-| )(?:le|la|les)`,
  openBehind: String.raw`(?:est|sont) à (?:oublier|effacer|supprimer|jeter)|(?:tu|vous) (?:peux|pouvez) (?:rayer|effacer|supprimer|oublier|virer|retirer)|à la poubelle`,
  loose: String.raw`(?<!(?:j'|je |il |elle |ils |elles |qui )(?:l'|les |le |la |ai |a |vais |veux |dois |peux |arrive à )?)(?:(?:oubli|effac|supprim|retir|enl[eè]v|ray|gomm|zapp)(?:e|es|ez|er|ons)(?!\p{L})|vire(?:z|s|r)?|jet(?:te|tes|tez|er)|dégage(?:z|s|r)?|laisse(?:z)? tomber)|(?:ne|n'|pas|plus|rien|aucune?|jamais)(?: ?[\p{L}']+){0,5} (?:gard|conserv|reten|retien|mémoris|enregistr|stock|noté|sach|saches|trace)\p{L}*|(?:gard|conserv|reten|retien|mémoris|enregistr|stock)\p{L}* (?:pas|plus|rien|aucune)|faire état|(?:plus|jamais|pas)(?: \p{L}+){0,3} (?:voir|apparaître|revoir)|que (?:ça|cela) (?:parte|dégage|disparaisse|sorte)|comme si`,
  leads: String.raw`et|bon|alors|stp|svp|s'il te plaît|s'il vous plaît|ok|oui|non|donc|du coup|maintenant|hein|tu peux|vous pouvez`,
  marks: String.raw`ce que (?:je|j')|rien (?:de|sur|à propos)|tout ce qui|tout sur|l'histoire|état (?:de|du)|conserv\p{L}*|gard(?:ée?s?|es|iez)|(?:dit|confié|raconté|avoué|parlé|écrit|révélé)(?:e|s)?|trucs?|histoires?|choses?|affaires?|mémoire|notes?`,
  rues: String.raw`dégueu\p{L}*|(?:ne |n')?(?:te |vous )?(?:regard|concern)\p{L}+ (?:personne|que moi)|pas envie|indiscr\p{L}+|honte\p{L}*|gên[eéa]\p{L}*|privée?s?|personnel\p{L}*|perso|secret\p{L}*|intime\p{L}*|(?:pas|rien) à savoir|(?:te|vous) regard\p{L}+ (?:pas|rien)|(?:aurais|aurait) pas dû|n'aurais (?:pas|jamais) dû|regrett\p{L}+|confi(?:é|dent)\p{L}*|avouée?|j'avoue|blague|entre nous|trop (?:dit|parlé)|erreur|bêtise|stresse|ce que (?:mon|ma|notre) \p{L}+ a fait|embarrass\p{L}+`,
  denies: String.raw`n'(?:oubli|effac|enl)|ne (?:supprim|retir)|(?:oubli|effac|supprim|retir)\p{L}* (?:pas|jamais|rien|surtout)|(?:je |j')(?:voudrais|aimerais|veux) (?:enlev|effac|supprim|retir|oubli)|(?:j'|je |il |elle |on |ils |elles |qui )(?:\p{L}+ ){0,2}(?:oubli|effac|supprim|retir|enlèv)(?:e|es|é|ent|er)(?!z)|(?:quelle?s?|quoi|qui|comment) (?:\p{L}+ ){0,3}(?:effac|supprim|retir|enl[eè]v|oubli)|crème|(?:mon|ma|mes|notre|nos) \p{L}+ (?:\p{L}+ ){0,5}(?:et )?oublie(?!s|z)|(?:mon|ma|mes|notre|nos|le|la|les|il|elle) (?:\p{L}+ )?(?:ne |n')(?:gard|reti|oubli|se souv|not|mémoris)|(?:m'a|a|ont) dit|pas seulement`,
};

const ES_GONE = String.raw`(?:olv[ií]d|b[oó]rr|elim[ií]n|qu[ií]t|t[aá]ch|s[aá]c|s[aá]qu|supr[ií]m|d[eé]j|desh[aá])\p{L}*`;
const ES_STORE = String.raw`de (?:tu|su|la|tus|sus) (?:memoria|notas?|cabeza|mente|archivos?|registros?|datos|historial|perfil|base)`;
const ES_KEEP = String.raw`(?:te acuerdes|se acuerde|recuerdes?|guardes?|guarden|conserves?|retengas?|anotes?|apuntes?|memorices?|registres?|almacenes?|te quedes con|tengas|sepas)`;

const SPANISH: AddressedWording = {
  clear: [
    String.raw`${ES_GONE}[^.!?;]{0,80} ${ES_STORE}`,
    String.raw`(?:^|[,;:.!?¿¡]\s*|(?:por favor|porfa|vale|bueno|oye|y|que|pido que|prefiero que|ruego que|quiero que|gustaría que|mejor que|mejor) )(?:por favor,? )?(?:ya )?(?:no|nunca) (?:lo |la |los |las |me lo |me la |me )?${ES_KEEP}`,
    String.raw`no (?:hace falta|es necesario|necesito|quiero) que (?:lo |la |los |las )?${ES_KEEP}`,
    String.raw`(?:no|sin) (?:conservar|guardar|recordar|retener|almacenar|anotar|mencionar)(?:lo|la|los|las)?`,
    String.raw`(?:no (?:quede|haya|queda) (?:ni )?(?:rastro|nada|constancia)|sin dejar rastro|ni rastro)|(?:no debe|no debería|no tiene que) (?:quedar|estar|guardarse|constar|figurar)`,
    String.raw`(?:haz|haga|hagamos|hacé) como (?:que|si) (?:yo )?(?:no|nunca)`,
    String.raw`no (?:tendrías|tienes|deberías|tenías|debías|tiene|tendría|debería|hace falta)(?: por)? ?(?:que )?(?:saber|sepas|guardar|recordar)`,
  ].join("|"),
  open: String.raw`(?:(?:olvid|borr|elimin|quit|tach|sac|suprim)(?:a|e|es|ar|as)|(?:olvíd|bórr|elimín|quít|tách|sác|suprím)(?:a|e|en)|saque|quítate)(?:me|te|se)?(?:lo|la|los|las)?(?: (?:eso|todo|esto|lo|el|la|los|las|mis?|de)(?!\p{L})|(?=\s*(?:[.!?,]|$|ya|anda|porfa|por favor|de ahí|eh|venga)))`,
  openBehind: String.raw`(?:bórr|táchal|olvídal|elimínal|quítal|sácal|suprímel)(?:a|o)?(?:lo|la|los|las)?(?: ya| anda| porfa| de ahí)*(?=\s*(?:[.!?,]|$|ya|anda|porfa))|(?:debe|debería|puede|tiene que) (?:borrarse|desaparecer|irse)`,
  loose: String.raw`(?<!(?:yo|he|ha|me|se|quiero|puedo|voy a|para|sin|nunca|siempre|no) )(?:(?:olvid|borr|elimin|quit|tach|suprim)(?:a|e|es|en|ar|as|emos)(?:lo|la|los|las)?|(?:olvíd|bórr|elimín|quít|tách|sác|suprím)\p{L}+|saca(?:r|rlo|rla)?|saque(?:s|lo|la)?|desha(?:z|g)\p{L}*|fuera(?= de|\s*[.!,]|$))|que (?:ya )?tengas guardad\p{L}*|(?:no|nada|nunca|ningún|ninguna|sin)(?: \p{L}+){0,4} (?:guard|conserv|recuerd|reten|retien|retuv|anot|apunt|const|sepas|sepa|saber|acuerd|almacen|quede)\p{L}*|(?:guardad|conservad)\p{L}* nada|haz como si|haz como que`,
  leads: String.raw`por favor|porfa|porfi|y|ok|vale|pues|mejor|oye|anda|puedes|podrías|podría|puede|que|quiero que|ya|venga|jaja|uy|te dije|te conté|anterior`,
  marks: String.raw`(?:lo|eso|esto|aquello) (?:del?|que|sobre|mío|relativo|referente|tocante)|nada (?:del?|sobre)|todo (?:lo|sobre)|guardad\p{L}+|cons?t(?:e|ara|ase|ar)|(?:el|la|mis|las) (?:tema|historia|rollo|asunto|cosas?|problema|noticia|movida)|memoria|notas|(?:te|le) (?:dije|conté|he dicho|he contado|hablé|comenté|confesé)|ahí|saber`,
  rues: String.raw`me muero de|de aquí|no (?:tendría|debería|debí|tenía) (?:que )?(?:de )?haber|no lo sabe|no (?:le|les|te) importa a nadie|es cosa mía|(?:a )?nadie (?:le )?(?:importa|tiene|debe)|preferiría|vergüenza|(?:da|dio) (?:\p{L}+ )?corte|asco|apuro|no deb(?:í|ía|ería)|no (?:tendrías|tenías|deberías|debías)(?: por)? ?(?:que )?saber|privad\p{L}+|secret\p{L}+|íntim\p{L}+|intimidad|desahogo|arrepient\p{L}+|error|entre nosotros|no (?:te|le) (?:incumbe|importa)|no querría|no quisiera|broma|mentira|me pasé|demasiado|lo que hizo (?:mi|nuestr[oa])`,
  denies: String.raw`no (?:se )?te olvides|que no se te olvide|no (?:lo |la |te )?(?:olvid(?:es|e)|borres|quites|elimines)|se me (?:\p{L}+ ){0,2}olvid|se me vuelva|(?:cómo|como|dónde) (?:\p{L}+ )?(?:borr|elimin|quit|olvid)|(?:he|ha|hemos|había) (?:olvidado|borrado|quitado)|(?:no puedo|quiero|intento|para|siempre) (?:olvid|borr|quit)|qué \p{L}+ (?:(?:lo|la|los|las|me|te) )?(?:quit|elimin|borr)|(?:dice|dijo|me dijo|pidió) (?:que|:)|no (?:solo|sólo)`,
};

export const ADDRESSED_WORDINGS: readonly AddressedWording[] = [ENGLISH, GERMAN, FRENCH, SPANISH];
