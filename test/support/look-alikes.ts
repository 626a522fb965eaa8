/* Questions that look alike and need different answers. Each line is a pair, separated by a bar. */

const NUMBERS = `
What is 17 % of 250?|What is 71 % of 250?
What is 17 % of 250?|What is 17 % of 205?
What is 3.14 times 2?|What is 314 times 2?
What is 2 to the power of 8?|What is 8 to the power of 2?
What is 10 - 4?|What is 4 - 10?
What is -7 plus 3?|What is 7 plus 3?
What is 1/3 as a decimal?|What is 3/1 as a decimal?
What is 6 / 2 * 3?|What is 6 / (2 * 3)?
What is 1,500 in Roman numerals?|What is 1.500 in Roman numerals?
What is the square root of 144?|What is the cube root of 144?
What is 0.1 + 0.2?|What is 0.1 + 0.02?
How many prime numbers are below 100?|How many prime numbers are below 1000?
How many sides does a hexagon have?|How many sides does a heptagon have?
What is nine times seven?|What is nine times eleven?
What is the 5th element?|What is the 15th element?
Is 97 a prime number?|Is 91 a prime number?
What is 5!?|What is 5?
What is 1e3 meters?|What is 1e6 meters?
Can a child of 3 eat honey?|Can a child of 13 eat honey?
What is a 401(k)?|What is a 403(b)?
`;
const UNITS = `
How many feet are in 5 meters?|How many meters are in 5 feet?
How many feet are in a mile?|How many feet are in a nautical mile?
Is 38 C a fever?|Is 38 F a fever?
Is 5 mg of melatonin a lot?|Is 5 g of melatonin a lot?
Is 5 mg of melatonin a lot?|Is 5 µg of melatonin a lot?
How fast is 100 km/h in m/s?|How fast is 100 m/s in km/h?
How many MB are in a GB?|How many Mb are in a GB?
How much does 1 l of water weigh?|How much does 1 ml of water weigh?
What is 1 kWh in joules?|What is 1 kW in joules?
How long is 10 ft?|How long is 10"?
What is a teaspoon in ml?|What is a tablespoon in ml?
What is 1 TB in GB?|What is 1 TiB in GB?
`;
const NAMES = `
What is the capital of Slovenia?|What is the capital of Slovakia?
What is the capital of Niger?|What is the capital of Nigeria?
What is the capital of Guinea?|What is the capital of Guyana?
What is the capital of Congo?|What is the capital of the Democratic Republic of the Congo?
What is the capital of South Africa?|What is the capital of South Sudan?
Who painted Guernica?|Who painted The Kiss?
Who was Henry VII?|Who was Henry VIII?
Who was Charles Darwin?|Who was Erasmus Darwin?
What did Marie Curie discover?|What did Pierre Curie discover?
Who was Pliny the Elder?|Who was Pliny the Younger?
What is TypeScript?|What is JavaScript?
What is Go?|What is go?
What is Rust?|What is rust?
What is a Python?|What is a python?
What does IT stand for?|What does it stand for?
What is the C language?|What is the C# language?
What is the C language?|What is the C++ language?
What is .NET?|What is NET?
What is a job?|What is a Job?
How do I cook with china?|How do I cook with China?
What is Bash?|What is Fish?
Is mercury a liquid?|Is Mercury a liquid?
How large is Lake Victoria?|How large is Victoria?
Where is Springfield, Illinois?|Where is Springfield, Missouri?
How do plants make ATP?|How do plants make ADP?
What is hydrogen chloride?|What is hydrogen chlorate?
What is hypoglycemia?|What is hyperglycemia?
What is hypothermia?|What is hyperthermia?
What is an affect?|What is an effect?
What is meiosis?|What is mitosis?
What is a stalactite?|What is a stalagmite?
What is the ileum?|What is the ilium?
What does aural mean?|What does oral mean?
What is astronomy?|What is astrology?
What is epidemiology?|What is etymology?
`;
const NEGATION = `
Is it safe to mix bleach and water?|Is it not safe to mix bleach and water?
Which foods can dogs eat?|Which foods can't dogs eat?
Which foods can dogs eat?|Which foods can dogs never eat?
How do I enable swap on Linux?|How do I disable swap on Linux?
How do I install a snap package?|How do I uninstall a snap package?
Which countries are in NATO?|Which countries are not in NATO?
Why do cats like boxes?|Why do cats dislike boxes?
Is aspirin legal?|Is aspirin illegal?
What is soluble in water?|What is insoluble in water?
What does synchronous mean?|What does asynchronous mean?
Which metals are magnetic?|Which metals are nonmagnetic?
Which metals are magnetic?|Which metals aren't magnetic?
Should babies sleep on their back?|Shouldn't babies sleep on their back?
What can be recycled with a lid?|What can be recycled without a lid?
Is any mammal able to fly?|Is no mammal able to fly?
Who is allowed to vote?|Who is hardly allowed to vote?
What happens if antibiotics are taken with food?|What happens if antibiotics are taken without food?
How does a mutable list work?|How does an immutable list work?
Are all swans white?|Are not all swans white?
Are all swans white?|Are some swans white?
`;
const TIMES = `
What happened on 9 November 1989?|What happened on 11 September 1989?
What happened on 3/4/1990?|What happened on 4/3/1990?
What happened in 1914?|What happened in 1941?
What happened in the 1860s?|What happened in the 1960s?
What happened in 500 BC?|What happened in 500 AD?
Who won the 2010 World Cup?|Who won the 2014 World Cup?
What did people eat in the 16th century?|What did people eat in the 17th century?
What happened before the First World War?|What happened after the First World War?
What happened in the First World War?|What happened in the Second World War?
Is coffee at 6 am bad?|Is coffee at 6 pm bad?
What is sown in spring?|What is sown in autumn?
What is Boxing Day?|What is Labor Day?
How did Rome look in 100?|How did Rome look in 1000?
What is a Monday blue?|What is a Sunday blue?
`;
const ORDER = `
How do I convert USD to EUR as a formula?|How do I convert EUR to USD as a formula?
How do I translate English into French?|How do I translate French into English?
Does a hammer break glass?|Does glass break a hammer?
Do cats chase mice?|Do mice chase cats?
How do I migrate from Vue to React?|How do I migrate from React to Vue?
Is Everest higher than K2?|Is K2 higher than Everest?
What is a house boat?|What is a boat house?
Why did Rome attack Carthage?|Why did Carthage attack Rome?
Can bees kill hornets?|Can hornets kill bees?
How do I convert JSON to YAML?|How do I convert YAML to JSON?
What is the difference of 9 from 4?|What is the difference of 4 from 9?
Which came first, eggs or hens, in biology?|Which came first, hens or eggs, in biology?
Who taught Plato?|Whom taught Plato?
Is lead denser than gold?|Is gold denser than lead?
What is a blind Venetian?|What is a Venetian blind?
`;
const LANGUAGES = `
What is the word for bread in Spanish?|What is the word for bread in Portuguese?
What does gift mean in English?|What does gift mean in German?
Was ist die Hauptstadt von Peru?|What is the capital of Peru?
¿Qué es la fotosíntesis?|Qu'est-ce que la photosynthèse ?
Explain recursion|Erkläre Rekursion
Explain recursion in French|Explain recursion in English
Explain recursion in French|Explain recursion
Wie heißt das auf Schwedisch: Brot?|Wie heißt das auf Norwegisch: Brot?
Что такое атом?|Что такое атолл?
光合作用是什么?|光合作用是什麼?
日本の首都はどこですか|中国の首都はどこですか
Was ist eine Masse?|Was ist eine Maße?
Was ist schwul?|Was ist schwül?
¿Cuál es el papa más viejo?|¿Cuál es el papá más viejo?
What is a resume?|What is a résumé?
Como se dice año?|Como se dice ano?
`;
const VERSIONS = `
What is new in Python 3.1?|What is new in Python 3.10?
What is new in Python 3.1?|What is new in Python 31?
How do I use Node 18?|How do I use Node 20?
What is HTTP/1.1?|What is HTTP/1.0?
What is USB 3.1?|What is USB 3.2?
What is SHA-1?|What is SHA-256?
What is IPv4?|What is IPv6?
What is AES-128?|What is AES-256?
What is Angular?|What is AngularJS?
What is Vue 2?|What is Vue 3?
What does RFC 2616 say?|What does RFC 2661 say?
What is A4?|What is A5?
What is vitamin B1?|What is vitamin B12?
What is vitamin D2?|What is vitamin D3?
What is H1N1?|What is H5N1?
What is CO2?|What is CO?
What is MP3?|What is MP4?
What is Level 2 autonomy?|What is Level 3 autonomy?
What does rm -r do?|What does rm -R do?
What does rm -rf do?|What does rm -r -f / do?
What does grep -v do?|What does grep -V do?
What does chmod 644 do?|What does chmod 664 do?
What does == do in C?|What does = do in C?
What does && do in Bash?|What does & do in Bash?
What does a++ do?|What does ++a do?
What does x*y mean?|What does x**y mean?
What does <b> do?|What does <br> do?
What is \`null\`?|What is \`undefined\`?
`;
const SCOPE = `
What are the benefits of running?|What are the risks of running?
What is the minimum wage law?|What is the maximum wage law?
What is the highest mountain?|What is the lowest mountain?
How do I lose weight?|How do I gain weight?
How do I increase entropy?|How do I decrease entropy?
What is the first step of a proof?|What is the last step of a proof?
Who can sue a landlord?|Who can sue a tenant?
How does one export data?|How does one import data?
How do I log in to a router?|How do I log out of a router?
Is red wine good with fish?|Is white wine good with fish?
What does a bull market mean?|What does a bear market mean?
Explain gravity|Explain gravity in one sentence
Explain gravity briefly|Explain gravity in detail
Explain gravity to a child|Explain gravity to a physicist
List three planets|List four planets
Name a planet|Name the planets
What is the cause of tides?|What is the effect of tides?
Why do leaves fall?|When do leaves fall?
Who discovered penicillin?|How was penicillin discovered?
Where is gold found?|Where was gold found?
Can I give a cat milk?|Can I give a kitten milk?
What is a man's average height?|What is a woman's average height?
How do I open a port?|How do I close a port?
What is the plural of ox?|What is the plural of fox?
What is supply?|What is demand?
Is a tomato a fruit?|Is a tomato a vegetable?
What should adults do in a fire?|What should adults not do in a fire?
How many could attend?|How many should attend?
What does a dog owner need?|What does a dog's owner need?
Does garlic only repel mosquitoes?|Does only garlic repel mosquitoes?
`;

/** The same letters, one of them a capital. */
const CAPITALS = `
how many mbar is a bar|how many Mbar is a bar
What are CDs used for?|What are CDS used for?
How big is a nit?|How big is a NIT?
What does shell produce?|What does Shell produce?
Where does amber usually come from?|Where does Amber usually come from?
Is barking dangerous at night?|Is Barking dangerous at night?
Where do penguins spend winter?|Where do Penguins spend winter?
How heavy is a bulldog?|How heavy is a Bulldog?
Why do falcons dive so fast?|Why do Falcons dive so fast?
What do caterpillars build at night?|What do Caterpillars build at night?
How is velvet made in old mills?|How is Velvet made in old mills?
How tall is a giant on stage?|How tall is a GIANT on stage?
How loud is 10 mbps over copper?|How loud is 10 Mbps over copper?
Who drinks corona on beaches?|Who drinks Corona on beaches?
`;

const LISTS = [CAPITALS, NUMBERS, UNITS, NAMES, NEGATION, TIMES, ORDER, LANGUAGES, VERSIONS, SCOPE];

export const LOOK_ALIKES: readonly (readonly [string, string])[] = LISTS.flatMap((list) =>
  list
    .trim()
    .split("\n")
    .map((line) => {
      const [asked = "", alike = ""] = line.split("|");
      return [asked, alike] as const;
    }),
);
