import { END } from "./edges.ts";

/* Words by which two parties agree on parts to play, and leave them again, in four languages. */

/** Games of parts. */
export const GAMES = String.raw`(?:role[- ]?play(?:ing)?(?! games?)|rollenspiel|jeu de rôles?|juego de rol(?:es)?|d ?& ?d|dnd|dungeons (?:and|&) dragons|text[- ]?adventure|textabenteuer|improv(?: scene)?)`;

/** Proposals of a game. */
export const PROPOSING = String.raw`(?:let['’]?s|let us|can we|could we|shall we|wanna|i want to|i['’]d like to|i would like to|we (?:will|are going to)|lass(?:t)? uns|können wir|wollen wir|wir (?:machen|spielen)|machen wir|spielen wir|ich (?:will|möchte|würde gern)|on (?:fait|va faire)|faisons|jouons à|je (?:veux|voudrais) faire|on peut faire|vamos a|hagamos|juguemos|jugamos|podemos|quiero|me gustaría|hacemos)`;

/** Gives the assistant a part. */
export const YOU_PLAY = String.raw`(?:(?:you|u)(?: are|['’]?re| r|['’]ll (?:be|play)| will (?:be|play|act as)| be| play| act as| can be)|pretend (?:that )?(?:you(?: are|['’]?re)|to be)|imagine (?:that )?you(?: are|['’]?re)|du (?:bist|spielst|wärst|wirst)|sie sind|stell dir vor,? du bist|tu so,? als (?:wärst|ob) du|tu (?:es|seras|joues|fais)|vous êtes|imagine que tu es|fais comme si tu étais|(?:tú |vos )?(?:eres|sos|serás|haces de|haz de|actúas como)|usted es|imagina que eres)`;

/** Gives it at the beginning of a sentence. */
export const ORDER_TO_PLAY = String.raw`(?:(?:please )?(?:be|play|act as)|sei|spiele?|sois|joue|actúa como)`;

/** "I am", "I'll be": takes a part. */
export const I_PLAY = String.raw`(?:i(?:['’]?m| am)(?: calling| speaking| writing| here| coming)? as|i(?:['’]?m| am|['’]ll be| will be|['’]ll play| play| be| act as)|me as|me(?= (?:the|a))|ich(?= (?:der|die|den|das|ein))|moi(?= (?:le|la|un))|ich (?:bin|spiele|wäre)|(?:moi,? )?je (?:suis|serai|joue|fais)|moi,? (?:c['’]est|je suis)|(?:y )?(?:yo )?(?:soy|seré|hago de|haré de)|yo,? (?:el|la|un|una))`;

/** The other side of a part, which nobody is by themselves in a chat. */
export const COUNTERPARTS = String.raw`(?:customer|guest|patient|suspect|witness|defendant|employee|passenger|tourist(?:in)?|traveller|traveler|prisoner|thief|burglar|robber|knight|king|queen|prince|princess|wizard|witch|elf|dwarf|vampire|werewolf|ghost|soldier|spy|detective|caller|buyer|seller|shopper|tenant|landlord|reporter|hostage|alien|pirate|zombie|kund(?:e|in)|gast|patient(?:in)?|verdächtige[rn]?|zeug(?:e|in)|mieter(?:in)?|vermieter(?:in)?|bewerber(?:in)?|ritter|könig(?:in)?|prinz(?:essin)?|zauberer|hexe|vampir|pirat(?:in)?|client(?:e)?|invité|suspecte?|témoin|locataire|passagère?|touriste|chevalier|roi|reine|sorcière|sorcier|pirate|paciente|sospechos[oa]|testigo|inquilin[oa]|huésped|pasajer[oa]|turista|caballero|rey|reina|bruj[oa]|ladrón)`;

/** Parts in which the assistant stays by the real user's side, beside those that serve. */
export const COMPANIONS = String.raw`(?:friend|girlfriend|boyfriend|companion|buddy|pal|therapist|psychologist|ai|bot|robot|chatbot|computer|machine|program|model|freund(?:in)?|gefährte|ki|therapeut(?:in)?|ami|amie|copain|copine|ia|thérapeute|psychologue|amig[oa]|novi[oa]|terapeuta|psicólog[oa])`;

/** Ends a game. */
export const LEAVING = String.raw`(?:(?:end|stop|exit|quit|leave|finish|drop|pause|done with|enough of|break)(?: with)?(?: of)?(?: (?:the|this|our|that))? (?:role[- ]?play(?:ing)?|game|scene|character|act|simulation)|(?:end of|out of) (?:the )?(?:role[- ]?play|game|scene|character)|back to (?:reality|normal|real life)|how did i do|(?:rate|grade|review|evaluate|assess) my (?:performance|answers|english|german|french|spanish)|(?:give|any) (?:me )?feedback|we can stop|let['’]?s stop|(?:ende|schluss)(?: mit)?(?: de[rms])? (?:rollenspiels?|spiels?|szene)|(?:rollenspiel|spiel) (?:beenden|vorbei|zu ende|ende)|(?:beende|stopp|lass uns aufhören)|zurück zur realität|wie war ich|gib mir feedback|(?:fin|arrêt|arrêtons|stop)(?: d[ue]| avec| le)* (?:jeu|scène)|retour à la réalité|j['’]étais comment|(?:fin|termina|terminemos|paremos|acaba|dejemos)(?: de| con)?(?: el| la| del)? (?:juego|escena|simulación)|volvamos a la realidad|qué tal lo hice)${END}`;

/** Speaks beside a part, and goes on with it. */
export const BESIDE_PART = String.raw`(?:ooc|out of character|irl|in real life|for real (?:though|now)|in reality|(?:not|nothing) (?:to do with|part of) the (?:game|role[- ]?play)|in wirklichkeit|im echten leben|ganz im ernst|en vrai|dans la vraie vie|en la vida real|hablando en serio|de verdad)${END}`;
