/*
 * Common first names of people in four languages that are no everyday words, in lower case. With capitals any name is seen;
 * this list is for those who write without.
 */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  `aaron adam adrian adriana agnes ahmed alan alejandra alejandro alex alexander alexandra alfred ali alice alicia alina amalia amanda amelie
   amelia amy ana andrea andreas andrew andy angela anita anja anke anna anne annette annika antje anton antonia antonio arthur astrid
   aurelie barbara beatrice beatriz ben benjamin benoit bernd bernhard bettina bianca birgit bob boris brian brigitte bruno camila camille
   carina carla carlos carmen carolin caroline catherine cecile cecilia celine charles charlie charlotte chloe chris christian christiane christina
   christine christoph christopher claire clara claudia claudio clemens cristina dagmar damien daniel daniela daniele danielle dave david
   deborah denis denise diana diego dieter dirk dmitri dominik dominique dora doris dylan eduardo edward elena eleonora eli elias elif elisa
   elisabeth elizabeth elke ella ellen elsa emil emilia emiliano emilie emily emma eric erik erika esteban esther etienne eugen eva evelyn fabian
   fabien fatima felipe felix fernando fiona florian francesca francesco francisco franck francois franz frederic frederik fredrik friedrich
   gabi gabriel gabriela gabriele george georg gerard gerd gertrud gisela giulia gloria gonzalo gregor greta guido guillaume guillermo gunter
   hanna hannah hannes hans harald harry hassan heidi heike heiko heinz helen helena helga helmut henri henrik henry herbert hermann holger horst
   hugo ibrahim ignacio ines ingo ingrid irene iris isabel isabelle ivan jacob jacqueline jacques jakob james jan jana jane janet janine jasmin
   javier jean jeanne jennifer jens jeremy jerome jessica jim joachim joan joanna joaquin joe joel johan johanna johannes john jonas jonathan
   jordi jorg jorge jose josef joseph josh joshua juan juana judith julia julian juliana julie julien juliette jurgen justin jutta karen karin karina
   karl karla katharina kate katie katja katrin kathrin kenji kerstin kevin kim klaus konrad kurt lara lars laura laurent lea lena leo leon leonie
   lieselotte lily lina linda lisa louis louise luca lucas lucia lucie luis luisa lukas luke lydia magdalena maik malte manfred manon manuel manuela
   marcel marco marcos marcus margaret margarita maria marianne marie marina mario marion marius markus marlene marta martha martin martina
   mathias mathieu mathilde matteo matthew matthias maurice mauricio maximilian mehmet melanie melissa mia michael michaela michel michele
   miguel mike mohammed moritz muhammad murat nadia nadine nancy natalia natalie nathalie nathan nicholas nick nicolas nicole niklas nils nina noah
   nora norbert oliver olivia olivier omar oscar oskar oswald otto pablo pascal patricia patrick patrik paul paula pauline pedro peter petra philipp
   philippe pia pierre pilar rachel rafael rainer ralf ramon raquel raul rebecca regina reinhard renate ricardo rita robert roberto rodrigo
   roger roland rolf roman rosa rosalie ruben rudolf ruth ryan sabine sabrina sally salma samantha samira samuel sandra sandrine sara sarah
   sascha sebastian sergio silke silvia simon simone sofia sonja sophia sophie stefan stefanie stephan stephanie stephen steve steven susan susana
   susanne svenja sven swantje sylvia sylvie tamara tanja teresa theo theresa thierry thomas thorsten tim timo tina tobias tom tomas torben torsten
   tristan udo ulrich ulrike ursula uta ute uwe valentin valentina valeria valerie vanessa vera veronica veronika veronique vicente victor victoria
   viktor vincent virginie vivian volker walter waltraud werner wilhelm william wolfgang xavier ximena yannick yasmin yolanda yvonne zoe`.split(
    /\s+/,
  ),
);

/** Returns true for a common first name. @param word in lower case, with or without its accents */
export const isFirstName = (word: string): boolean =>
  FIRST_NAMES.has(word) || FIRST_NAMES.has(word.normalize("NFD").replace(/\p{M}/gu, ""));
