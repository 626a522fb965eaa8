import type { FactualPatterns } from "./factual-patterns.ts";
import { anyOf } from "../../../text/phrase-pattern.ts";
import { regex, regexOf } from "../../../text/regex.ts";

const KINDS =
  "land|länder|stadt|jahr|jahrhundert|kontinent|planet|planeten|mond|stern|fluss|meer|ozean|see|gebirge|berg|insel|staat|bundesland|element|teilchen|währung|sprache|könig|königin|kaiser|krieg|schlacht|vertrag|philosoph|wissenschaftler|physiker|chemiker|mathematiker|autor|dichter|komponist|maler|künstler|erfinder|entdecker|regisseur|organ|knochen|muskel|tier|vogel|säugetier|einheit|symbol|partei";

const ATTRIBUTES =
  "hauptstadt|bevölkerung|einwohnerzahl|währung|fläche|höhe|länge|tiefe|entfernung|geschwindigkeit|masse|dichte|definition|bedeutung|herkunft|formel|symbol|zeichen|abkürzung|autor|erfinder|gründer|name|zahl|wert|wurzel|quadratwurzel|ableitung|siedepunkt|schmelzpunkt|gefrierpunkt|ordnungszahl|unterschied|mehrzahl|gegenteil|ursache|ursachen|sprache|hymne|flagge|summe|geschichte|amtssprache";

const NAMED = "[\\p{L}'-]+";

export const GERMAN_FACTS: FactualPatterns = {
  politeness:
    /^(?:(?:hallo|hi|hey|bitte|und|also|ok)[,!\s]+|(?:kannst|könntest) du (?:mir )?(?:bitte )?(?:sagen,? |erklären,? )?|sag(?:e)? mir,? |weißt du,? )+/,
  forms: [
    regex.u`^wer (?:ist|war|waren|sind|hat|hatte|schrieb|erfand|begann|schuf|fand|sang|gewann|verlor|[\p{L}]+te)(?!\p{L})`,
    regex.u`^wann (?:war|waren|wurde|wurden|fiel|starb|begann|endete|hat|entstand|ging|kam|[\p{L}]+te)(?!\p{L})`,
    regex.u`^(?:wo|woher) (?:liegt|liegen|ist|sind|war|befindet|befinden|entspringt|lebt|leben|kommt|kommen|wurde|stammt|stammen|fand)(?!\p{L})`,
    regex.u`^wie (?:viele?|weit|hoch|groß|lang|alt|tief|schwer|breit|heiß|kalt|dick|dicht) (?:[\p{L}'-]+ ){0,3}?(?:ist|sind|war|waren|hat|haben|hatte|wiegt|wiegen|liegt|gibt|misst|dauert|dauerte|wird|leben|passen)(?!\p{L})`,
    regex.u`^wie (?:heißt|heißen|lautet) (?:der|die|das)(?!\p{L})`,
    /^wie (?:funktionier(?:t|en)|entsteh(?:t|en)|entstand(?:en)?) /,
    /^wie (?:wird|werden) .+ (?:gebildet|berechnet|gemessen|geschrieben|definiert|ausgesprochen|genannt)$/,
    regexOf(`^was (?:ist|war) (?:ein|eine) ${NAMED}$`, "u"),
    regexOf(`^was (?:ist|sind|war|waren) (?!ein |eine )${NAMED}(?: ${NAMED})?$`, "u"),
    regexOf(
      `^(?:was|welche[rs]?) (?:ist|sind|war|waren) (?:der|die|das) (?:${NAMED} ){0,2}?(?:${ATTRIBUTES})(?!\\p{L})`,
      "u",
    ),
    regexOf(`^(?:was|welche[rs]?) (?:ist|war) (?:der|die|das) ${NAMED}ste ${NAMED}`, "u"),
    /^(?:was (?:bedeutet|bedeuten|heißt|verursacht|geschah|passierte)|wofür steht) /,
    regexOf(
      `^(?:(?:in|aus|zu|auf|an) )?welche[rsmn]? (?:${KINDS}) (?:liegt|liegen|wurde|wurden|fand|begann|endete|starb|lebte|spricht|gehört|gehören|hat|hatte|fiel|war|waren|schrieb|malte|erfand|entdeckte|gewann)(?!\\p{L})`,
      "u",
    ),
    regexOf(`^welche[rs]? (?:${KINDS}) (?:ist|sind) (?:der|die|das|am) ${NAMED}ste[nrs]?(?!\\p{L})`, "u"),
    regex.u`^(?:warum|wieso|weshalb) (?:ist|sind|war|waren|hat|haben|wird|werden|fällt|fallen|[\p{L}]+(?:en|t)) `,
    regexOf(
      `^(?:definiere|erkläre?|beschreibe) (?:mir )?(?:(?:den|die|das|der|ein|eine|einen) )?${NAMED}(?: ${NAMED})?$`,
      "u",
    ),
    regexOf(`^(?:${ATTRIBUTES}) (?:von|der|des|zwischen)(?!\\p{L})`, "u"),
  ],
  procedures: [
    regex.u`^wie schreibt man [\p{L}'-]+$`,
    regex.u`^wie (?:kann|könnte|soll) (?:ich|man) (?:das |mein |ein |die |meine |eine |den |meinen |einen )?(?:[\p{L}-]+ )?(?:passwort|konto|e-mail-adresse|telefonnummer|benutzernamen|abo|profil|pin|bestellung|buchung|adresse) (?:zurücksetzen|ändern|löschen|kündigen|stornieren|bestätigen|aktivieren|entsperren|wiederherstellen)$`,
    regex.u`^wie (?:setze|ändere|lösche|kündige|storniere|bestätige|aktiviere) ich (?:(?:mein|das|ein|meine|die|eine|meinen|den|einen) )?(?:[\p{L}-]+ )?(?:passwort|konto|e-mail-adresse|telefonnummer|benutzernamen|abo|profil|pin|bestellung|buchung|adresse)(?: zurück)?$`,
  ],
  advice: anyOf(`
    sollte* | soll | sollen | darf | dürfen | am besten | beste* | besser* | gut | gute* | schön* | gesund* | ungesund* | einfach* | leicht* | günstig* | billig* | ideal* | geeignet* | passt | passen* | empfehl* | empfiehl* | tipp* | idee* | vorschl* | vorschlag* | rezept* | menü*
    | essen | isst | trinken | trinkt | kochen | kocht | backen | backt | anziehen | tragen | trägt | schauen | lesen | kaufen | kauft | schenken | schenkt | geschenk* | snack* | imbiss* | nachtisch* | dessert* | frühstück* | mittagessen | abendessen | gericht* | speise* | beilage* | getränk* | kuchen* | hobby* | urlaub* | reise* | ausflug* | hotel* | restaurant*
    | hilft | helfen | gegen | beim | lohnt* | lieber | braucht | brauchen | brauche | nimmt | nehmen | nutzt | nutzen | verwendet | verwenden | sicher* | gefährlich* | schädlich* | schnelle* | praktisch* | bequem* | lecker* | beliebt* | dosis | dosierung | behandl* | medikament* | übung* | hebt | heben | schlaf* | entspann*
    | mir | mich | mein | meine | meiner | uns | unser* | jemand* | leute | menschen | für | während | zum lernen | zum essen | zum kochen | zum arbeiten | zum schlafen | art | weise
  `),
};
