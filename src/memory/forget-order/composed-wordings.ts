import { HAVE_DATA } from "./have-data.ts";

/*
 * Orders to forget by their parts, in four languages: who asks, the verb, words for what was told, the topic, and the
 * memory as the place. The parts combine freely, so that a wording need not be foreseen whole. All patterns ignore case.
 */

/** The parts of one language. */
export interface ComposedWording {
  /** Words at either end that carry no meaning here: politeness, greetings, emphasis. */
  readonly fluff: string;
  /** Words that ask for it and end before the verb: "could you", "it is best that you". */
  readonly asks: string;
  /** Verbs whose object is always a memory. */
  readonly forgets: string;
  /** Verbs of removing. Their object is a memory only where the words say so. */
  readonly removes: string;
  /** Refusals that somebody keeps something: "don't hold on to". They need such words too. */
  readonly refuses: string;
  /** Wishes before the topic that need no verb behind it: "I don't want you to know". */
  readonly wishes: string;
  /** Ends behind the topic: "gone", "should be deleted". */
  readonly ends: string;
  /** Reasons behind the topic, before an order of a pronoun: "is none of your business, drop it". */
  readonly reasons: string;
  /** Words that name the memory as the place. */
  readonly place: string;
  /** Words for what was told, with the preposition before its topic. */
  readonly told: string;
  /** Words that open a statement as the topic, and words that open a question. */
  readonly clause: string;
  readonly question: string;
  /** Verbs behind the topic, with a pronoun for it: "– lose it". */
  readonly pronounOrder: string;
  /** Possessives. With an order of a pronoun behind it, what they open is a memory. */
  readonly mine: string;
  /** Verbs that make a sentence of what a possessive opens: "my cat is old". */
  readonly finite: string;
  /** Orders behind a colon without an object: "my blood type: forget". */
  readonly bareOrder: string;
}

const EN_SAY = String.raw`(?:said|told|mentioned|shared|wrote|confided|revealed|disclosed|let slip|brought up|gave|talked|spoke|know|have|got|saved|stored|noted|remember|keep|kept|hold|learn(?:ed|t)|recorded|remembered|logged)`;
const EN_REL = String.raw`(?: (?:that |which )?(?:i|we|you|you've|i've|i had|i'd|we've)(?: have| had| ever| once| just| already| may| might| might've)* ${EN_SAY}(?: down| up)?(?: (?:to |with )?you)?(?: earlier| before| yesterday| today| last \p{L}+| once)?)`;
const EN_NOUN = String.raw`(?:things?|stuff|bits?|parts?|info|information|details?|data|notes?|memor(?:y|ies)|facts?|entr(?:y|ies)|records?|mentions?|references?|traces?|remarks?|comments?|statements?|story|stories|knowledge|history|context|conversations?|chats?|messages?|lines?|mess|business|saga)`;
const EN_PREP = String.raw`(?:about|on|of|to|regarding|concerning|re|with|related to|relating to|pertaining to|having to do with|to do with|around|mentioning|that mentions?|saying|that says|where i (?:said|mentioned)|involving)`;

const ENGLISH: ComposedWording = {
  fluff: String.raw`you know what|tell you what|(?:i(?:'d| would) be|it(?:'d| would) be) (?:grateful|glad|happy|nice|great|good|best|better|relieved)(?: if| when)(?! you)|please|pls|plz|pleas|kindly|ok|okay|k|hey|hi|hello|yo|so|well|and|also|oh|um|uh|btw|by the way|actually|just|simply|now|then|sorry|wait|hmm|thanks|thank you|thx|ty|cheers|again|entirely|completely|altogether|for good|forever|permanently|right away|immediately|asap|today|for me|if you (?:can|could|would|don't mind|please)|would you|will you|ok\?|quick (?:one|thing|favou?r)|one (?:more )?thing|on second thoughts?|i(?:'ve)? changed my mind|too|any ?more|any longer|all of it|at all`,
  asks: String.raw`(?:(?:can|could|would|will) (?:you|u|we|ya)(?: maybe| possibly| perhaps| please| pls| just| kindly)*|(?:would|do) you mind|(?:you|u) (?:can|could|may|should|must|need to|have to|ought to|might (?:as well|want to)|had better)(?: now| just| safely| please)*|(?:do|as) me (?:a|the) (?:favou?r|kindness)(?: and|:|,)?|be (?:so kind|nice|a dear|a love)(?: as to| and)?|i(?:'d| would| want| need|'m asking| am asking| ask| beg| prefer|'d prefer)(?: really| much)?(?: like| love| prefer| want| need| appreciate| rather)?(?: it)?(?: if| for| that)? ?(?:you|u)(?: to| could| would|'d)*|(?:it(?:'d| would| might| is|'s) )?(?:be )?(?:best|better|great|good|nice|lovely|wise|safer|cool) (?:if|that|for) you(?: to| could| would|'d)*|(?:it's )?(?:best|better) you|(?:it is|it's) time to|i think you (?:should|can)|let's(?: just)?|let us|go ahead and|feel free to|make sure (?:to|you)|is it (?:ok|possible)(?: for you)? to|any chance (?:that )?you(?:'d| could| can)?|how about you|why don't you)`,
  forgets: String.raw`(?:forg[eo]t(?:t?ing|ten)?|forgt|fogret|foget|unremember(?:ing)?|unlearn(?:ing)?|unknow|unhear|(?:stop|quit|cease) (?:remembering|knowing|recalling)|(?:not|don't|dont|do not|no longer|never|never mind|no need to|you needn't|without) (?:remember(?:ing)?|recall(?:ing)?|memori[sz]e))(?: all)?(?: about)?`,
  removes: String.raw`(?:delet(?:e|ed|ing)?|erase|erasing|eras|wip(?:e|ing)|remov(?:e|ing)?|rm|clear(?:ing)?|scrub(?:bing)?|scrap(?:ping)?|purg(?:e|ing)|expunge|discard(?:ing)?|drop(?:ping)?|ditch(?:ing)?|los(?:e|ing)|bin|trash|dump|strike|cut|blank|black|redact|nuke|obliterate|eliminate|destroy|eradicate|get rid of|getting rid of|let go of|take|kick|throw|chuck|toss|unsave|do away with|dispose of|zap|retract)(?: out| away| off| up)?`,
  refuses: String.raw`(?:not|don't|dont|do not|no longer|never|never mind|no need to|there(?:'s| is) no need to|you (?:don't|do not) (?:need|have) to|you needn't|stop|quit|avoid|without|didn't|wouldn't|did not)(?: to)? (?:hold on to|holding on to|hang on to|hanging on to|cling to|keep|keeping|kept|hold|holding|retain|retaining|store|storing|save|saving|know|knowing|record|recording|log|track|have|having|carry)`,
  wishes: String.raw`(?:i (?:do not|don't|dont|no longer|wouldn't) (?:want|like|need) you to|i(?:'d| would)? (?:want|like|rather|prefer|be happier|feel better)(?: it)?(?: if| that)? you(?: to)? (?:not|didn't|did not|don't|wouldn't|no longer|never)) (?:keep|keeping|kept|hold|held|know|knew|remember|remembered|retain|retained|store|stored|save|saved|${HAVE_DATA}|recall)(?: (?:on to|anything|any (?:info|data|notes?|record)|something|stuff))?(?: about| on| of)?|i don't want you (?:keeping|knowing|remembering|storing|saving|having|holding on to)(?: anything| stuff)?(?: about| on)?`,
  ends: String.raw`(?:is |was |be |to be )?(?:gone|deleted|erased|removed|wiped|forgotten|out|scrubbed|purged|vanished|disappeared|cleared)|(?<denies>(?:is (?:something|nothing) )?(?:that )?you (?:(?:don't|do not) (?:need|have) to|needn't|need not|shouldn't|should not|mustn't) (?:remember|keep|know|store|hold on to)(?: it| that| this| them)?)|(?:should|must|needs? to|has to|have to|had better|can|may|ought to|shouldn't|should not|must not|doesn't (?:have|need) to|weren't|wasn't|isn't supposed to|is not supposed to)(?: be| stay| remain)?(?: kept| stored| saved| remembered| deleted| erased| removed| wiped| forgotten| scrubbed| gone| go| disappear| vanish)*`,
  reasons: String.raw`(?:is|are|was|were|stays?|remains?|should stay) (?:none of your (?:business|concern)|not? (?:your business|for you)|between (?:us|you and me|me and [^,]+)|private|personal|confidential|a secret|too (?:private|personal)|not (?:for|meant for) (?:your notes|the record|keeps))|(?:isn't|aren't|wasn't|weren't) (?:your business|for your notes|for the record|meant to (?:stay|be kept))|(?:slipped out|came out wrong|was a slip)`,
  place: String.raw`(?:from|out of|in|of|on|off|into)(?: all(?: of)?)? (?:your(?: (?:long-term|whole|internal|own))? (?:memory|memories|notes?|records?|profile|mind|brain|head|storage|database|files?|system|history|log|books|mem)|(?:the|my) (?:memory|memories|records?|profile))(?: (?:about|on|of) me)?|on (?:file|record)|from what(?:ever)? you (?:have|know|keep|hold|stored|saved|remember)(?: (?:on|about|of) me)?|from memory|in memory|from (?:whatever|wherever|anything|everything) you (?:have|know|keep|hold|store|save)(?: (?:it|this|that|things|stuff))?(?: (?:on|about|of) me)?`,
  told: String.raw`(?:(?:(?:the|that|this|these|those|my|your|any|every|all|each|some|whatever|what)(?: (?:of )?(?:the|that|those|these|my|your))?(?: (?:whole|entire|little|last|stupid|silly|personal|private))? )?${EN_NOUN}${EN_REL}? ${EN_PREP}(?: the fact)?|(?:everything|anything|whatever|all|what|all that|that|what all)${EN_REL}? (?:about|on|regarding|concerning|re|with|related to|relating to|to do with|around|involving)|i(?:'ve| have| had)?(?: ever| once| just)? (?:said|told you|mentioned|shared|brought up|wrote)(?: anything| something)?(?: about| on)?)`,
  clause: String.raw`(?:the fact |my having said |ever )?that|i(?: ever| once| just)? (?:told you|said|mentioned) that`,
  question: String.raw`where|when|who|whom|what|which|how|why|whether`,
  pronounOrder: String.raw`(?:(?:please|pls|plz|just|now|so|and|can you|could you|you can|you should|i want you to|let's|kindly) )*(?:forg[eo]t|delet|delete|erase|wipe|remove|lose|drop|scrap|scrub|ditch|bin|trash|purge|expunge|strike|get rid of|clear|unlearn|unremember|nuke|toss)(?: about)?(?: out)? (?:it|this|them|him|her|all of it|all of that|everything|all that|(?:that|those|these|the)(?: (?:stuff|things?|bits?|lot|ones))?)(?: all)?(?: out)?|(?:(?:please|pls|just|so|and|can you|could you) )*(?:get|take|leave|keep|kick|throw|cut) (?:it|that|them|this) (?:out|away)|(?:(?:let's|just|please|can you|can we|could you) )*(?:pretend|act like|act as if|act as though) (?:that )?i never (?:told|said|mentioned|brought|wrote|shared)(?: you| it| that| this| them| up| anything)*`,
  mine: String.raw`(?:(?:all|both|any|each)(?: of)? )?(?:my|our)|(?:that|the) (?:\p{L}+ ){0,2}(?:thing|stuff|bit|mess|business)`,
  finite: String.raw`is|are|was|were|am|has|have|had|does|do|did|can|could|will|would|shall|should|may|might|must|\p{L}+n't|cannot|cant|wont|dont|to|i|he|she|we|they|me|us|him|them|it|(?:and|so|but|when) (?:i|it|he|she|we|they|you)|hurts?|needs?|wants?|keeps?|makes?|says?|smells?|looks?|works|lives|likes?|hates?|expires?|broke|died|got|gave|left|lost|came|went|took|made|said|told|bought|sold|(?<!(?:my|our|the|that) )\p{L}{3,}ed`,
  bareOrder: String.raw`forget|delete|erase|wipe`,
};

const GERMAN: ComposedWording = {
  fluff: String.raw`bitte|büdde|bidde|ok|okay|hey|hallo|hi|also|und|ach|oh|übrigens|mal|doch|einfach|jetzt|nun|dann|danke|lieber|am besten|gleich|sofort|ganz|komplett|vollständig|wieder|für immer|endgültig|eigentlich|sorry|entschuldigung|ja|nein|so|kurz|kurze bitte|wenn es geht|wenn möglich|ich hab's mir anders überlegt`,
  asks: String.raw`(?:(?:kannst|könntest|würdest|magst|wirst|könnten|würden|können) (?:du|sie)(?: mir| bitte| mal| das| einfach| vielleicht| ganz)*|du (?:kannst|darfst|sollst|solltest|musst|brauchst|könntest)(?: dir| ruhig| bitte| jetzt| einfach| gerne?| mal)*|ich (?:möchte|will|hätte gern|wünsche mir|bitte dich|würde mir wünschen|fände es (?:gut|besser|schön)|brauche)[a-zäöü ]*,? (?:dass|wenn) du|(?:mir wäre|mir ist|es wäre|es ist)(?: \p{L}+)? (?:lieber|recht|lieb|besser|gut|schön|nett|toll),? (?:wenn |dass )?du|tu mir den gefallen und|sei so (?:gut|lieb|nett) und|(?:wäre|ist) es möglich,? (?:dass du)?|am besten (?:du)?)`,
  forgets: String.raw`(?:vergiss(?:t)?|vergess(?:e|en|t)|verlern(?:e|en)?|(?:erinner(?:e)?|erinnerst) dich (?:bitte )?nicht mehr an|denk(?:e)? nicht mehr an)`,
  removes: String.raw`(?:lösch(?:e|t|en|st)?|loesch(?:e|en)?|streich(?:e|t|en|st)?|entfern(?:e|t|en|st)?|tilg(?:e|en)?|radier(?:e|en)?|beseitig(?:e|en)?|wirf|schmei(?:ß|ss)(?:e)?|nimm|nehm(?:e|en)?|hau|schaff(?:e)?|weg mit|raus mit|verwirf)`,
  refuses: String.raw`(?:merk(?:e|st)?|speicher(?:e|st)?|behalt(?:e)?|behältst|notier(?:e|st)?|bewahr(?:e)?)(?: dir)?(?: bitte)? (?:nichts|nicht|keine (?:infos?|informationen|daten|details|notizen)|keinerlei (?:infos?|informationen|daten))(?: mehr| länger| weiter)?`,
  wishes: String.raw`ich (?:möchte|will|mag)(?: lieber)? nicht(?: mehr| länger)?,? dass du(?: dir)?|(?:mir wäre|es wäre)(?: \p{L}+)? (?:lieber|recht|besser),? (?:wenn )?du (?:behältst|behieltest|wüsstest|weißt|speicherst|merkst dir|hättest) (?:nichts|keine (?:infos?|informationen|daten))(?: mehr)? (?:über|zu|von)|du (?:sollst|brauchst|musst)(?: dir)? (?:nicht|nichts)(?: mehr| länger)?(?: davon)?(?: zu)? (?:wissen|merken|behalten|speichern)`,
  ends: String.raw`(?<denies>(?:(?:brauchst|musst|sollst|solltest) du(?: dir)?(?: bitte| auch| gar| wirklich)*|bitte) (?:nicht|nichts)(?: mehr| länger| weiter)?(?: zu)? (?:wissen|merken|behalten|speichern|kennen))|(?:weißt|merkst|behältst|speicherst|gespeichert hast|kennst|im kopf hast)|(?:kannst|darfst|sollst|solltest) du(?: bitte| ruhig| mal| wieder| gerne?)*(?: ganz)? (?:löschen|vergessen|streichen|entfernen|rausnehmen|tilgen)|(?:soll|muss|kann|darf|sollte)(?: bitte| wieder| ganz)* (?:weg|raus|gelöscht werden|verschwinden|gestrichen werden)|(?:bitte )?(?:wieder )?(?:ganz )?(?:löschen|vergessen|streichen|entfernen|tilgen|rausnehmen|rauslöschen|weg|raus)`,
  reasons: String.raw`(?:geht|gehen) dich (?:gar |eigentlich )?nichts an|(?:ist|sind|war|waren|bleibt) (?:mir )?(?:zu )?(?:privat|persönlich|vertraulich|geheim|unter uns|nur unter uns|nichts für dich|meine sache)|(?:hätte|hätt) ich (?:dir )?(?:besser |lieber )?(?:nicht|nie|niemals) (?:erzählen|sagen|erwähnen|verraten|schreiben) sollen|(?:ist|war) mir (?:so )?(?:rausgerutscht|peinlich)`,
  place: String.raw`(?:aus|in|von|im)(?: deine[mnr]| de[mnr]| ihre[mnr]|m)? ?(?:gedächtnis|speicher|notizen|kopf|profil|erinnerung(?:en)?|daten(?:bank)?|akten?|unterlagen|aufzeichnungen)`,
  told: String.raw`(?:alles,?(?: was)?(?: (?:ich|du|sie|wir))?(?: dir| ihnen)?(?: je| mal| jemals| schon)?(?: gerade| eben)? (?:über|zu|zum|zur|von|vom|mit|rund um|bezüglich|zum thema)|(?:das(?: alles| ganze| thema)?|die (?:ganze )?(?:sache|geschichte|info(?:s|rmation(?:en)?)?|notiz(?:en)?|einträge|angaben?|daten|erinnerung(?:en)?)|den (?:teil|punkt|eintrag)|jede (?:erwähnung|notiz|erinnerung|spur)|sämtliche (?:infos|informationen|daten|angaben)|alle (?:infos|informationen|daten|angaben|notizen|erinnerungen|einträge)|infos?|informationen|daten|irgendwas|etwas|nichts)(?: mehr)?,?(?: die (?:ich|du)(?: dir)?)? (?:über|zu|zum|zur|von|vom|mit|um|bezüglich|an)|was (?:ich|du|wir)(?: dir| ihnen)?(?: mal| gerade| eben| je| neulich| gestern| vorhin)* (?:über|zu|zum|zur|von|vom|mit)|über)`,
  clause: String.raw`(?:die (?:tatsache|info|information|notiz),? |den (?:fakt|eintrag|umstand),? )?,?\s*dass`,
  question: String.raw`wo|wann|wer|wen|wie|was|welche[nrs]?|warum|ob|woher`,
  pronounOrder: String.raw`(?:(?:bitte|einfach|mal|also|und) )*(?:vergiss|lösch(?:e)?|streich(?:e)?|entfern(?:e)?|tilg(?:e)?)(?: (?:das|es|sie|ihn|alles))+(?: bitte| mal| wieder| einfach)*|(?:das |es )?(?:bitte |wieder )*(?:löschen|vergessen|streichen|entfernen)|(?:bitte |also |und |einfach )*(?:weg|raus) damit|(?:bitte |also |einfach )*tu(?:e)? (?:bitte |einfach )?so,? als (?:hätte|wenn|ob) ich (?:dir )?(?:es |das )?(?:nichts|nie(?: etwas| was)?) (?:davon )?(?:gesagt|erzählt|erwähnt)(?: hätte)?`,
  mine: String.raw`(?:alle |beide |all )?(?:mein(?:e[nrms]?)?|unser(?:e[nrms]?)?)|(?:die|diese|der|das|dieses) \p{L}+(?:sache|geschichte|thema|ding|angelegenheit|zeug)`,
  finite: String.raw`ist|sind|war|waren|hat|haben|habe|hatte|hatten|kann|können|muss|müssen|will|wollen|soll|sollen|wird|werden|wurde|darf|mag|macht|geht|ich|er|wir|(?:und|aber|wenn) (?:ich|er|sie|es|wir|du)`,
  bareOrder: String.raw`vergiss|vergessen|löschen|lösch|streichen`,
};

const FR_SAY = String.raw`(?:dite?s?|raconté|écrit|mentionné|parlé|confié|partagé|révélé)`;

const FRENCH: ComposedWording = {
  fluff: String.raw`s'il te pla[iî]t|s'il vous pla[iî]t|stp|svp|ok|bon|alors|et|non|oui|maintenant|au fait|pardon|désolée?|merci|en fait|simplement|complètement|définitivement|totalement|pour toujours|tout de suite|bonjour|salut|coucou|petite chose|j'ai changé d'avis|si possible|si tu peux|plutôt|bien`,
  asks: String.raw`(?:(?:peux|pourrais|veux|voudrais)-tu(?: bien)?|(?:pouvez|pourriez|voulez|voudriez)-vous(?: bien)?|(?:est-ce que )?(?:tu|vous) (?:peux|pouvez|pourrais|pourriez|veux|dois|devez|devrais|devriez)(?: bien| maintenant)?|(?:je (?:veux|voudrais|préfère|préférerais|souhaite|souhaiterais)|j'aimerais|il faut|il faudrait|faut|faudrait|ce serait (?:bien|mieux|sympa)|ça serait (?:bien|mieux|sympa))(?: bien| mieux| plutôt| autant)? que (?:tu|vous)|merci d[e']|veuillez|prière d[e']|fais-moi (?:plaisir|une faveur)(?: et|,)?|autant|serait-il possible d[e']|ça (?:te|vous) dérangerait d[e'])`,
  forgets: String.raw`(?:oubli(?:e|ez|es|er|iez)|oublie-moi|désapprend(?:s|re)|(?:ne )?(?:te|vous) (?:souviens|souvenez) plus de|arrête[rz]? de (?:te|vous) (?:souvenir|rappeler) (?:de |d')?)`,
  removes: String.raw`(?:effac(?:e|ez|es|er|iez)|supprim(?:e|ez|es|er|iez)|retir(?:e|ez|es|er)|enl[eè]v(?:e|ez|es|er)|ôte[zrs]?|ray(?:e|ez|er)|vir(?:e|ez|er|es)|jett?e[zrs]?|élimin(?:e|ez|er|es)|dégag(?:e|ez|er)|gomm(?:e|ez|er)|débarrass(?:e|ez)(?:-(?:toi|vous))? de)`,
  refuses: String.raw`(?:ne |n')?(?:garde[szr]?|gardiez|retiens|retiennes|retenez|note[szr]?|conserve[szr]?|enregistre[szr]?|mémorise[szr]?|stocke[szr]?)(?: pas| plus| rien| aucune?)(?: d'| de )?(?:infos?|informations?|données?|notes?|trace)?`,
  wishes: String.raw`je (?:ne )?(?:veux|souhaite|voudrais) (?:pas|plus) que (?:tu|vous) (?:saches|sachiez|gardes|gardiez|retiennes|te souviennes|te rappelles|conserves)(?: (?:quoi que ce soit|des infos|rien))?(?: sur| de| d')?|(?:(?:je préfère|je préférerais|j'aimerais|je voudrais|je veux)(?: autant| mieux)? que (?:tu|vous) )?(?:ne |n')(?:garde[sz]?|gardiez|retiens|retiennes|conserve[sz]?|enregistre[sz]?|stocke[sz]?|saches|note[sz]?)(?: (?:pas|plus|rien|aucune?))(?: (?:d'|de )?(?:infos?|informations?|données?|notes?|traces?))? (?:sur|à propos de|au sujet de|concernant)`,
  ends: String.raw`(?<denies>,? ?(?:(?:tu n'as|t'as|vous n'avez) pas besoin (?:de |d')(?!l[ea]s? garder|l'|garder)|(?:c'est |il n'y a )?(?:pas besoin|pas la peine|inutile|pas nécessaire) (?:que tu |que vous |de (?=t'en )|de (?=vous en )))(?:le |la |les |l'|t'en |vous en )?(?:retenir|garder|souvenir|savoir|retiennes|saches|gardes|noter|mémoriser|enregistrer|conserver))|,? ?(?:c'est |il n'y a )?(?:pas besoin|pas la peine|inutile|pas nécessaire) (?:de |d')(?:le |la |les |l')?(?:retenir|garder|savoir|noter|mémoriser|enregistrer|conserver)|(?:doit|devrait|peut|faut)(?: être)? (?:effacée?|supprimée?|oubliée?|disparaître|partir)|(?:ne )?(?:doit|devrait) (?:pas|plus) (?:être|rester|figurer)`,
  reasons: String.raw`,? ?(?:c'est|c'était|est|sont|était|reste|ça|cela)? ?(?:(?:ne )?(?:te|vous) regarde(?:nt)? pas|privé|personnel|confidentiel|entre nous|trop (?:privé|personnel)|un secret)|j'(?:aurais|ai) (?:mieux fait de ne pas|pas dû) (?:te |vous |t'|en )*(?:le |la |les |l')?(?:dire|raconter|parler)`,
  place: String.raw`(?:de|dans|hors de) (?:ta|votre|la|tes|vos|ton|votre) (?:mémoire|notes|souvenirs|tête|fichiers?|profil|base(?: de données)?|dossiers?|historique|données)`,
  told: String.raw`(?:tout )?ce que (?:je |tu |vous |on )?(?:j'ai |t'ai |vous ai |ai |as |avez |sais |savez )?(?:pu )?(?:(?:${FR_SAY}|noté|gardé|retenu|enregistré|su|te dire) )?(?:sur|de|du|des|d'|à propos de|à propos du|au sujet de|concernant)|(?:tout )?ce que (?:j'ai|je t'ai|je vous ai|tu sais|tu as|vous savez)(?: ${FR_SAY})?(?: hier| tout à l'heure)? (?:sur|de|du|à propos de|au sujet de|concernant)|tout ce qui (?:concerne|touche(?: à)?|parle de|a (?:trait|rapport) (?:à|avec)|se rapporte à)|tout (?:sur|à propos de|au sujet de|concernant)|(?:(?:le|la|les|l'|cette|ce|ces|toute?s?(?: les?| la)?|des|d')\s?)?(?:trucs?|histoires?|choses?|parties?|infos?|informations?|notes?|détails?|passages?|mentions?|traces?|données|souvenirs?|affaire)(?: que (?:je t'ai|j'ai|tu as) (?:${FR_SAY}|noté|gardé))? (?:de la|de l'|du|des|de|d'|avec|sur|à propos de|concernant)`,
  clause: String.raw`(?:le fait |l'info |l'information |la note |le souvenir )?(?:disant )?qu(?:e|')`,
  question: String.raw`où|quand|qui|comment|quel(?:le)?s?|pourquoi|combien`,
  pronounOrder: String.raw`(?:(?:s'il te plaît|stp|svp|merci de|tu peux|il faut|à) ?)*(?:l'|les )?(?:oubli|effac|supprim|retir|enl[eè]v|vir)(?:e|er|ez)(?:-(?:le|la|les|moi ça)| ça| cela| tout)*|tu (?:peux |dois |veux bien )?(?:l'|les |le |la )(?:oubli|effac|supprim|retir|enl[eè]v|vir)(?:es|er)|(?:on |tu )?fai(?:s|t|sons) comme si je n'avais rien dit|fais comme si je ne t'avais rien dit`,
  mine: String.raw`(?:tou(?:s|tes) )?(?:mon|ma|mes|notre|nos)|(?:ce|cette|le|la|l')\s?(?:truc|histoire|affaire) (?:de|d'|du|des)`,
  finite: String.raw`est|sont|était|étaient|a|ont|avait|suis|ai|peut|doit|va|vont|veut|fait|n'\p{L}+|je|il|elle|on|nous`,
  bareOrder: String.raw`oublie|oublier|efface|effacer|supprime|supprimer`,
};

const ES_SAY = String.raw`(?:dije|conté|he dicho|he contado|mencioné|escribí|comenté|confesé|compartí|expliqué)`;

const SPANISH: ComposedWording = {
  fluff: String.raw`por favor|porfa|porfi|xfa|ok|vale|bueno|oye|y|no(?=,)|sí|ahora|entonces|pues|perdón|perdona|gracias|ya|del todo|por completo|completamente|para siempre|mejor|hola|una cosa|si puedes|de una vez|he cambiado de idea`,
  asks: String.raw`(?:(?:me )?(?:puedes|podrías|puede|podría|podés)|(?:quiero|quisiera|me gustaría|necesito|prefiero|preferiría|te pido|te ruego|sería (?:mejor|bueno|genial)|estaría bien|es mejor|mejor)(?: mejor)? que(?: me| te)?|haz(?:me)? el favor de|deberías|debes|tienes que|te importaría|sería posible|hay que)`,
  forgets: String.raw`(?:olvid(?:a|á|e|ad|ar|es|aras|ase)(?:te|se|rte)?|olvídate|olvídese|desaprende|deja de (?:recordar|acordarte)(?: de)?|(?:ya )?no (?:recuerdes|te acuerdes de))`,
  removes: String.raw`(?:borr(?:a|á|e|ad|ar|es|aras)(?:me)?|bórrame|elimin(?:a|á|e|ad|ar|es|aras)(?:me)?|elimíname|quit(?:a|á|e|ad|ar|es|aras)(?:me)?|quítame|suprim(?:e|a|ir|as)|tach(?:a|ar|es)|sac(?:a|á|ar)|saques|elimíname|deshazte de|tir(?:a|ar|es)|limpi(?:a|ar|es))`,
  refuses: String.raw`(?:ya )?no (?:me )?(?:guardes|guarde|retengas|almacenes|anotes|conserves|mantengas|registres)(?: (?:nada|información|datos|info|ningún dato))?(?: más)?`,
  wishes: String.raw`(?:ya )?no quiero que (?:sepas|recuerdes|guardes|tengas|conserves)(?: (?:nada|información|datos))?|(?:(?:prefiero|preferiría|quiero|me gustaría) que )?(?:ya )?no (?:sepas|supieras|recuerdes|recordaras|guardes|guardaras|tengas|tuvieras|conserves|almacenes|retengas) (?:nada|información|datos|info|ningún dato)(?: más)?(?: sobre| de| acerca de)|(?:prefiero|preferiría) que no (?:sepas|supieras|recuerdes|recordaras|guardes|guardaras)`,
  ends: String.raw`(?<denies>(?:(?:no (?:hace falta|es necesario)|ni falta que)(?: que)? (?:lo |la |los |las )?(?:recuerdes|guardes|sepas|anotes)|no (?:necesitas|tienes por qué|tienes que) (?:recordar|guardar|saber|acordarte)(?:lo|la|los|las)?))|no (?:hace falta|es necesario) (?:recordar|guardar|saber)(?:lo|la|los|las)?|(?:es )?mejor que no (?:quede|conste|aparezca|esté|siga|se quede)|(?:debe|debería|puede|tiene que|hay que)(?: ser)? (?:borrad[oa]|eliminad[oa]|olvidad[oa]|desaparecer|borrarl[oa])|no (?:debe|debería) (?:estar|quedar|seguir)`,
  reasons: String.raw`(?:es|son|era|queda) (?:algo )?(?:privad[oa]s?|personal|personales|confidencial|entre (?:nosotros|tú y yo)|asunto mío|cosa mía|un secreto)|no (?:es|son) (?:asunto tuyo|cosa tuya)|no te (?:importa|incumbe)|no (?:debí|tendría que|debería) (?:habértel[oa]|haberl[oa]|contártel[oa]|decírtel[oa]) ?(?:contado|dicho)?`,
  place: String.raw`(?:de|en) (?:tu|la|su|tus|sus) (?:memoria|notas|recuerdos|cabeza|mente|archivos?|perfil|base de datos|registros?|datos|historial)`,
  told: String.raw`(?:de )?(?:todo )?lo que (?:yo |tú )?(?:te |me )?(?:haya |hayas |he )?(?:${ES_SAY}|sabes|sepas|tienes|tengas|recuerdas|guardaste|guardes|dicho|contado)(?: (?:ayer|antes|el otro día))? (?:de(?:l)?|sobre|acerca de(?:l)?|respecto a(?:l)?)|todo lo (?:de(?:l)?|relativo al?|relacionado con|referente al?|que tenga que ver con|que tenga relación con|concerniente al?|sobre|que concierne al?|que sepas de(?:l)?)|todo (?:sobre|acerca de(?:l)?)|(?:de |con )?lo (?:de(?:l)?|sobre)|(?:(?:la|el|los|las|toda la|todos los|cualquier|esa|ese) )?(?:parte|historia|cosas?|info|información|notas?|temas?|asunto|datos?|recuerdos?|menci(?:ón|ones)|rastros?|detalles?|registros?|conversaci(?:ón|ones))(?: que (?:te ${ES_SAY}|tienes|sabes))? (?:de(?:l)?|sobre|acerca de(?:l)?|relacionados? con|con)`,
  clause: String.raw`(?:el (?:hecho|dato|recuerdo) de |la (?:nota|información) de )?(?:de )?que`,
  question: String.raw`d[óo]nde|cu[áa]ndo|qui[ée]n|c[óo]mo|qu[ée]|cu[áa]l|cu[áa]nto|por qu[ée]`,
  pronounOrder: String.raw`(?:(?:por favor|mejor|puedes|podrías|hay que),? ?)*(?:olvíd(?:alo|ala|alos|alas|ate)|bórr(?:alo|ala|alos|alas|amelo)|elimín(?:alo|ala|alos|alas)|quít(?:alo|ala)|(?:olvida|borra|elimina)(?:r(?:lo|la))?(?: eso| todo)?)|(?:haz|hagamos) como (?:que|si) (?:yo )?(?:no|nunca) (?:te )?(?:(?:hubiera|he) dicho|dije|conté)(?: nada)?`,
  mine: String.raw`mis?|nuestr[oa]s?`,
  finite: String.raw`es|son|está|están|era|eran|ha|han|tiene|tienen|tenía|va|van|puede|debe|quiere|hace|yo|él|ella`,
  bareOrder: String.raw`olvida|olvidar|borra|borrar`,
};

export const COMPOSED_WORDINGS: readonly ComposedWording[] = [ENGLISH, GERMAN, FRENCH, SPANISH];
