import { contentWords } from "../../../text/words.ts";
import { isSecondHome } from "../second-home.ts";
import { wordings } from "../wordings.ts";
import { type Attribute, USER } from "./attribute.ts";
import { regex } from "../../../text/regex.ts";

/*
 * Reads where the user lives, by the place: "I live in Porto", "im neuen Haus in Preetz". A later place replaces an earlier
 * one without any word of change.
 */

const DWELLING = String.raw`(?:house|flat|apartment|studio|bedsit|haus|wohnung|wg|maison|appart\p{L}*|casa|piso|depa\p{L}*|apartamento|estudio)`;
/** Words that name no place, but a kind of place, or tell which, in four languages. */
const KINDS = regex.u`^(?:\p{L}*(?:${DWELLING}|haus|wohnung)|room|bed|bedroom|place|home|city|town|village|cent(?:re|er)|street|road|area|district|suburbs?|zimmer|stadt|dorf|viertel|stra(?:ß|ss)e|ville|village|quartier|rue|chambre|pièces|barrio|ciudad|pueblo|calle|centro|zona|habitación|neighbou?rhood|work|school|campus|uni|university|family|friends|parents|mum|mom|dad|peace|fear|hope|love|poverty|arbeit|schule|frieden|angst|miete|familie|ville|banlieue|campagne|coloc\p{L}*|couple|famille|paix|pareja|familia|paz|playa|campo|alquiler|vacaciones|new|neue[nrms]?|nouve\p{L}+|nuev[oa])$`;

const LIVES = wordings(
  String.raw`(?:i|we)(?: still| currently| now)? (?:live|rent)|(?:i['’]?m|im|we['’]?re) (?:living|based)`,
  String.raw`(?:my|our) (?:house|flat|apartment|studio) (?:in|near)`,
  String.raw`(?:meine|unsere|meiner|unserer) wohnung in|(?:mein|unser|meinem|unserem) haus in`,
  String.raw`(?:mon|notre) (?:appart\p{L}*|studio) à|(?:ma|notre) maison à`,
  String.raw`(?:mi|nuestr[oa]) (?:piso|casa|departamento) (?:de|en)`,
  String.raw`(?:ich|wir) (?:wohnen?|leben?)|wohnen? (?:ich|wir)|wohne|wohnen`,
  String.raw`j['’]habite|on habite|nous habitons|je vis|on vit`,
  String.raw`vivo|vivimos`,
);
/** A dwelling that is new to the user. */
const NEW_HOME = wordings(
  String.raw`(?<!(?:for|about) )(?:my|our|the) new (?:house|flat|place|home|apartment|studio)(?! (?:in|of|for) (?:my|our|the|a|his|her) )`,
  String.raw`(?:mein\p{L}*|unser\p{L}*|im|in der|ins|die|das) neue[nrms]? (?:haus|wohnung|bude|wg)`,
  String.raw`(?:mon|notre|le) nouvel appart\p{L}*|(?:ma|notre|la) nouvelle maison`,
  String.raw`(?:mi|nuestr[oa]|el|la|al) (?:nuevo piso|nueva casa|piso nuevo|casa nueva|nuevo departamento|departamento nuevo)`,
);
const MOVES_IN = wordings(
  String.raw`unpacking(?: the| our)? boxes|kisten aus(?:zu)?packen|déballer? (?:les|nos) cartons|desempacando|deshaciendo cajas`,
);
/** Hours and days make a stay, in four languages: "seit gestern in Leipzig". */
const NOT_FOR_DAYS = String.raw`(?!(?:[\p{L}\d]+ ){0,2}(?:minuten?|stunden?|tag(?:en?)?|gestern|vorgestern|heute|minutes?|heures?|jours?|hier|matin|minutos?|horas?|días?|ayer) )`;
/** "Seit zwei Wochen in Erfurt" tells where somebody lives, if no more follows: "in Erfurt auf Montage" does not. */
const SINCE_IN = regex.u`^(?:und |et |y )?(?:seit|depuis|desde hace) ${NOT_FOR_DAYS}(?:[\p{L}\d]+ ){1,3}?(?:(?:bin ich|sind wir|wohnen wir|on est|je suis|nous sommes|estoy|estamos) )?(?:in|à|(?<=^.{0,4}desde .*)en) (?!(?:\p{L}*(?:ung|ción|sión|zeit|heit|schaft|ion|ie|urlaub|kur|schutz|haft|reha|rente|pension|training|miento|ismo|paro|casa|obras|cama|huelga|terapia|quarantäne|quarantaine|cuarentena|trauer|deuil|luto|jeun|découvert|pie|marcha|contacto|pareja|pied|bout|temps|mitad|guerra|streik|not))(?!\p{L}))(\p{L}{3,})$`;
/** No name of a place begins with "a" or "the": what follows is a kind of place, which may be somewhere by name. */
const PLACE = regex.gu`(?<=^|\s)(?:in|at|near|à|en|dans|bei|de|(?<!(?:une|la|ma|notre|cette)\s)rue)\s+(?!(?:an?|the|this|that|one|my|our|eine?[rnms]?|de[rmn]|die|das|diese[rmn]?|mein\p{L}*|unser\p{L}*|une?|les?|la|l['’]\p{L}*|ce(?:tte|t)?|un[oa]?|el|los|las|este|esta|mi|face|haut|bas|train|plein|pleno|mitten|front)(?!\p{L}))((?:(?!(?:in|at|near|à|en|dans|bei|de)\s)[\p{L}'’-]+\s*){1,6})`;

/** Returns where a clause says that the user lives. A new dwelling may be named by no place. */
export function homesIn(clause: string): Attribute[] {
  const isNew = NEW_HOME.test(clause);
  if (!isNew && !LIVES.test(clause) && !MOVES_IN.test(clause) && !SINCE_IN.test(clause)) return [];
  if (isSecondHome(clause)) return [];
  const value = [...clause.matchAll(PLACE)].flatMap(([, name = ""]) =>
    contentWords(name)
      .filter((word) => !KINDS.test(word))
      .slice(0, 1),
  );
  return value.length > 0 || isNew ? [{ kind: "home", of: USER, value }] : [];
}
