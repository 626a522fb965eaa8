/* The words of an order to forget, in four languages. All patterns ignore case and match at the start of a clause. */

/** The wording of one language. */
export interface Wording {
  /** Words that may stand before the order, repeatedly. */
  readonly leads: string;
  /** Words that ask for it or allow it: "can you", "you can", "ich möchte, dass du". */
  readonly asks: string;
  /** Verbs of forgetting. Their object is always a memory. */
  readonly forgets: string;
  /** Verbs of deleting. Their object is a memory only if the words say so. */
  readonly deletes: string;
  /** Forms of these verbs that are an order only behind words that ask for it: "would you mind forgetting". */
  readonly inflected: string;
  /** The end of a clause whose verb comes last, with groups like those of `order`: "… aus deinem Kopf löschen". */
  readonly verbLast?: string;
  /** Words that mean everything the user ever said, which no single deletion is. */
  readonly whole: string;
  /** Words that mean the last statement. */
  readonly last: string;
  /** Words that mean all there is: "everything about". */
  readonly all: string;
  /** Words that mean one thing that was said: "the thing about". */
  readonly thing: string;
  /** Words that open a statement or a question as the target: "that", "where". */
  readonly clause: string;
  /** Possessives: "my". */
  readonly mine: string;
  /** Words that name the memory as the place: "from your memory". */
  readonly where: string;
  /** Words behind the target that say nothing more. */
  readonly tail: string;
  /** The target, followed by the order: "that thing about the loan, erase it". */
  readonly first: string;
}

const TALK = String.raw`(?:said|told you|told|mentioned|wrote|shared|talked|discussed)`;

const ENGLISH: Wording = {
  leads: String.raw`please|pls|plz|ok|okay|hey|hi|hello|so|well|no,|yes|actually|just|now|then|and|also|oh|btw|by the way|kindly|alright|right,|sorry|wait|hmm`,
  asks: String.raw`(?:can|could|would|will) you(?: please| just| kindly)*|you (?:can|may|should|must|could|have to|need to)(?: just| now| please| safely)*|i(?:'d| would) (?:like|want|prefer) you to(?: please)?|i (?:want|need) you to(?: please)?|(?:would|do) you mind|i(?:'d| would) (?:prefer|rather|appreciate|like|love|be (?:glad|happy|grateful))(?: it)?(?: if)? you(?: could| would| can| just|'d)*|it (?:would|'d) be (?:great|nice|good|best|better|helpful|lovely|cool) if you(?: could| would| just)*|(?:is it|would it be) possible to|i wish you(?:'d| would)|i(?:'d| would)? ask you to|(?:could|can|may) i ask you to|any chance (?:that )?you (?:could|can)|(?:it's )?time to|go ahead and|feel free to|make sure (?:to|you)`,
  forgets: String.raw`(?:forget|forgot|forgetting)(?: all)?(?: about)?|unlearn(?:ing|ed)?|unremember|stop (?:remembering|storing|keeping)|(?:do not|don't) (?:remember|keep|store|save)|(?:you )?no longer (?:(?:need|have) to )?(?:remember|keep|store|know)|you (?:don't|do not) (?:need|have) to (?:remember|keep|store|save)|you needn't (?:remember|keep|store)|i (?:don't|do not|no longer) want you to (?:remember|keep|store|save)`,
  deletes: String.raw`delet(?:e|ed|ing)|eras(?:e|ed|ing)|wip(?:e|ed|ing)|remov(?:e|ed|ing)|drop|clear|scrub|scrap|scratch|purge|discard|strike|take|get rid of|let go of|cross out`,
  inflected: "forgot|(?:un)?(?:forgett|learn|delet|eras|wip|remov)(?:ing|ed)",
  whole: String.raw`me|(?:all|everything|anything|whatever)(?: that)?(?= \S)(?: (?:i|you)(?:'ve| have)?(?: ever| just)? (?:${TALK}|know|remember|have|stored|saved|noted|learn(?:ed|t))(?: to)?(?: you)?)?(?: (?:about|on) (?:me|us|myself))?(?: (?:today|yesterday|tonight|so far|until now|before|in this (?:chat|conversation)|this (?:morning|week)))*|all (?:of )?(?:my|your) memories(?: (?:of|about) me)?`,
  last: String.raw`(?:that|this|it all|all (?:of )?that|what i(?:'ve)? (?:just )?(?:said|told you|wrote)|my last message|i (?:ever )?said (?:that|this|so))(?: again)?`,
  all: String.raw`(?:all|everything|anything|whatever)(?: of)?(?: (?:that )?(?:i(?:'ve| have)?|we(?:'ve| have)?|you(?:'ve| have)?)(?: ever)? (?:${TALK}|know|remember|discussed|got|have|noted|stored|saved))?(?: to you)? (?:about|on|regarding|concerning|related to|to do with|with)|what(?:ever)? (?:i|we)(?:'ve| have)?(?: just| ever)? ${TALK}(?: to)?(?: you)? (?:about|on|regarding|concerning)|all (?:the |that |those )?(?:stuff|things) (?:about|on|with)`,
  thing: String.raw`(?:the |that |this |those |these |my )?(?:whole )?(?:thing|things|stuff|bit|part|business|story|info|information|details?|notes?|memory|memories|facts?|conversation|chat|message|comment|remark)(?: (?:that )?(?:i|we) ${TALK})? (?:about|on|with|regarding|concerning|of)|(?:that )?i(?:'ve| have)?(?: ever)? ${TALK}(?: you)?(?: anything)? about|that about`,
  clause: String.raw`(?:(?:the|that|my) (?:fact|memory|note|info|information|entry) )?that(?! about )(?=\s\S+\s\S)|where|when|who|whom|what|which|how|why|whether`,
  mine: String.raw`my|our`,
  where: String.raw`(?:from|out of|in) (?:your |the |my )?(?:long-term )?(?:memory|memories|notes?|records?|profile|mind|brain|head|storage|database)|from wh(?:at|er)ever you (?:have|keep|store|save|hold|put)(?: (?:it|this|that|things|stuff))?`,
  tail: String.raw`(?:pretty )?please|pls|plz|thanks|thank you|ok(?:ay)?|now|again|completely|entirely|altogether|will you|would you|if you can|for me|any ?more`,
  first: String.raw`^(?:(?:and|ok|oh|so|please|ignore|disregard|never ?mind)[,\s]+)*(?:(?:(?:that|the|this) (?:thing|stuff|bit|part|business|story)|all that|everything)(?: i ${TALK})? (?:about|with|on|regarding)|what i(?:'ve)? ${TALK}(?: you)? about|(?:i )?(?:shouldn't|should not|shouldnt) have (?:${TALK}|brought up)(?: (?:that|this|it|anything|you|what i did))*(?: about)?|you were never told (?:about|that)?|i never (?:${TALK})(?: you)?(?: anything)?(?: about)?) (?<what>.+?)[\s,.;:?!–—-]+(?:(?:ok|okay|right)[\s,.?!]+)?(?:so |and |please |just |now )*(?:forget(?: about)?|erase|delete|remove|wipe|drop|scrub|don't (?:keep|remember|save|store)) (?:it|that|them|this)(?: all)?`,
};

const GESAGT = String.raw`(?:gesagt|erzählt|geschrieben|erwähnt|verraten)`;

const GERMAN: Wording = {
  leads: String.raw`bitte|ok|okay|also|nein,|ja|ach|und|dann|jetzt|hey|hallo|übrigens|sorry|entschuldigung|doch`,
  asks: String.raw`(?:kannst|könntest|würdest|magst) du(?: bitte| das| mal| einfach)*|du (?:kannst|darfst|sollst|solltest|musst|brauchst)(?: ruhig| bitte| jetzt| einfach| gerne?)*|ich (?:möchte|will|hätte gern|wünsche mir|bitte dich)[a-zäöü ]*,? dass du|ich wäre (?:dir )?(?:sehr )?(?:froh|dankbar),? wenn du|(?:es wäre|ich fände es) (?:schön|gut|besser|nett|toll|lieb),? wenn du|(?:würde|macht) es dir (?:etwas |was )?(?:aus|ausmachen),? (?:zu|wenn du)|wäre es möglich,? (?:zu|dass du)|ich bitte dich,? zu|bitte`,
  forgets: String.raw`vergiss|vergisst|vergesst|vergesse|vergessen(?: sie)?|merk(?:e|t)? dir (?:bitte )?nicht(?: mehr| länger)?|(?:dir |ihnen )?nicht(?: mehr| länger)? (?:zu )?merken|speichere?(?: bitte| dir)* nicht (?:mehr|länger)|behalte?(?: bitte)? nicht|erinner(?:e)? dich (?:bitte )?nicht(?: mehr)?(?: daran)?|denk(?:e)? (?:bitte )?nicht mehr(?: daran)?`,
  deletes: String.raw`lösch(?:e|t|en sie|en)?|streich(?:e|t|en sie|en)?|entfern(?:e|t|en sie|en)?|tilg(?:e|t|en)?|nimm|wirf`,
  inflected: "(?!)",
  verbLast: String.raw`(?<!(?<!\p{L})(?:nicht|nie|niemals|je|jemals|zu)(?:\s.*)?)(?:\s+(?:aus|in) (?:deinem|dem|deinen|ihrem) (?:gedächtnis|speicher|notizen|kopf|profil))?\s+(?:(?<forgets>verg[ei]ss(?:en|t))|(?<deletes>(?:lösch|streich|entfern|tilg)(?:en|st|t)))[\s.!?]*$`,
  whole: String.raw`mich|alles,?(?: \S+){0,3} (?:über mich|von mir)(?: \S+){0,3}|alles,? was ich (?:dir |ihnen )?(?:\S+ ){0,2}${GESAGT} hab(?:e)?`,
  last: String.raw`(?:das|dies|das alles|was ich (?:gerade |eben |dir )*${GESAGT} hab(?:e)?|meine letzte nachricht)(?: wieder)?`,
  all: String.raw`alles,?(?: was (?:ich|du|sie)(?: dir| ihnen)?)? (?:über|zu|von|mit|rund um|bezüglich|zum thema)|alles,? was mit|was ich (?:dir |ihnen )?(?:gerade |eben |mal )?(?:über|von|zu)`,
  thing: String.raw`(?:das(?: thema)?|die (?:ganze )?(?:sache|geschichte|info|notiz)|den (?:teil|punkt)|meine bemerkung) (?:mit|um|über|von|zu)(?: de[rmn])?`,
  clause: String.raw`(?:(?:die (?:tatsache|info|information|notiz|erinnerung)|das wissen|den (?:fakt|eintrag|umstand)),? )?dass|wo|wann|wer|wen|wie|was|welche[nrs]?|warum|ob|woher`,
  mine: String.raw`mein(?:e[nrms]?)?|unser(?:e[nrms]?)?`,
  where: String.raw`(?:aus|in) (?:deinem|dem|deinen|ihrem) (?:gedächtnis|speicher|notizen|kopf|profil)`,
  tail: String.raw`bitte|danke|wieder|raus|heraus|weg|ok|jetzt|komplett|ganz|zu tun hat|${GESAGT} hab(?:e)?|weißt|bitte nicht merken`,
  first: String.raw`^(?:(?:und|ok|bitte|also|ignoriere?)[,\s]+)*(?:das (?:ganze |thema )?(?:mit|über|zu)|die (?:sache|geschichte) (?:mit|um|über|von)|was ich (?:dir )?(?:gerade |eben |mal )?(?:über|von|zu)|alles (?:über|zu|von)|das hätte ich nicht (?:über|von)|ich hätte das nicht (?:über|von)) (?<what>.+?)[\s,.;:?!–—-]+(?:(?:kannst|darfst|könntest) du )?(?:bitte |einfach |mal |ruhig |gleich )*(?:(?:wieder )?(?:vergessen|löschen|streichen|entfernen)|nicht (?:merken|speichern|behalten)|(?:vergiss|lösch(?:e)?|streich(?:e)?|entfern(?:e)?) (?:das|es|sie|ihn)(?: alles)?)`,
};

const DIT = String.raw`(?:dit|raconté|écrit|mentionné|parlé)`;

const FRENCH: Wording = {
  leads: String.raw`s'il te plaît|s'il te plait|s'il vous plaît|stp|svp|ok|bon|alors|et|non,|oui|maintenant|au fait|pardon|désolée?`,
  asks: String.raw`(?:peux-tu|pourrais-tu|pouvez-vous|pourriez-vous|veux-tu bien)(?: s'il te plaît)?|(?:est-ce que )?(?:tu|vous) (?:peux|pouvez|pourrais|pourriez|veux|dois|devez|devrais)(?: bien| maintenant)?|(?:je veux|j'aimerais|je voudrais|je préfère|je préférerais|il faut|il faudrait)(?: bien| mieux| plutôt)? que (?:tu|vous)|(?:ça|cela) (?:te|vous) (?:dérange|dérangerait|ennuie|ennuierait) (?:d'|de)|serait-il possible (?:d'|de)|je (?:te|vous) (?:demande|prie) (?:d'|de)|merci d[e']|veuillez`,
  forgets: String.raw`oublie[zrs]?|ne (?:retiens|retenez|gardez?|notez?|mémorisez?) (?:pas|plus)|n'enregistre[zs]? (?:pas|plus)|ne (?:te|vous) (?:souviens|souvenez|rappelle[zs]?) (?:pas|plus)|arrête[zr]? de (?:te|vous) (?:souvenir|rappeler)`,
  deletes: String.raw`efface[zrs]?|supprime[zrs]?|retire[zrs]?|enlève[zs]?|enlever|raye[zrs]?`,
  inflected: "(?!)",
  whole: String.raw`tout(?: ce que (?:tu|vous|je)(?: \S+){1,4}?)? (?:sur|de) moi(?: \S+){0,2}|tout ce que je (?:t'ai|vous ai) ${DIT}(?: \S+){0,2}`,
  last: String.raw`(?:ça|cela|tout ça|ce que (?:je viens de|j'ai) (?:dire|dit|écrire|écrit)|mon dernier message)`,
  all: String.raw`tout ce qui (?:concerne|touche(?: à)?|parle de|a (?:trait|rapport) (?:à|avec))|tout ce que (?:je t'ai|je vous ai|j'ai|tu sais|vous savez)(?: ${DIT})? (?:sur|de|à propos de|au sujet de|concernant)|tout (?:sur|à propos de|au sujet de)|ce que (?:je t'ai|je vous ai|j'ai) ${DIT} (?:sur|de|à propos de|au sujet de|concernant)`,
  thing: String.raw`(?:le truc|l'histoire|la chose|cette histoire|l'affaire|la partie|l'info) (?:de la|de l'|du|des|de|d'|avec|sur|à propos de|concernant)`,
  clause: String.raw`(?:(?:le fait|du fait|le souvenir|l'info|l'information|la note) )?qu(?:e|')|où|quand|qui|comment|quel(?:le)?s?|pourquoi|combien`,
  mine: String.raw`mon|ma|mes|notre|nos`,
  where: String.raw`de (?:ta|votre|la) mémoire|de (?:tes|vos) notes`,
  tail: String.raw`s'il te plaît|s'il te plait|s'il vous plaît|stp|svp|merci|maintenant|complètement`,
  first: String.raw`^(?:(?:et|ok|bon|ignore)[,\s]+)*(?:(?:le truc|l'histoire|cette histoire|l'affaire) (?:de|du|des|d'|avec|sur)|ce que (?:je t'ai|j'ai) ${DIT} (?:sur|de|à propos de)|je n'aurais pas dû (?:parler de|dire ça (?:sur|de))|tout ce qui concerne) (?<what>.+?)[\s,.;:?!–—-]+(?:s'il te plaît,? )?(?:oublie[zr]?|efface[zr]?|supprime[zr]?)(?:-(?:le|la|les)| ça| cela| tout)*`,
};

const DICHO = String.raw`(?:he dicho|dije|conté|he contado|mencioné|escribí)`;

const SPANISH: Wording = {
  leads: String.raw`por favor|mejor|ok|vale|bueno|oye|y|no,|sí|ahora|entonces|pues|perdón|perdona`,
  asks: String.raw`(?:puedes|podrías|puede|podría)(?: por favor)?|te (?:importaría|molestaría|importa|molesta)|(?:quiero|quisiera|me gustaría|necesito|prefiero|preferiría|te pido|te ruego) que|haz el favor de|deberías|debes|sería posible`,
  forgets: String.raw`olvid(?:a|á|e|ad|ar|es|aras)(?:te|se)?|olvídate|olvídese|(?:ya )?no (?:recuerdes|guardes|anotes)(?: más)?|(?:ya )?no te acuerdes(?: más)?|deja de recordar`,
  deletes: String.raw`borr(?:a|á|e|ad|ar|es)|elimin(?:a|á|e|ad|ar|es)|quit(?:a|á|e|ad|ar|es)|suprim(?:e|a|ir|as)|tach(?:a|ar|es)`,
  inflected: "(?!)",
  whole: String.raw`todo(?: lo)?(?: que(?: \S+){1,3}?)? (?:sobre|de|acerca de) m[ií]|todo lo que (?:te )?${DICHO}(?: \S+){0,2}`,
  last: String.raw`(?:de )?(?:eso|esto|todo eso|lo que (?:acabo de decir|(?:te )?${DICHO})|mi último mensaje)`,
  all: String.raw`todo lo (?:que (?:sepas|sabes|(?:te )?${DICHO}) )?(?:de|sobre|acerca de|relacionado con|referente a)|todo lo que tenga que ver con|todo sobre|(?:de )?lo que (?:te )?${DICHO} (?:de|sobre|acerca de)`,
  thing: String.raw`(?:de )?(?:lo|eso|la (?:cosa|historia|parte)|el (?:tema|asunto)) (?:de|del|sobre)(?: la| las| los| el)?`,
  clause: String.raw`(?:de )?(?:(?:(?:el (?:hecho|dato|recuerdo)|la (?:nota|información)) (?:de )?)?que(?=\s)|d[óo]nde|cu[áa]ndo|qui[ée]n|c[óo]mo|qu[ée]|cu[áa]l|por qu[ée])`,
  mine: String.raw`(?:de )?(?:mis?|nuestr[oa]s?)`,
  where: String.raw`de (?:tu|la|su) memoria|de (?:tus|sus) notas`,
  tail: String.raw`por favor|porfa|gracias|ya|ahora|del todo`,
  first: String.raw`^(?:(?:y|ok|bueno|ignora)[,\s]+)*(?:lo (?:de|del)|lo que (?:te )?${DICHO} (?:de|sobre)|no debí (?:hablar de|decir eso de)|todo lo (?:de|sobre)) (?<what>.+?)[\s,.;:?!–—-]+(?:por favor,? )?(?:olvíd(?:alo|ala)|olvida eso|bórr(?:alo|ala)|elimín(?:alo|ala)|borra eso)`,
};

export const WORDINGS: readonly Wording[] = [ENGLISH, GERMAN, FRENCH, SPANISH];
