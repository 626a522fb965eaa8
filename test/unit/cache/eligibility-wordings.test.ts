import { describe, expect, test } from "vitest";
import { about } from "./eligibility-of.ts";

/** One line each in English, German, French and Spanish. None of these may be shared, whatever reason is named. */
const UNSHARED: Readonly<Record<string, string>> = {
  moment: `
    How many followers has Taylor Swift? | How many followers does MrBeast have? | How many subscribers does MrBeast have? | What is the population of Earth right now? | What's new in Rust? | What is trending on Twitter? | Who is the current CEO of Apple? | What is the most popular song this week? | When does the next train leave? | What is the price of gold? | How much does a Tesla cost? | What is Elon Musk's net worth? | Who won the game last night? | What day is it? | Is it going to rain in Paris? | What's the score of the Lakers game? | Which movies are in theaters? | What are the top songs on Spotify? | What is the unemployment rate in Germany? | How many users does Facebook have? | What is the latest iPhone? | What's on sale at Target? | Is Netflix down? | Who leads the Premier League? | Which team is first in the Bundesliga? | How many views does Gangnam Style have? | What is the minimum wage in California? | Who is dating Taylor Swift? | Who is Taylor Swift married to? | What is Apple's market share? | How is the economy doing? | Is Stephen King dead? | What version of Python should people use?
    Wie ist das Wetter in Berlin? | Wer ist Bundeskanzler? | Wie viele Follower hat Taylor Swift? | Wie spät ist es? | Was kostet ein Liter Benzin? | Wann ist Ostern? | Was läuft im Kino? | Wie hoch ist die Inflation? | Wie steht der DAX? | Wer hat gestern gewonnen? | Welcher Tag ist heute? | Wann kommt der nächste Zug? | Wie alt ist Angela Merkel? | Was gibt es Neues? | Wann fährt der nächste Bus? | Wer führt die Bundesliga an? | Wie viele Einwohner hat Berlin aktuell?
    Quel temps fait-il à Paris ? | Qui est le président de la France ? | Quelle heure est-il ? | Combien d'abonnés a Taylor Swift ? | Quel est le prix de l'or ? | Qui a gagné hier ? | Quel jour sommes-nous ? | Quel âge a Emmanuel Macron ? | Quelles sont les nouvelles ? | Quand est Pâques ? | Combien coûte une baguette ? | Quel est le taux de change ? | Quel film passe ce soir ?
    ¿Qué tiempo hace en Madrid? | ¿Quién es el presidente de México? | ¿Qué hora es? | ¿Cuántos seguidores tiene Taylor Swift? | ¿Cuál es el precio del oro? | ¿Quién ganó ayer? | ¿Qué día es hoy? | ¿Cuántos años tiene Messi? | ¿Cuáles son las noticias? | ¿Cuándo es Pascua? | ¿Cuánto cuesta un café? | ¿Cuál es el tipo de cambio? | ¿Qué película ponen esta noche?
  `,
  situation: `
    Tell me more about it | Go on | And in French? | What about the second one? | Summarize this | Fix this code | give me another example | shorter please | Where is the nearest pharmacy? | What's around the corner? | restaurants near me
    Erzähl mir mehr | Mach weiter | Und auf Englisch? | Was meinst du damit? | Erkläre das genauer | Fasse das zusammen | Noch ein Beispiel | Kürzer bitte | Warum ist das so? | Wo ist die nächste Apotheke? | Übersetze das | Ist das richtig? | Wie funktioniert das?
    Dis-m'en plus | Continue | Et en anglais ? | Que veux-tu dire ? | Explique ça | Résume ce texte | Encore un exemple | Plus court | Pourquoi ça ? | Où est la pharmacie la plus proche ? | Traduis ça | C'est vrai ? | Comment ça marche ?
    Cuéntame más | Continúa | ¿Y en inglés? | ¿Qué quieres decir? | Explica eso | Resume este texto | Otro ejemplo | ¿Dónde está la farmacia más cercana? | Traduce esto
  `,
  creative: `
    Write me a poem | Tell me a joke | Suggest names for a cat | Suggest a name for a startup | Roll a die | Pick a random number | Give me a random fact | Write a short story about a fox | Write a song | Compose a haiku | Give me ideas for dinner | Draft an email to a client | Write an essay on rust | Write a product description for a lamp | Invent a word | Give an inspiring quote | Flip a coin | Tell a story | Make me laugh | Recommend a movie | Recommend a book | What should we name the cat? | Suggest a gift for a teacher | Give me a writing prompt | Write a tweet about tea | Write a cover letter for a nurse | generate five usernames | Choose between red and blue | Draw a number from 1 to 10 | Guess a number
    Schreib ein Gedicht | Erzähl einen Witz | Erzähle eine Geschichte | Schlag Namen für eine Katze vor | Würfle | Nenne eine Zufallszahl | Wirf eine Münze | Schreib einen Liedtext | Schreib eine E-Mail an einen Kunden | Gib mir Ideen fürs Abendessen | Empfiehl einen Film | Erfinde ein Wort
    Écris un poème | Raconte une blague | Raconte une histoire | Propose des noms pour un chat | Lance un dé | Donne un nombre aléatoire | Pile ou face | Écris une chanson | Rédige un e-mail à un client | Donne des idées de dîner | Recommande un film | Invente un mot
    Escribe un poema | Cuenta un chiste | Cuenta una historia | Sugiere nombres para un gato | Lanza un dado | Dame un número aleatorio | Cara o cruz | Escribe una canción | Redacta un correo a un cliente | Dame ideas para la cena | Recomienda una película | Inventa una palabra
  `,
};

describe.each(Object.entries(UNSHARED))("eligibility in four languages, by wording: %s", (_, questions) => {
  test.each(questions.split(/\s*[|\n]\s*/).filter((question) => question !== ""))(
    "is not shared for: %s",
    (question) => {
      expect(about(question)).not.toMatchObject({ share: true });
    },
  );
});

/** One line each in English, German, French and Spanish. What is remembered of the asker decides the answer. */
const ABOUT_THE_ASKER = `
    What is my name? | Where do I live? | Should we move? | What suits me? | What do you know about me? | Remind me of our plan | Who am I? | What's our budget? | Is mine better? | Am I tall? | Do you remember me? | Plan a trip for us
    Wie heiße ich? | Wo wohne ich? | Was passt zu mir? | Wer bin ich? | Wie ist unser Plan? | Erinnere mich an den Termin | Bin ich groß? | Was mag ich?
    Comment je m'appelle ? | Où j'habite ? | Qui suis-je ? | Quel est notre plan ? | Qu'est-ce qui me va ? | Suis-je grand ? | Ai-je raison ? | Où habité-je ?
    ¿Cómo me llamo? | ¿Dónde vivo? | ¿Quién soy? | ¿Cuál es nuestro plan? | ¿Qué me queda bien? | ¿Soy alto? | ¿Tengo razón? | ¿Dónde nací?
  `;

test.each(ABOUT_THE_ASKER.split(/\s*[|\n]\s*/).filter((question) => question !== ""))(
  "eligibility tells that the answer is the asker's own: %s",
  (question) => {
    expect(about(question)).toMatchObject({ cache: true, aboutAsker: true });
  },
);

test.each([
  "Wie funktioniert ein Kühlschrank?",
  "Was ist die Dichte von Wasser?",
  "Dichte von Eis?",
  "Was ist eine Tabelle?",
  "Qu'est-ce qu'une racine carrée ?",
  "Comment fonctionne un moteur ?",
  "¿Cómo funciona un motor?",
  "¿Qué es una cuenta corriente?",
  "Tire pressure for a road bike?",
  "How do I write a function in Rust?",
  "Which star is the nearest to the sun?",
  "Where can I buy vintage radios?",
  "What can I do to lower blood pressure?",
  "How do I choose a chair for a desk?",
  "Why do people laugh at jokes?",
  "What is the story of Troy?",
  "How much does the annual subscription cost?",
  "When does the autumn term begin?",
  "Wann beginnt der Unterricht?",
  "¿Cuánto cuesta el envío?",
  "Combien coûte la livraison ?",
  "How is electric current measured?",
  "Is there a way to turn a picture upside down?",
  "I moved out three weeks ago. Who pays for the broken lamp?",
  "How many users can a team invite?",
  "Wie lösche ich meine letzte Nachricht?",
])("eligibility is shared for a question that only resembles these: %s", (question) => {
  expect(about(question)).toMatchObject({ cache: true, share: true });
});

// A pattern that backtracks would run into the time limit of the test.
test("eligibility is decided at once for hostile texts", () => {
  for (const text of ["hi ", "h", "and ", "it is a ", "1 ", "a@", "is down ", "no wait ", "tell me ", "( "]) {
    expect(about(`${text.repeat(2_000 / text.length - 1)}x`)).toHaveProperty("cache");
  }
});
