import { wordings } from "./wordings.ts";

/* Sentences that tell what somebody lacks, and that they have it now: a partner, work. In four languages. */

export const LACKS_PARTNER = wordings(
  String.raw`(?:i['’]?m|im|i am|i['’]ve been|still) (?:still |happily |\p{L}+ly )?single`,
  String.raw`bin (?:noch |gerade |immer noch |seit (?:\p{L}+ ){1,2})?(?:single|solo)`,
  String.raw`(?:je suis|suis) (?:encore |toujours )?célibataire`,
  String.raw`(?:estoy|soy|sigo) (?:todavía )?solter[oa]`,
);
const COMPANION = String.raw`(?:gf|girlfriend|bf|boyfriend|partner|partnerin|freund|freundin|copain|copine|mec|novi[oa]|pareja)`;
export const GOT_PARTNER = wordings(
  String.raw`(?:got|have|found|with) (?:an?|my) (?:new )?${COMPANION}|in a relationship|(?:dating|seeing) (?:someone|somebody)`,
  String.raw`(?:hab\p{L}*|jetzt) (?:\p{L}+ ){0,2}(?:eine?n?|nen|ne) ${COMPANION}|in einer beziehung|(?:bin|sind) (?:jetzt )?(?:vergeben|zusammen)`,
  String.raw`en couple|j['’]ai (?:un|une) ${COMPANION}|je sors avec quelqu['’]un`,
  String.raw`tengo ${COMPANION}|estoy saliendo con`,
);

export const LACKS_WORK = wordings(
  String.raw`unemployed|out of work|between jobs|jobless|job[ -]?hunting|looking for (?:an? )?(?:new )?(?:work|job)`,
  String.raw`arbeitslos|arbeitssuchend|auf jobsuche|ohne job|suche (?:einen |nen )?(?:neuen )?job`,
  String.raw`au chômage|cherche (?:du |un )?(?:nouveau )?(?:travail|boulot|emploi|taf)`,
  String.raw`en (?:el )?paro|desemplead[oa]|sin trabajo|busc(?:o|ando) (?:trabajo|empleo|curro)`,
);
export const GOT_WORK = wordings(
  String.raw`(?:i |i['’]?m |im |i['’]ve |just |and |^)(?:started|starting|start) (?:work |working |my new job )?(?:at|with|for|as)|got (?:the|a|an offer)(?: new)? job|(?:got|been) hired|signed (?:the|a|my) contract`,
  String.raw`(?:fange?|starte) (?:\p{L}+ ){0,4}(?:bei|beim|im|als) (?:[\p{L}&.-]+ ){1,3}an|(?:hab\p{L}*|habe) (?:den|einen|nen) (?:neuen )?job|eingestellt worden|arbeitsvertrag`,
  String.raw`je (?:commence|démarre) (?:\p{L}+ )?(?:chez|à|au|comme)|(?:eu|trouvé) (?:le|un) (?:poste|boulot|job|emploi|taf)|embauchée?|signé (?:le|mon|un) (?:contrat|cdi|cdd)`,
  String.raw`(?:empiezo|empecé|empezado) en|me (?:han contratado|contrataron)|consegu(?:í|ido) (?:el|un)? ?(?:trabajo|puesto|curro|empleo)`,
);
