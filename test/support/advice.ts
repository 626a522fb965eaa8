/* Questions whose answer depends on the asker's life, though none of them says so, and questions of fact. */

const lines = (text: string): readonly string[] => text.trim().split("\n");

export const ADVICE = lines(`
How do I find my spare card?
Where can I find my license number?
How do I install Docker?
How do I learn to code in Python?
What are good shoes?
How do I choose a card?
What's a filling bite between two lectures?
Which fruit keeps you awake?
What goes into a lunchbox?
Name a dessert that takes ten minutes
List three quick dinners
Snack ideas for an exam week
How do you carry a heavy sofa upstairs?
How does one get rid of a cold?
How can a cold be treated at home?
How much coffee a day is fine?
How long should a nap be?
Where can one spend a week in the sun?
Which city is lively in winter?
Which country is cheap to live in?
What colours go with grey?
What's a sturdy wood for a shelf?
What is a relaxing hobby?
Is wool okay for mittens?
Is pine a fine wood for a bench?
Is running good for knees?
Can you eat pears with the skin on?
Does yoghurt go with pears?
What do people wear to a wedding?
What is the tastiest jam?
What is the best way to learn chess?
Who makes decent shoes?
When is a nice time for a walk?
Give an example of a balanced breakfast
Recommend a film
A gift for a ten-year-old
Describe a healthy evening
What to do on a rainy Sunday?
How is strawberry jam made?
Should salt go into pasta water?
Tea or coffee after lunch?
Why should one sleep early?
Welches Obst hält wach?
Was passt zu grauen Wänden?
Wie hebt man eine schwere Kiste?
Wie kocht man Linsen?
Was hilft gegen Kopfweh?
Wie lange soll ein Mittagsschlaf dauern?
Welche Stadt ist im Winter schön?
Was isst man vor einer Prüfung?
Nenne einen schnellen Nachtisch
Ist Wolle gut für Mützen?
Wo macht man Urlaub am Meer?
Wann geht man am besten laufen?
Idee für ein Geschenk
Quel goûter tient au corps ?
Quel bois est solide pour une étagère ?
Comment porte-t-on une armoire ?
Comment cuire des lentilles ?
Que manger avant un examen ?
Qu'est-ce qui aide contre le mal de tête ?
Quelle ville est agréable en hiver ?
Où partir au soleil ?
Donne un dessert vite fait
Combien de cafés par jour sont raisonnables ?
Un cadeau pour un enfant
¿Qué fruta quita el sueño?
¿Qué madera es fuerte para una mesa?
¿Cómo se levanta una caja pesada?
¿Cómo se cuecen las lentejas?
¿Qué comer antes de un examen?
¿Qué ayuda contra el dolor de cabeza?
¿Qué ciudad es agradable en invierno?
¿Dónde pasar una semana al sol?
Un postre rápido
¿Cuánto café al día está bien?
¿Es buena la lana para gorros?
Che frutta tiene svegli?
`);

export const FACTS = lines(`
How do I deactivate my membership?
How can I dispute a payment?
How do I log out of all devices?
How do I reverse a list in Ruby?
How do I squash two git commits?
What are ballistic missiles?
What is an eight-sided polygon called?
Is there any difference between a crow and a raven?
What is the capital of Peru?
who wrote dracula?
how many inches are in a yard?
what's the melting point of tin?
Which planet has the most moons?
When did the Titanic sink?
Where is Reykjavik?
Why is the sky blue?
How does a transistor work?
What does NATO stand for?
What is photosynthesis?
What is a sonnet?
What is 17 * 23?
Is a tomato a fruit?
Is Everest higher than K2?
Who was the first person on the moon?
Define entropy
Please tell me what the capital of Peru is
Wer hat das Fernrohr erfunden?
In welchem Land liegt Tiflis?
Wie viele Tasten hat ein Klavier?
Was ist die Hauptstadt von Peru?
Warum ist der Himmel blau?
Was ist Photosynthese?
Qui a peint la Joconde ?
Quelle est la capitale du Pérou ?
Combien de cordes a une harpe ?
Dans quel pays se trouve Tbilissi ?
Pourquoi le ciel est-il bleu ?
¿Cuál es la capital de Perú?
¿Quién inventó el telescopio?
¿Cuántas teclas tiene un piano?
¿Qué es la fotosíntesis?
¿Por qué el cielo es azul?
How do I reset my password?
Wie kann ich mein Passwort zurücksetzen?
Comment réinitialiser mon mot de passe ?
¿Cómo puedo restablecer mi contraseña?
`);
