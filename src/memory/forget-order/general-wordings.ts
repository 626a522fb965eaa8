import { HAVE_DATA, NOTES } from "./have-data.ts";

/*
 * Requests to forget by what they consist of, in four languages: words for what was told ("the bit about", "what you know
 * of"), its topic, and words by which it is to go, in either order. They catch what the exact wordings miss.
 */

/** The parts of one language. All ignore case. `<what>` stands for the topic. */
export interface GeneralWording {
  /** Words that may open the request, repeatedly. */
  readonly leads: string;
  /** Words for what was told about something. */
  readonly about: string;
  /** Orders before it: "lose", "get rid of". They need words for what was told. */
  readonly orders: string;
  /** Orders behind it: ", please get rid of it". */
  readonly after: string;
  /** Says behind it that it was not meant: "was a joke". */
  readonly joke: string;
  /** Whole sentences, with the topic in them. */
  readonly sentences: readonly string[];
  /** Words at the end of the topic that do not belong to it. */
  readonly tail: string;
}

const TOLD = String.raw`(?:said|told you|told|wrote|mentioned|shared|discussed|talked)`;
const WHEN = String.raw`(?: (?:yesterday|earlier|before|today|once|just now|the other day|last \p{L}+|a while ago|gestern|vorhin|neulich|heute|hier|tout à l'heure|l'autre jour|ayer|antes|el otro día))?`;
const JOKED = String.raw`(?:just |only |obviously |actually |totally |all )*(?:a joke|jokes?|a lie|lies|made up|not true|a prank|invented|sarcasm|sarcastic)`;

const ENGLISH: GeneralWording = {
  leads: String.raw`please|pls|plz|ok|okay|hey|hi|so|well|yes|no|actually|just|now|and|also|oh|btw|by the way|right|sorry|wait|hmm|lol|haha|(?:about|as for|regarding|concerning)(?= (?:the|that|what|all|this) )|(?:can|could|would|will) you(?: please| just)?|i(?:'d like| want| need|'d prefer| would like) you to|you (?:can|should|may|must)(?: just)?|(?:can|could) we(?: please| just)?`,
  about: String.raw`(?:(?:that|the|this|those|these|all(?: (?:of )?(?:that|the|my))?|any|my|your|every) )?(?:whole )?(?:things?|stuff|bits?|parts?|story|stories|business|info|information|details?|notes?|memor(?:y|ies)|facts?|remarks?|comments?|records?|entry|entries)(?: (?:that )?(?:i|we|you)(?:'ve| have)? (?:${TOLD}|have|keep|stored))? (?:about|on|with|re:?|regarding|concerning)|(?:(?:that|the|this|all|any|every) )?(?:mentions?|references?) (?:of|to)|(?:(?:all|any|every) )?traces? of(?: (?:my|our|the) (?:conversation|chat|talk) about)?|(?:that|everything|anything|all) (?:about|on|re:?|regarding|concerning|related to|to do with)|(?:what(?:ever)?|everything|anything|all)(?: that)? (?:i|we|you)(?:'ve| have)?(?: just| ever| once| already)? (?:${TOLD}|know|remember|have|stored|saved|noted)(?: to you)?${WHEN} (?:about|on|re:?|regarding|concerning)`,
  orders: String.raw`(?:forget|delete|erase|wipe|remove|clear|scrub|scrap|purge|discard|lose|ditch|trash|bin|strike|scratch|unlearn|retract)(?: out)?|(?:i(?:'d like to| want to| have to)? )?take back|get rid of|throw (?:away|out)|cross out|let go of|no longer (?:store|keep|remember|save)|stop (?:storing|keeping|remembering)|(?:do not|don't|dont) (?:need|have) to (?:keep|store|save|remember|know)|(?:do not|not|don't|dont|never) (?:keep|store|save|remember|retain|hold on to)`,
  after: String.raw`(?:ignore|disregard) (?:it|that|this)|(?:please |just |can you |could you |i want you to |you can |better )*(?:(?:forget|delete|erase|wipe|remove|scrub|purge|discard|lose|ditch|bin|trash|scrap|scratch)(?: (?:it|that|them|this|everything|all(?: of it)?))?(?: all| out| again)?|get rid of (?:it|that|them|all of it)|take (?:it|that|them) (?:back|out)|throw (?:it|that|them) (?:away|out)|(?:should|must|needs? to|has to|have to|can|could|ought to) (?:please )?(?:be (?:deleted|erased|removed|forgotten|wiped)|go|disappear))`,
  joke: String.raw`(?:was|were) ${JOKED}|(?:wasn't|weren't|was not) (?:true|meant seriously)|(?:,? )?i was (?:just |only )?(?:kidding|joking|lying)|,? i made (?:it|that|them) up`,
  sentences: [
    String.raw`i (?:was|am|'m)?(?: just| only)? ?(?:kidding|joking|lying|lied|joked|fibbed) when i (?:said|told you)(?: that)? (?<what>.+?)`,
    String.raw`i (?:was|am|'m)(?: just| only)? (?:kidding|joking) about (?<what>.+?)`,
    String.raw`i (?:lied|joked|was lying|fibbed) about (?<what>.+?)[,;–—-]+ (?:so )?(?:please )?(?:forget|delete|erase|wipe|remove) (?:it|that)`,
    String.raw`(?:get|take|put|throw|kick|leave|keep|cut) (?:(?:that|the) (?:thing|bit|part|stuff) (?:about|with|on) )?(?<what>.+?) (?:out of|from) your (?:head|mind|memory|notes|records|files)`,
    String.raw`un-?(?:remember|learn|know) (?:(?:the|that) (?:thing|bit|part) (?:about|with) )?(?<what>.+?)`,
    String.raw`nobody (?:needs|has) to know about (?<what>.+?)[,;–—-]+ (?:please )?(?:forget|delete|erase|wipe|remove)(?: it| that)?`,
    String.raw`(?:that was|it was|it's|its|that's) (?:private|confidential|personal)[,;:–—-]+ (?:the (?:thing|bit|part|stuff)|what i (?:said|told you)) (?:about|with|on) (?<what>.+?)[,;–—-]+ (?:please )?(?:forget|delete|erase|wipe|remove)(?: it| that)`,
    String.raw`i take (?:it|that|everything)(?: all)? back(?: that| what i said)? (?:about|on|regarding) (?<what>.+?)`,
    String.raw`i (?:shouldn't|should not|shouldnt) have (?:told you|said|mentioned|brought up)(?: anything)?(?: about)? (?<what>.+?)[,;–—-]+ (?:so )?(?:please )?(?:forget|delete|erase|wipe|remove) (?:it|that)`,
    String.raw`(?<what>my (?![^,:;]* (?:is|are|was|were|has|have|had|can|can't|will|won't|does|doesn't|did|didn't) )[^,:;]{2,40})[:,–—-]+ (?:please |pls )?(?:(?:do not|don't|dont) (?:store|keep|save|remember)|delete|erase|wipe) (?:it|that)`,
    String.raw`(?:forget|delete|erase|wipe|remove|purge|scrap|lose|not remember|not keep|not store) (?:the|my|that|this|all the) (?<what>.+?) (?:stuff|things?|business|story|saga|bit)`,
    String.raw`none of (?:that|it|the stuff|what i (?:said|told you)) about (?<what>.+?) (?:was|is) true`,
    String.raw`i (?:don't|do not|dont|no longer) want you to (?:(?:know|remember|keep|store|save)(?: (?:anything|the (?:thing|stuff|bit)))?(?: (?:about|on))?|have (?:anything|the (?:thing|stuff|bit)) (?:about|on)|have (?:something|stuff|any ${NOTES}) (?:about|on)(?= (?:my|our) )|${HAVE_DATA}) (?<what>.+?)`,
    String.raw`i (?:regret|wish i (?:hadn't|had not|had never|never)) (?:telling you|told you|mentioning|mentioned|saying|said|bringing up|brought up)(?: anything)?(?: about)? (?<what>.+?)[,;–—-]+ (?:so )?(?:please )?(?:delete|forget|erase|wipe|remove|scrap) (?:it|that)`,
    String.raw`(?:i (?:wasn't|was not) (?:being )?serious|i was (?:just )?pulling your leg|i was (?:just )?messing with you) (?:about|with) (?<what>.+?)`,
    String.raw`about (?<what>.+?)[:,;–—-]+ (?:please )?(?:forget|delete|erase|wipe|remove|scrap|scratch)(?: it| that)(?: all)?`,
    String.raw`about (?<what>my .+?)[:,;–—-]+ (?:please )?(?:delete|erase|wipe)`,
    String.raw`(?:that|the|this) \p{L}+ (?:about|concerning|regarding) (?<what>.+?)[:,;–—-]+ (?:please )?(?:forget|delete|erase|wipe|scrap) (?:it|that)(?: all)?`,
    String.raw`(?:the|that|this|my) (?<what>[\p{L}'’ -]{2,40}?) (?:thing|bit|part|stuff) (?:that )?i (?:just |once )?(?:told you|said|mentioned|wrote)(?: you)?(?: about)? (?:was|is) ${JOKED}`,
    String.raw`i made up (?:that|the) (?:thing|bit|part|stuff|story) about (?<what>.+?)`,
    String.raw`i made (?:that|the (?:thing|bit|part|stuff)) about (?<what>.+?) up`,
    String.raw`i(?:'d| would) (?:rather|prefer|like|love)(?: it)?(?: if)? you (?:didn't|did not|don't|wouldn't) (?:remember|keep|store|know|save)(?: (?:that|the (?:thing|stuff|bit)|anything))?(?: (?:about|on))? (?<what>.+?)`,
    String.raw`(?:i (?:want|need|would like)|i'd like) (?<what>.+?) (?:gone|deleted|erased|removed|wiped|forgotten|out) (?:from|of|out of) your (?:memory|notes|records|head|mind)`,
    String.raw`(?:let's )?pretend (?:that )?i never (?:told you|mentioned|said|brought up)(?: anything)?(?: about)? (?<what>.+?)`,
    String.raw`(?<what>(?:my|the) [^,:;]{2,40})[:,–—-]+ (?:please )?(?:delete|forget|erase|wipe|remove) (?:everything|it all|all of it|all)`,
  ],
  tail: String.raw`please|pls|thanks|thank you|ok(?:ay)?|now|again|completely|entirely|for me|any ?more|from (?:your |the )?(?:memory|notes|records)|i ${TOLD}(?: you)?`,
};

const GESAGT = String.raw`(?:gesagt|erzählt|geschrieben|erwähnt|verraten|gemeint)`;

const GERMAN: GeneralWording = {
  leads: String.raw`bitte|ok|okay|also|nein|ja|ach|und|dann|jetzt|hey|hallo|übrigens|sorry|entschuldigung|haha|(?:kannst|könntest|würdest|magst) du(?: bitte| mal)?|du (?:kannst|darfst|sollst|solltest)(?: ruhig| bitte)?`,
  about: String.raw`(?:das(?: ganze| alles)?|die (?:ganze )?(?:sache|geschichte|info(?:rmation)?(?:en)?|infos|notizen?|einträge|erinnerung(?:en)?|angaben?)|den (?:teil|punkt|eintrag)|alles) (?:mit|über|von|zu[rm]?|um|rund um|bezüglich)|alles,? was (?:(?:ich|du)(?: dir)? (?:über|von|zu)|mit)|was (?:ich|du|wir)(?: dir)?(?: mal| gerade| eben)?${WHEN} (?:über|von|zu)`,
  orders: String.raw`(?:lösch|streich|entfern|tilg|vergiss)e?(?: bitte| mal| einfach)*`,
  after: String.raw`(?:(?:bitte|mal|wieder|einfach|ganz|komplett|jetzt|gleich|lieber|doch|ich möchte|ich will|kannst du|könntest du|solltest du|darfst du) )*(?:(?:wieder )?(?:löschen|vergessen|streichen|entfernen|rausnehmen|rauswerfen|rausschmeißen|rauslöschen|tilgen)|raus(?:nehmen)?|weg(?:lassen| damit)?|nicht (?:mehr )?(?:merken|speichern|behalten)|(?:lösch|vergiss|streich|entfern)e?(?: (?:das|es|bitte|alles|wieder))*|(?:kann|soll|muss|darf) (?:bitte |wieder )?(?:weg|raus|gelöscht werden))`,
  joke: String.raw`(?:war|waren)(?: alles| nur| bloß| doch| eh| halt)* (?:ein |so ein )?(?:witz|scherz|spaß|gelogen|erfunden|ironisch gemeint|nicht ernst gemeint)|(?:hab|habe) ich (?:mir )?(?:nur |bloß )?(?:erfunden|ausgedacht|so gesagt)`,
  sentences: [
    String.raw`(?:das )?war(?:en)?(?: nur| bloß| doch)* (?:ein )?(?:spaß|witz|scherz|quatsch)(?: gewesen)?,? (?:das )?mit (?<what>.+?)(?:, (?:also )?(?:bitte )?(?:vergiss|lösch|streich)e? (?:es|das))?`,
    String.raw`(?:du )?(?:musst|brauchst|sollst)(?: du)?(?: dir)? (?:das|die sache) (?:mit|über|von|zu) (?<what>.+?) nicht (?:zu )?(?:merken|behalten|wissen|speichern)`,
    String.raw`ich hätte(?: dir)? (?:das|die sache|nichts) (?:mit|über|von) (?<what>.+?) (?:nicht |besser nicht |nie )?(?:sagen|erzählen|erwähnen) sollen[,;–—-]+ (?:bitte |also )*(?:weg damit|(?:vergiss|lösch|streich)e? (?:es|das))`,
    String.raw`tu (?:bitte |mal |einfach )*so,? als (?:hätte?|wenn|ob) ich (?:dir )?(?:nie|niemals|nichts)(?: etwas| was)? (?:von|über) (?<what>.+?) (?:erzählt|gesagt|gesprochen|erwähnt)(?: hätte?)?`,
    String.raw`merk(?:e)? dir (?:bitte )?(?:das |die sache )?(?:mit|über|von|zu) (?<what>.+?) (?:bitte )?nicht(?: mehr)?`,
    String.raw`(?:speicher|behalt|notier)e? (?:bitte )?(?:das |die sache |nichts )?(?:mit|über|von|zu) (?<what>.+?) (?:bitte )?(?:nicht(?: mehr)?|ab)`,
    String.raw`ich (?:möchte|will|mag) nicht,? dass du (?:dir )?(?:(?:das|etwas|was|irgendwas|alles) (?:mit|über|von|zu) )?(?<what>.+?) (?:speicherst|behältst|merkst|weißt|gespeichert hast|im gedächtnis hast|erwähnst)`,
    String.raw`(?<what>(?:den|die|das|mein\p{L}*|unser\p{L}*) [^,:;]{2,40}?) (?:kannst|darfst|könntest) du (?:(?:bitte|gleich|jetzt|ruhig|mal) )*wieder (?:vergessen|löschen|streichen|rausnehmen|entfernen)`,
    String.raw`(?:bei|zu)? ?(?<what>mein\p{L}* [^,:;]{2,40})[:,–—-]+ (?:bitte )?(?:alles )(?:löschen|vergessen|streichen)`,
  ],
  tail: String.raw`bitte|danke|wieder|raus|heraus|weg|jetzt|komplett|ganz|mal|zu tun hat|(?:alles )?${GESAGT} hab(?:e)?|weißt|gespeichert hast|kannst du|könntest du`,
};

const DIT = String.raw`(?:dit|raconté|écrit|mentionné|parlé|confié)`;

const FRENCH: GeneralWording = {
  leads: String.raw`s'il te pla[îi]t|s'il vous pla[îi]t|stp|svp|ok|bon|alors|et|non|oui|maintenant|au fait|pardon|désolée?|(?:peux-tu|pourrais-tu|pouvez-vous|pourriez-vous)|(?:tu|vous) (?:peux|pouvez|pourrais|pourriez|dois|devrais)|je (?:veux|voudrais|préfère) que (?:tu|vous)|j'aimerais que (?:tu|vous)`,
  about: String.raw`(?:(?:le|ce|tout le) truc|(?:l'|cette )?histoire|la (?:chose|partie|note)|l'affaire|les? (?:infos?|informations?|notes?|passages?|détails?)|l'info(?:rmation)?) (?:de la|de l'|du|des|de|d'|avec|sur|à propos de|concernant)|(?:tout )?ce qui (?:concerne|touche(?: à)?|parle de|a (?:trait|rapport) (?:à|avec))|(?:tout )?ce (?:que (?:je |tu |vous |on )?|qu'on )(?:j'ai |t'ai |vous ai |ai |as |avez |sais |savez )?(?:(?:${DIT}|noté|gardé|retenu|enregistré)${WHEN} )?(?:sur|de|du|des|d'|à propos de|au sujet de|concernant)|tout (?:sur|à propos de|au sujet de)`,
  orders: String.raw`(?:oublie|efface|supprime|retire|enlève|raye|jette|vire|oublier|effacer|supprimer|retirer|enlever|oublies|effaces|supprimes)[zr]?|(?:ne |n')(?:garde|retiens|retenez|note|enregistre|mémorise)[sz]? (?:pas|plus)`,
  after: String.raw`(?:s'il te plaît,? |stp |svp |tu peux |vous pouvez |il faut |à )*(?:l'|les )?(?:oublie|efface|supprime|retire|enlève|oublier|effacer|supprimer|retirer|enlever)[zr]?(?:-(?:le|la|les)| ça| cela| tout)*`,
  joke: String.raw`,? ?(?:c'était|c'étaient|était|étaient)(?: juste| qu'| que)*(?: une| des| un| du)? ?(?:blagues?|plaisanterie|mensonge|pour (?:rire|rigoler|plaisanter|blaguer)|inventé)|,? ?je (?:plaisantais|rigolais|blaguais|déconnais|l'ai inventée?)`,
  sentences: [
    String.raw`je (?:plaisantais|rigolais|blaguais|déconnais) (?:pour|sur|avec|à propos de|au sujet de|en parlant de)(?: l'histoire (?:de|du)| le truc (?:de|du))? (?<what>.+?)`,
    String.raw`(?:fais|faites|faisons) comme si je (?:ne (?:t'|vous |te )|n')?(?:avais|ai) (?:jamais|rien) (?:parlé|dit|mentionné|raconté)(?: sur| à propos)? ?(?:de |du |des |d')?(?<what>.+?)`,
    String.raw`j(?:e n)?'aurais pas dû (?:te |vous )?(?:parler|dire|raconter|mentionner)(?: ça)? (?:de |du |des |d')?(?<what>.+?)[,;–—-]+ (?:oublie|efface|supprime)[zr]?(?:-(?:le|la|les)| ça| cela)*`,
    String.raw`j'ai (?:tout )?inventé (?:l'histoire|le truc) (?:de la|de l'|du|des|de|d') ?(?<what>.+?)`,
    String.raw`j'ai menti (?:sur|à propos de|au sujet de|pour) (?<what>.+?)`,
    String.raw`c'était (?:juste )?(?:une blague|pour rire|pour rigoler),? (?:le truc|l'histoire) (?:de la|de l'|du|des|de|d'|avec|sur) ?(?<what>.+?)`,
    String.raw`je ne veux (?:pas|plus) que (?:tu|vous) (?:retiennes|reteniez|gardes|gardiez|saches|sachiez|te souviennes de|te rappelles)(?: (?:le truc|l'histoire|ce que je t'ai dit) (?:de la|de l'|du|des|de|d'|sur))? (?<what>.+?)`,
    String.raw`(?<what>(?:mon|ma|mes) [^,:;]{2,40})[:,–—-]+ (?:oublie|efface|supprime)[zr]? tout`,
  ],
  tail: String.raw`s'il te pla[îi]t|s'il vous pla[îi]t|stp|svp|merci|maintenant|complètement|de (?:ta|votre) mémoire`,
};

const DICHO = String.raw`(?:dije|conté|he dicho|he contado|mencioné|escribí|comenté)`;

const SPANISH: GeneralWording = {
  leads: String.raw`por favor|porfa|ok|vale|bueno|oye|y|no(?=[,.!]| no(?!\p{L}))|sí|ahora|entonces|pues|perdón|perdona|(?:puedes|podrías|puede|podría)|(?:quiero|quisiera|me gustaría|prefiero|necesito) que`,
  about: String.raw`todo lo (?:que )?(?:de(?:l)?|sobre|acerca de|relacionado con|referente a|tenga que ver con|sepas de(?:l)?|sepas sobre)|(?:de )?(?:todo )?lo que (?:yo |tú )?(?:te )?(?:${DICHO}|sabes|sepas|tienes|recuerdas|guardaste)${WHEN} (?:de(?:l)?|sobre|acerca de)|(?:de |con )?(?:lo|eso) (?:de(?:l)?|sobre)|(?:la (?:parte|historia|cosa|info(?:rmación)?|nota)|el (?:tema|asunto|dato|recuerdo)|los datos) (?:de(?:l)?|sobre)|todo sobre`,
  orders: String.raw`(?:olvid(?:a|e|ad|ar|es)(?:te)?|olvídate|borr(?:a|e|ad|ar|es)|elimin(?:a|e|ad|ar|es)|quit(?:a|e|ad|ar|es)|suprim(?:e|ir|as)|tach(?:a|ar|es))|no (?:guardes|recuerdes|anotes|almacenes|retengas)`,
  after: String.raw`(?:por favor,? |mejor |puedes |podrías |hay que )*(?:olvíd(?:alo|ala|alos|alas|ate)|olvida(?:r(?:lo|la))?(?: eso| todo)?|bórr(?:alo|ala|alos|alas)|borra(?:r(?:lo|la))?(?: eso| todo)?|elimín(?:alo|ala)|elimina(?:r(?:lo|la))?(?: eso| todo)?|quít(?:alo|ala))`,
  joke: String.raw`(?:era|fue|eran)(?: solo| sólo| una| de| en| pura)* (?:broma|bromas|chiste|mentira|mentiras|coña|guasa|inventado|inventada)|no (?:iba|era|lo decía) en serio|me lo inventé`,
  sentences: [
    String.raw`(?:bromeaba|estaba bromeando|era (?:una )?broma|mentí|te mentí)(?: con| en| sobre| cuando dije)?,? (?:lo )?(?:de(?:l)? )?(?<what>.+?)`,
    String.raw`me (?:lo )?inventé (?:todo )?lo (?:de(?:l)?) (?<what>.+?)`,
    String.raw`haz(?:me)? como (?:que|si) (?:no|nunca) (?:te )?(?:hablé|conté|dije|mencioné|(?:hubiera|hubiese|haya|he) (?:hablado|contado|dicho))(?: nada)?(?: sobre)? ?(?:de(?:l)? )?(?<what>.+?)`,
    String.raw`(?:saca|quita|borra|elimina|sácate|quítate) de tu (?:memoria|cabeza|mente) (?:a |todo |lo |lo de(?:l)? )?(?<what>.+?)`,
    String.raw`no deb(?:í|ería|ía) (?:haber(?:te)? (?:contado|dicho|hablado de|mencionado)|contarte|decirte|hablarte de|mencionar) (?:lo )?(?:de(?:l)? )?(?<what>.+?)[,;–—-]+ (?:por favor,? )?(?:bórr|olvíd|elimín)(?:alo|ala)`,
    String.raw`no quiero que (?:recuerdes|guardes|sepas|anotes|quede(?: guardado)?|menciones)(?: nada)? (?:lo )?(?:de(?:l)? |sobre )?(?<what>.+?)`,
    String.raw`(?<what>(?:mi|mis) [^,:;]{2,40})[:,–—-]+ (?:borra|olvida|elimina)(?:lo)? todo`,
  ],
  tail: String.raw`por favor|porfa|gracias|ya|ahora|del todo|de tu memoria`,
};

export const GENERAL_WORDINGS: readonly GeneralWording[] = [ENGLISH, GERMAN, FRENCH, SPANISH];
