import { regexOf } from "../../../text/regex.ts";

/*
 * Words by which somebody takes back how they asked to be answered, in four languages: "emojis are fine again", "you can
 * drop the metric thing". They are read in plain words (`words-in.ts`), so that apostrophes and accents are gone. Alone
 * they say little: `retractions-in.ts` asks for a way of answering beside them, and the vault for an instruction to end.
 */

/** Words of a clause, some or none. */
const SOME = String.raw`(?:\S+ ){0,8}?`;

const ENGLISH = [
  String.raw`(?:fine|ok|okay|good|welcome|allowed|cool|alright|great|possible) ${SOME}(?:again|now|after all|from now on|these days)`,
  String.raw`(?:you|u|ya|we) (?:can|may|could|should|are allowed to|are free to) ${SOME}(?:again|now|after all|instead|from now on|as before|like before)`,
  String.raw`(?:is|are|\S+s) (?:totally |perfectly |completely |absolutely )?(?:fine|ok|okay|allowed|alright)`,
  String.raw`feel free to|go ahead and|(?:lets|maybe|please) ${SOME}(?:again|after all|as before|like before)`,
  String.raw`(?:you|u|ya|we) (?:can|may|could) (?:just |please |also |now |safely |totally )*(?:drop|stop|forget|ditch|lose|leave (?:out|off)|skip|quit|cut|scrap|omit|relax|ease up|go easy|be)`,
  String.raw`(?:can|could|would|will) (?:you|u|we) (?:just |please |also |now )*(?:drop|stop|forget|ditch|lose|leave (?:out|off)|skip|quit|cut|scrap|go back|switch back)`,
  String.raw`^(?:(?:please|pls|ok|okay|so|and|also|oh|actually|now|just|btw|by the way|you know what|well|hey) )*(?:drop|forget|ditch|scrap|cancel|undo|ignore|disregard|lift|revoke|lose|skip|omit|leave out|bring back)`,
  String.raw`(?:(?:dont|do not|doesnt|wont|no longer) (?:have to|need|necessarily)|need not|neednt|no need (?:to|for|of))`,
  String.raw`i (?:really |actually |honestly )?(?:(?:dont|do not) (?:need|want|mind|care|like) ${SOME}(?:any ?more|any longer|now)|no longer (?:need|want|mind|care|like))`,
  String.raw`^(?:(?:please|pls|ok|okay|and|so|also|oh|just|now|actually|hey|well) )*(?:no longer|(?:dont|do not|never) ${SOME}(?:any ?more|any longer))|(?:doesnt|dont|does not|do not) ${SOME}bothers? me (?:any ?more|any longer)`,
  String.raw`enough (?:with|of)|(?:thats|is|been|had) enough|im (?:done|over|tired|bored|sick|fed up) (?:with|of)`,
  String.raw`(?:go|going|switch|change|get|come|move|be) back to|^(?:\S+ ){0,2}back to|return to|revert`,
  String.raw`^(?:(?:please|pls|ok|okay|and|so|also|oh|just|now|actually|hey|well) )*(?:stop|quit|no more)|(?:please|you|u) (?:\S+ )?(?:stop|quit)|(?:be|bit|lot|much|little) less(?! than)`,
  String.raw`(?:isnt|arent|is not|are not|not) ${SOME}(?:necessary|needed|required)|(?:is|are) unnecessary`,
  String.raw`(?:works?|working|renders?|shows?) ${SOME}(?:again|now|properly)|can (?:come|go) back|(?:are|is) back|(?:are|is) over`,
  String.raw`(?:take|took) back|changed my mind|never ?mind`,
  String.raw`normal(?:ly)? again|after all|(?:can|could|may) ${SOME}normally`,
];

const GERMAN = [
  String.raw`wieder ${SOME}(?:ok|okay|gut|erlaubt|in ordnung|recht|erwunscht|willkommen|moglich|gern\w*|ruhig)|(?:ok|okay|in ordnung|gut|erlaubt|recht) ${SOME}wieder`,
  String.raw`(?:darfst|darf|kannst|konntest|durfen|konnen|konnten|durfts?|kannste|mache?|schreib\w*|nimm|nutz\w*|sag|red\w*|sprich|antwort\w*|benutz\w*|verwend\w*|erklar\w*|duz\w*|siez\w*|rechne) ${SOME}(?:wieder|doch|jetzt|ruhig|nun)`,
  String.raw`(?:geht|gehen|klappt|klappen|passt|passen) ${SOME}(?:wieder|jetzt|nun)|wieder ${SOME}(?:geht|gehen)|(?:stort|storen) ${SOME}nicht mehr`,
  String.raw`(?:kannst|konntest|konnen|kannste|durft|darfst) ${SOME}(?:lassen|weglassen|streichen|vergessen|aufhoren|sparen|weg)`,
  String.raw`^(?:(?:ach|und|ok|okay|bitte|also|aber|doch|ubrigens|na|ja|hey|nee) )*(?:lass|lassen|vergiss|vergessen|streich\w*|spar|sparen)`,
  String.raw`(?:musst|brauchst|mussen|brauchen|muss|soll\w*) ${SOME}(?:nicht|nix|nichts|nimmer|kein\w*)`,
  String.raw`brauche? (?:ich |wir |das )?${SOME}(?:nicht|nimmer|kein\w*)`,
  String.raw`genug (?:mit|von)|(?:reicht|langt) ${SOME}(?:jetzt|langsam|mit|nun)|schluss mit`,
  String.raw`hor\w* (?:bitte |mal |doch |sie )*auf|^(?:(?:ach|und|ok|okay|bitte|also|aber|doch|ubrigens|na|ja|hey) )*(?:mach|schreib|nenn|sag|benutz|verwend|nimm|nutz|gib|red|frag|setz|pack|will|mocht)\w* ${SOME}(?:nicht mehr|nimmer|kein\w* ${SOME}mehr)|(?:ich|wir) (?:will|mocht|woll)\w* ${SOME}(?:nicht mehr|kein\w* ${SOME}mehr)`,
  String.raw`(?:wieder|zuruck) (?:auf|zu|zum|zur|in|mit|normal\w*|per)|wieder (?:bitte )?(?:deutsch|englisch)`,
  String.raw`doch (?:lieber|wieder|nicht|besser|bitte)|(?:un|nicht )notig|nicht (?:mehr )?(?:notwendig|erforderlich)|ab jetzt (?:doch|wieder)`,
];

const FRENCH = [
  String.raw`(?:c est (?:bon|ok|permis|autorise)|(?:est|sont) (?:permis|autorise|bienvenu)\w*|reautoris\w*)|(?:ca va|ok|d accord|passent?|marchent?|convien\w*) ${SOME}(?:maintenant|de nouveau|a nouveau|finalement|desormais)`,
  String.raw`(?:tu peux|vous pouvez|peux tu|pouvez vous|on peut|libre a toi de) ${SOME}(?:de nouveau|a nouveau|maintenant|encore|finalement|desormais|re(?:mettre|prendre|venir|utiliser|commencer|passer|tourner)|laisser|arreter|oublier|enlever|zapper|supprimer|laisser tomber|plus)`,
  String.raw`(?:on peut|tu peux|vous pouvez) (?:se |me |nous )`,
  String.raw`laisse[rz]? (?:tomber|de cote)|(?:oublie|arrete|cesse|abandonne|enleve|supprime|annule)[rz]?`,
  String.raw`plus (?:du tout )?besoin|pas (?:la peine|besoin|oblige\w*)|plus (?:la peine|oblige\w*|necessaires?|utiles?)|(?:n est|ne sont) plus (?:la peine|necessaires?|utiles?|obligatoires?)|(?:n ai|n avons|n as|n avez) plus besoin|ne veux plus|(?:inutile|inutiles)`,
  String.raw`(?:derange\w*|gene\w*|enerve\w*) plus`,
  String.raw`revien\w*|reven\w*|repass\w*|reprend\w*|reprenez|retour|retourn\w*|remets|remettez|recommence\w*`,
  String.raw`(?:assez|marre|ras le bol) (?:de|des|du|d)|suffit`,
  String.raw`^(?:(?:et|mais|ok|alors|stp) )*(?:ne (?:me )?\S+ plus|plus (?:de|d) \S+)|(?:sois|soyez|etre|peu|beaucoup|bien) moins`,
  String.raw`finalement|de nouveau|a nouveau|comme avant`,
];

const SPANISH = [
  String.raw`(?:puedes|podes|puede|podeis|pueden|podemos) ${SOME}(?:otra vez|de nuevo|ya|ahora|volver|dejar|quitar|olvidar|parar|si quieres|nuevamente)`,
  String.raw`ahora (?:si )?(?:puedes|podes|puede|podemos)`,
  String.raw`ya (?:puedes|puede|podeis|podemos|me va\w*|me parece\w*)|ya no (?:hace falta|necesit\w+|quiero|me (?:molest|import|llam)\w*|(?:es|son) necesari\w+|tienes|uses|pongas|hagas|des|escribas|digas|respondas|me \w+es)|(?:otra vez|de nuevo) ${SOME}bien|bien ${SOME}(?:otra vez|de nuevo|ya|ahora)`,
  String.raw`no (?:hace falta|es necesari\w+|son necesari\w+|tienes que|tienes por que|necesitas|necesito)`,
  String.raw`(?:olvida|olvidate|olvidemos|deja|dejate|deje|dejemos|quita|elimina|cancela|para|suelta)(?:te)? (?:ya |de |lo |los |las |el |la |eso )`,
  String.raw`(?:vuelve|vuelva|volvamos|regresa|regresemos|volver|pasa|cambia) (?:ya |otra vez )?(?:a|al)`,
  String.raw`(?:basta|suficiente|hart[oa]|cansad[oa]) (?:ya )?(?:de|con)|ya (?:basta|vale|esta bien) (?:de|con)`,
  String.raw`(?:otra vez|de nuevo|nuevamente|como antes)|(?:no ${SOME}mas)|(?:se|ser|poco|mucho) menos`,
  String.raw`(?:mejor|al final|finalmente) (?:si|ya|no|de|en)`,
];

/** Words that point at something said before, whatever it is: "ditch the grid stuff". The vault ends what has that word. */
export const POINTS_BACK = regexOf(
  `(?:^| )(?:${[
    String.raw`(?:drop|ditch|forget|scrap|lose|skip|cancel|stop) (?:the|that|this|all the|all that|your) ${SOME}(?:stuff|thing|things|business|bit|nonsense|rule|habit|malarkey)`,
    String.raw`(?:lass|vergiss|streich|spar dir) (?:das|den|die) ${SOME}\S*(?:zeug|kram|ding|sache|sachen|gedons|geschichte)`,
    String.raw`(?:laisse tomber|oublie|arrete|lache) (?:le|la|les|l|ce|cette|ces|tes|ton|ta) ${SOME}(?:truc|trucs|machin|machins|histoire|histoires|delire)`,
    String.raw`(?:olvida|olvidate de|deja|quita) (?:lo|eso|el rollo|la historia) del? \S+`,
  ].join("|")})(?= |$)`,
  "u",
);

/** Words that say so of anything, whether or not it is a way of answering: "meat is ok again". */
export const ALLOWS_AGAIN = regexOf(
  `(?:^| )(?:(?:fine|ok|okay|allowed|alright|cool) ${SOME}again|wieder ${SOME}(?:ok|okay|erlaubt|in ordnung)|(?:permis|autorise)\\w* ${SOME}nouveau|nouveau ${SOME}(?:permis|autorise)\\w*|bien ${SOME}(?:otra vez|de nuevo))(?= |$)`,
  "u",
);

/** Any retraction in the plain words of a clause. */
export const RETRACTS = regexOf(`(?:^| )(?:${[...ENGLISH, ...GERMAN, ...FRENCH, ...SPANISH].join("|")})(?= |$)`, "u");
