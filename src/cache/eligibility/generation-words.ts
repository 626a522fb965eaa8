import { wordSet } from "../normal-form/words.ts";

/*
 * Words that ask for something to be made, given or drawn, and words that ask for something else, in the languages most
 * asked in.
 */

/** Phrases before an order that add nothing to it. The longest come first. */
const POLITE_PHRASE_LIST = `please|pls|kindly|just|now|then|so|ok|okay|hi|hey|hello|quick|quickly|and|also
can you please|could you please|would you please|can you|could you|would you|will you|can u|would you mind|can i have|can i get|could i have|could i get|may i have|do you have|have you got
bitte|mal|hallo|kannst du|könntest du|können sie|könnten sie|würdest du|würden sie|kann ich|hast du|haben sie
s'il te plaît|s'il vous plaît|stp|svp|bonjour|salut|peux-tu|pourrais-tu|pouvez-vous|pourriez-vous|tu peux|vous pouvez|est-ce que tu peux|est-ce que vous pouvez|puis-je avoir|as-tu
por favor|hola|puedes|podrías|puede|podría|me puedes|me podrías|tienes
per favore|per piacere|ciao|puoi|potresti|può|potrebbe|mi puoi|mi potresti|hai
olá|oi|pode|podes|poderia|podias|você pode|tem
alsjeblieft|graag|hoi|kun je|kunt u|kan je|zou je|heb je
proszę|cześć|czy możesz|możesz|mógłbyś|mogłabyś|czy mógłbyś|czy mogłabyś|poproszę
snälla|hej|kan du|kan ni|skulle du kunna|skulle du|vær venlig at|vær så snill
пожалуйста|привет|можешь|можете|не мог бы ты|prosím|můžeš|lütfen|voitko`
  .split(/[|\n]/)
  .map((phrase) => phrase.split(" "))
  .toSorted((a, b) => b.length - a.length);

/** The phrases by their first word, the longest first. */
export const POLITE_PHRASES = new Map<string, readonly (readonly string[])[]>();
for (const phrase of POLITE_PHRASE_LIST) {
  const [first = ""] = phrase;
  POLITE_PHRASES.set(first, [...(POLITE_PHRASES.get(first) ?? []), phrase]);
}

/** Verbs of making, giving, drawing and wanting. With one of them a thing is ordered, with an article or without. */
export const GENERATE_VERBS = wordSet(`
  give gimme hand make create generate produce invent draw deal pick choose select roll flip toss suggest propose recommend write compose tell need want get
  provide print output return issue send craft build assign fetch provide improvise set say spin think come making giving generating creating
  erstelle erstell erstellen erzeuge erzeug erzeugen generiere generier generieren mach mache machen gib geben denk denke ausdenken nenn nenne nennen
  brauche brauch bräuchte möchte hätte will zieh ziehe ziehen wähl wähle erfinde erfind erfinden schreib schreibe schreiben dichte erzähl erzähle erzählen sag sage liefere
  attribue attribuez attribuer attribue-moi assigne assignez asigna asigne asígname asignar assegna assegnami assegnare atribua atribui atribuir przydziel tilldela tildel
  vergib vergeben teile verteile würfle wirf
  crée créer créez créé crées génère générez générer donne donnez donner donne-moi donnez-moi fais fais-moi faites faire invente invente-moi inventez inventer propose propose-moi proposez proposer
  dis dis-moi dites trouve trouve-moi trouvez trouver écris écris-moi écrivez écrire raconte raconte-moi racontez raconter tire tire-moi tirez distribue distribuez choisis choisissez besoin veux voudrais faut fournis
  crea créame crear cree genera genérame generar genere dame darme deme dadme dime haz hazme hacer inventa invéntate inventar propón proponme escribe escríbeme escribir cuenta cuéntame contar
  saca sácame reparte repárteme elige necesito quiero quisiera piensa piense pense pensez pensa ponme
  creami creare generami generare dammi darmi dai fammi fare inventami inventare scrivi scrivimi scrivere racconta raccontami raccontare dimmi pesca pescami estrai scegli proponi
  suggerisci suggeriscimi serve bisogno vorrei voglio
  cria crie criar gera gere gerar dá dê dá-me dê-me dar faz faça fazer inventa invente escreve escreva escrever conta conte contar tira tire escolhe escolha preciso quero queria sugere sugira
  maak maken geef geven genereer genereren verzin verzinnen bedenk bedenken schrijf schrijven vertel vertellen trek kies deel noem nodig wil
  utwórz utworzyć stwórz stworzyć zrób zrobić daj dać podaj podać wygeneruj wygenerować generuj wymyśl wymyślić napisz napisać opowiedz opowiedzieć wylosuj losuj wybierz rozdaj potrzebuję chcę zaproponuj
  skapa göra gör ge ger generera hitta skriv skriva berätta dra välj behöver vill föreslå
  lav lave giv give opret opfind fortæl træk vælg lag lage gi opprett fortell trekk velg trenger
  vytvoř vytvořit vygeneruj dej dát udělej vymysli napiš řekni potřebuji
  создай создайте создать сгенерируй сгенерируйте придумай придумайте придумать дай дайте сделай напиши напишите расскажи расскажите вытяни выбери нужен нужна нужно
  oluştur oluşturur yap yapar ver verir üret üretir yaz söyle çek seç anlat lazım
  luo anna keksi tee kirjoita kerro készíts generálj adj creează generează`);

/** Words for one of many. The thing behind them does not exist yet. */
export const INDEFINITES = wordSet(`
  a an some any another one two three four five six seven eight nine ten several many new
  ein eine einen einem einer zwei drei vier fünf sechs sieben acht neun zehn mehrere ein'n neues neuen neue
  un une deux trois quatre cinq six sept huit neuf dix plusieurs nouveau nouvelle
  una unos unas dos tres cuatro cinco seis siete ocho nueve diez varios varias nuevo nueva algunos
  uno un' due tre quattro cinque sei sette otto nove dieci alcuni alcune nuovo
  um uma uns umas dois duas quatro dez vários novo nova
  een twee drie vier vijf zes zeven acht negen tien nieuw nieuwe
  jeden jedno jedną dwa trzy cztery pięć nowe nowy
  en ett två tre fyra fem nytt et to nyt jeden jednu dvě три два пять bir iki üç beş`);

/** Words for people, who order something only by saying that they want it. */
export const SUBJECT_WORDS = wordSet(`
  i i'm i've i'd my we we've he she they you it this there someone somebody ich mein meine wir er je j'ai j'aimerais mon ma nous on yo mi io mio ho eu meu ik mijn jag mitt jeg`);
export const WANT_VERBS = wordSet(`
  need want like require wish brauche brauch bräuchte möchte hätte will besoin veux voudrais aimerais necesito quiero quisiera bisogno vorrei voglio serve servono preciso quero queria nodig wil potrzebuję chcę behöver vill brug trenger`);

/** Words that may follow a thing ordered without a verb: "A strong password for the router, please." */
export const FOLLOWING_WORDS = wordSet(`
  with of for about from to in on that please long using containing consisting between , . ! ? :
  mit aus für über von zu bitte pour de d'au avec sur s'il à con para sobre por per su di com em met voor over van alsjeblieft z dla o do med för om av till с для о про`);

/** Qualities that make a generated thing good for one asker alone. */
export const QUALITIES = wordSet(`
  good great strong secure safe random unique memorable creative cool funny catchy cute nice clever fresh new temporary hard-to-guess
  gutes guter gute starkes starker sicheres sicherer sichere kreativer lustiger cooler
  bon bonne solide sûr sûre fort robuste sécurisé aléatoire original drôle unique
  buen buena bueno segura seguro fuerte robusta original divertido
  buona buono buon sicura sicuro forte robusta divertente
  boa bom segura forte engraçado goed goede sterk sterke veilig veilige leuke
  dobre silne mocne bezpieczne dobry bra starkt säkert godt stærkt sikkert`);

/** Words behind which a thing is only a kind, a place or a purpose of something else. */
export const BOUNDARY_WORDS = wordSet(`
  the of in on at to for from with about by without into as than that which who whose what how why when where whether if is are was were be
  der die das den dem des von im für mit ohne zu zum zur aus bei über wie was warum wer wann wo ob ist sind dass
  le la les l' de du des pour avec sans dans sur à que qui comment pourquoi quand où est sont
  el los las del para con sin sobre que cómo por qué es son
  il lo gli di della del per senza che come perché è sono
  os no na do da em com sem como porque são
  het van voor met zonder hoe waarom dat
  jak dlaczego dla z bez w co jest
  för med utan på av hur varför som är
  как почему для без что nasıl neden için`);

/** Openings of a question, and verbs that work on an existing thing. */
export const OTHER_OPENINGS = wordSet(`
  what what's whats which who who's whom whose when where why how how's is are was were do does did has have had can could should would will may might must isn't aren't don't doesn't
  explain define describe compare contrast summarise summarize translate calculate compute convert solve check verify validate decode decrypt crack hash encrypt store reset change
  update delete remove recover retrieve forget fix debug refactor implement correct proofread discuss analyse analyze evaluate review rate list enter type use save
  was wer wie wo wann warum wieso weshalb wozu wofür woher wohin womit welche welcher welches wem wen ist sind hat haben kann können soll sollte darf muss gibt
  erkläre erklär beschreibe vergleiche übersetze berechne prüfe ändere ändern nutze
  qui que quoi quel quelle quels quelles quand où pourquoi comment combien est sont qu'est-ce est-ce c'est faut-il peut-on explique décris compare traduis calcule vérifie change
  quién quien qué cuál cuáles cuándo dónde cómo cuánto cuántos es son está hay explica describe compara traduce calcula verifica cambia
  chi cosa che quale quali quando dove perché come quanto è sono c'è cos'è spiega descrivi confronta traduci calcola verifica
  quem qual quais onde porque por como quanto é são há explique descreva compare traduza calcule
  wie wat welk welke wanneer waar waarom hoe is zijn beschrijf vergelijk vertaal bereken
  kto co jaki jaka jakie kiedy gdzie dlaczego jak ile czy jest wyjaśnij opisz porównaj przetłumacz oblicz
  vem vad vilken vilket vilka när var varför hur är finns förklara beskriv jämför översätt beräkna
  hvem hvad hva hvilken hvornår hvor hvorfor hvordan er forklar
  kdo co jaký kdy kde proč jak vysvětli кто что какой какая когда где почему как сколько объясни опиши переведи kim ne nedir hangi neden nasıl nerede`);
