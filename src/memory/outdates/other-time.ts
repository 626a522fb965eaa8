import { wordings } from "./wordings.ts";

/* Reads when something happened, if not of late, in four languages: a past that is told late changes nothing. */

const LONG_AGO = wordings(
  String.raw`(?:in|back in|since) (?:the )?(?:19|20)\d\d|(?:years|decades|ages) ago|back (?:then|in the day)|when i was (?:a|an|\d+|young\p{L}*|little|small|at|in)|as a (?:kid|child|teen\p{L}*|student)`,
  String.raw`(?:im jahr |anno |seit )(?:19|20)\d\d|vor (?:\p{L}+ |\d+ )?jahren|damals|früher|als (?:kind|jugendliche\p{L}*|student\p{L}*)|als ich (?:klein|jung|\d+|kind) `,
  String.raw`(?:en|depuis) (?:19|20)\d\d|il y a (?:\p{L}+ |\d+ )?(?:ans|années)|à l['’]époque|quand j['’](?:étais|avais)|autrefois|dans ma jeunesse`,
  String.raw`(?:en|desde) (?:el )?(?:19|20)\d\d|hace (?:\p{L}+ |\d+ )?años|en aquella época|cuando (?:era|tenía|estaba)|de (?:niñ[oa]|pequeñ[oa]|joven)`,
);
const WISHED = wordings(
  String.raw`(?:saving|save)(?: up)? for|dream(?:ing)? (?:of|about)|(?:i['’]?d|would) (?:love|like)|hop(?:e|ing) (?:to|for)|one day|some ?day|think(?:ing)? (?:of|about)|look(?:ing)? (?:for|at)|can['’]?t afford`,
  String.raw`spar\p{L}* (?:auf|für|gerade)|träum\p{L}* (?:von|davon)|hätte? (?:gern|so gern)|würde gern|irgendwann|eines tages|auf der suche`,
  String.raw`économis\p{L}+ pour|rêve(?:r|s)? d|j['’]aimerais|je voudrais|un jour,? j|à la recherche`,
  String.raw`ahorr\p{L}+ para|sueño con|me gustaría|quisiera|algún día|busc(?:o|ando|amos)`,
);

/** Returns true if a text tells of what was long ago, or of what somebody wishes for. */
export const isOfOtherTime = (text: string): boolean => LONG_AGO.test(text) || WISHED.test(text);
