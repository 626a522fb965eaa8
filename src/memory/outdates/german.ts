import type { ChangeWords } from "./change-words.ts";

export const GERMAN_CHANGES: ChangeWords = {
  ended: {
    words: `aufgegeben gekündigt verkauft abgesagt aufgehört beendet geschlossen vorbei getrennt geschieden hingeschmissen
      hingeworfen ausgestiegen abgebrochen gestorben abgeschafft zurückgegeben abgegeben schrott kaputt hinüber pleite insolvent abgesetzt dichtgemacht zugemacht abgeblasen drangegeben hergegeben weggegeben verschenkt ausgefallen eingestellt
      pensioniert verstorben entlassen gefeuert rausgeworfen rausgeschmissen aufgelöst storniert ausgelaufen abgelaufen weggezogen
      abgewöhnt überfahren beerdigung trauerfeier begraben beerdigt eingeschläfert einschläfern tot`,
    phrases: `vo[nm](?: ~){1,2} (?:weg|runter)(?! vo)|(?:den|die|das|mein\\p{L}*|unser\\p{L}*) ~ hab\\p{L}* (?:ich|wir)(?: ~){1,3} (?:gegeben|geschenkt|überlassen|vermacht)|(?<!(?:gelb|grau|weiß|rot|blau|grün|braun|schwarz|rosa|bunt|hell|dunkel|neu|frisch|selbst|wand|wände|decke|zaun) )gestrichen|(?:tagen?|wochen?|monaten?|jahren?) ohne|ohne(?= ~ wieder)|ins wasser gefallen|an den nagel gehängt|(?:fällt|fiel|fallen|fielen)(?: ~){0,2} flach|flachgefallen|ist hinfällig|nichts? mehr|kein(?:e|en|em|er)?(?: ~){0,3} mehr|fällt aus|fiel(?:en)?(?: ~){0,2} aus|in (?:rente|pension|elternzeit)|im ruhestand|in (?:den )?ruhestand|(?:ist|sind|is) raus`,
  },
  stopped: {
    words: ``,
    phrases: ``,
  },
  changed: {
    words: `gewechselt umgestiegen umgezogen verschoben verschiebt verlegt ersetzt getauscht umgestellt aufgestockt erhöht gesenkt
      stattdessen statt anstatt umgeworfen geändert befördert übernommen versetzt vorgezogen umgetauft umbenannt abgenommen zugenommen angehoben reduziert halbiert verdoppelt verlängert verkürzt hochgesetzt
      runtergesetzt herabgesetzt heraufgesetzt ausgetauscht eingetauscht umgesattelt`,
    phrases: `mich(?: ~){0,2} auf ~ (?:gesetzt|versetzt)|nicht(?: ~){1,4} sondern|planänderung|doch nicht|(?:runter|hoch|rauf) auf|neuer termin|doch wieder|(?:ist|sind|geht|läuft|is)(?: ~){0,2} wieder|zurück zu[mr]?|nur noch|auf (?:den |die |das )?(?:~\\.? ){1,3}gelegt|\\d+ geworden|auf (?:~ )?(?:hoch|runter|gestiegen|gesunken|gefallen)|(?:gestiegen|gesunken|gefallen) auf|(?:kann|darf|dürfen|können)(?: ~){0,3} wieder`,
  },
  now: {
    words: `jetzt inzwischen mittlerweile neuerdings zurzeit`,
    phrases: `ab sofort|ab (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|morgen)(?! bis)|ab jetzt|von nun an|heutzutage|ab (?:diese[mr]|nächste[mr]) ~`,
  },
  hint: {
    words: `schon wieder eigentlich neue neuer neues neuen neuem seit nun`,
    phrases: ``,
  },
  unreal: `nicht nie will möchte würde könnte vielleicht falls wenn überlege plane soll sollte bevor bis fast wollen wollte`,
  copulas: "ist sind is war waren heißt heißen heisst wird kostet kosten",
  general: `arbeit arbeite zeit tag tage tagen woche wochen monat monate jahr jahre haus leute ding dinge sache sachen machen mach macht
    gemacht gut neu gehen geh gehe geht gegangen kommen komm komme kommt nehmen nehme nimmt sehen finden finde denken denke lieb groß große
    klein kleine kleiner lange viel viele mehr heute morgen abend abends nacht wochenende letzte letzten nächste nächsten erste ersten
    gerade grad immer nie oft alle alles etwas nur noch auch schon nicht nichts kein keine keinen brauche brauch suche will wollen soll
    muss müssen kann können habe hab hat haben hatte wird werden würde wurde wurden worden bin bist sind gern gerne frage idee hilfe uhr gibt gibts
    beim stunde stunden minute minuten der die das den dem des ein eine einen einem einer eines mal dann denn weil dass wenn aber oder doch mich mir dich dir uns euch ihn
    ihm ihr ihre ihren mein meine meinen meiner sein seine seinen unser unsere dieser diese dieses man ganz sehr hier dort bis vor nach
    über unter zwischen ohne gegen durch mit von aus bei seit während wegen ja nein also nen ne nem ner wieder weiter etwa dabei dafür
    früh früher spät später bald schnell weit nich net nix dat wat
    darf dürfen lassen lass lässt fängt läuft steht bleibt bekommen bekomme kriegen krieg`,
};
