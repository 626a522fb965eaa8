import type { Matter } from "./matter.ts";
import { type Wordings, wordings } from "./wordings.ts";

/*
 * Reads stages of a life that end when the next one begins, though nobody says so: who told of a pregnancy tells of a baby.
 * In four languages.
 */

interface Stage {
  readonly lasts: Wordings;
  readonly next: Wordings;
  /** True if the next one is told of somebody else: of the baby, not of the mother. */
  readonly ofTwo?: boolean;
}

const STAGES: readonly Stage[] = [
  {
    ofTwo: true,
    lasts: wordings(
      String.raw`pregnant|expecting|(?:baby|twins) (?:is|are) due`,
      String.raw`schwanger|erwarten ein (?:baby|kind)`,
      String.raw`enceinte|attends? un (?:bébé|enfant)`,
      String.raw`embarazada|espero un (?:bebé|hijo)|esperamos un (?:bebé|hijo)`,
    ),
    // An unborn baby is healthy, kicks and has hiccups as well.
    next: wordings(
      String.raw`(?:the|our|my) (?:baby|newborn|twins) (?:(?:finally|still|just|never|now) )?(?:(?:is|are) (?:here|born|teething|crying|finally|home|asleep|(?:[\p{L}\d]+ )?(?:days?|weeks?|months?) old(?! in))|was born|were born|sleeps?|cries|cry|came|arrived|won['’]?t (?:sleep|stop|eat|nap|latch|drink|take|settle)|does(?: not|n['’]?t) (?:sleep|eat|nap|latch|drink))|(?:i|we) gave birth`,
      String.raw`(?:das|unser) (?:baby|neugeborene\p{L}*) (?:ist (?:da|geboren|endlich|auf der welt)|schläft|schreit|weint|zahnt|kam|will nicht)|(?:ich|wir)(?: \p{L}+)* entbunden`,
      String.raw`(?:le|notre) bébé (?:est (?:né|là|arrivé)|dort|pleure|fait (?:ses|déjà ses|enfin ses) (?:nuits|dents)|ne (?:dort|veut|mange))|j['’]ai accouché`,
      String.raw`(?:el|nuestro) bebé (?:ya )?(?:está aquí|duerme|llora|nació|no (?:duerme|come|quiere|para))|nació (?:el|nuestro) bebé|di a luz`,
    ),
  },
  {
    lasts: wordings(
      String.raw`(?:doing|studying for|finishing) (?:an?|my) (?:[\p{L}-]+ ){0,3}(?:degree|ba|ma|msc|phd|apprenticeship|internship|course)|i study|i['’]?m studying|(?:an?|my) (?:\p{L}+ )?(?:apprenticeship|internship)|(?:\p{L}+ )?(?:student|apprentice|intern|trainee)`,
      String.raw`ausbildung (?:zu[mr]?|als|bei)|lehre als|studiere|im \p{L}+ semester|azubi|lehrling|praktikum bei`,
      String.raw`en (?:stage|alternance|apprentissage)|(?:j['’]étudie|étudiante?)|en (?:licence|master|bts)`,
      String.raw`estudio|estudiante|de prácticas|en prácticas|becari[oa]|haciendo (?:un|el) (?:grado|máster)`,
    ),
    next: wordings(
      String.raw`graduat(?:ed|ion)|(?:got|have) my (?:degree|diploma)|(?:fully |newly )?qualified|finished (?:my|the) (?:degree|apprenticeship|internship|studies)`,
      String.raw`ausgelernt|(?:als|bin) gesell(?:e|in)|(?:abschluss|bachelor|master|gesellenbrief) (?:in der tasche|geschafft|bestanden)|(?:ausbildung|studium) (?:ist |hab \p{L}+ )?(?:fertig|abgeschlossen|geschafft)`,
      String.raw`diplômée?|mon (?:cdi|premier poste)|(?:fini|terminé) (?:mes études|mon stage|mon master|mon alternance)`,
      String.raw`graduación|me gradué|(?:acabé|terminé) (?:la carrera|el grado|las prácticas|el máster)|ya soy (?!de)\p{L}+`,
    ),
  },
  {
    lasts: wordings(
      String.raw`(?:live|living|i['’]m) (?:with|at) my (?:parents?['’]?|mum|mom|dad|folks)(?: place)?|(?:share|sharing) (?:an?|the) (?:house|flat|apartment)|(?:live|living) with (?:[\p{L}\d]+ ){0,2}(?:flatmates?|roommates?|housemates?)`,
      String.raw`(?:wohne|wohnen|lebe|leben) (?:\p{L}+ )*(?:bei (?:meinen|den) eltern|in (?:einer|ner|der) wg)`,
      String.raw`(?:vis|habite) (?:chez (?:mes parents|ma mère|mon père)|en coloc\p{L}*)`,
      String.raw`(?:vivo|vivimos) con (?:mis padres|mi madre|mi padre|compañer[oa]s)|comparto piso`,
    ),
    next: wordings(
      String.raw`living (?:alone|on my own)|i live (?:alone|on my own)|my own (?:place|flat|apartment|house)`,
      String.raw`allein(?:e)? (?:zu )?wohnen|wohne (?:jetzt )?allein(?:e)?|(?:meine|meiner) (?:eigene[nr]?|erste[nr]?) wohnung`,
      String.raw`(?:j['’]habite|je vis|vivre|habiter) (?:toute? )?seule?|mon (?:studio|(?:propre|premier) appart\p{L}*)`,
      String.raw`viv(?:o|ir) sol[oa]|mi (?:propio|primer) piso`,
    ),
  },
  {
    lasts: wordings(
      String.raw`learning to drive|taking driving lessons`,
      String.raw`mache? (?:gerade |grad )?(?:den|meinen) führerschein|fahrstunden`,
      String.raw`(?:prépare|passe) (?:le|mon) permis|leçons de conduite`,
      String.raw`(?:sacando|sacándome) el carn[eé]t?|clases de conducir`,
    ),
    next: wordings(
      String.raw`passed my (?:driving )?test|(?:got|have) my (?:driving )?licen[cs]e`,
      String.raw`führerschein (?:bestanden|in der tasche|geschafft)|(?:hab|habe) (?:jetzt )?(?:den|meinen) führerschein`,
      String.raw`(?:j['’]ai|eu) (?:eu )?(?:le|mon) permis`,
      String.raw`(?:saqué|tengo) (?:por fin )?(?:el|mi) carn[eé]t?|aprobé el (?:práctico|carn[eé]t?)`,
    ),
  },
];

export const STAGES_OF_LIFE: readonly Matter[] = STAGES.map(({ lasts, next, ofTwo = false }) => ({
  ofTwo,
  changes: ({ text }) => next.test(text),
  tells: ({ text }) => lasts.test(text) && !next.test(text),
}));
