import { describe, expect, test } from "vitest";
import { askTheSame } from "../../support/ask-the-same.ts";

/* Everyday questions in four languages: their wordings, and for each family the neighbour that is no wording of it. */

const pairs = (list: string): (readonly [string, string])[] =>
  list
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((side) => side.trim()) as [string, string]);

const ALIKE: Readonly<Record<string, string>> = {
  german: `
    Wie melde ich meinen Hund an? | Wie kann ich einen Hund anmelden?
    Wie melde ich meinen Hund an? | wie kann man seinen hund anmelden bitte
    Wie setze ich den Zähler zurück? | Hallo, wie kann ich den Zähler zurücksetzen?
    Wie sperre ich mein Schließfach? | Was muss ich tun, um mein Schließfach zu sperren?
    Wie richte ich das Radio ein? | Könnten Sie mir sagen, wie ich das Radio einrichte?
    Wie verlängere ich meinen Ausweis? | Wie lässt sich der Ausweis verlängern?
    Ich möchte den Vertrag kündigen, wie geht das? | Wie kündige ich den Vertrag?
    Wo finde ich meine Quittungen? | Wo kann ich die Quittungen einsehen?
    Was kostet der Jahrestarif? | Wie teuer ist der Jahrestarif?
    Was kostet ein Schließfach? | Wie hoch sind die Kosten für ein Schließfach?
    Darf ich mein Fahrrad mitnehmen? | Ist es möglich, das Fahrrad mitzunehmen?
    Vermieten Sie auch Fahrräder? | Vermietet ihr Fahrräder?
    Wie lange dauert die Bearbeitung? | Wie lang ist die Bearbeitungszeit?`,
  french: `
    Comment verrouiller mon casier ? | Comment puis-je verrouiller un casier ?
    Comment prolonger mon forfait ? | bonjour comment faire pour prolonger le forfait svp
    Comment j'active l'alarme ? | Comment activer mon alarme ?
    Je voudrais vendre mon vélo, comment faire ? | Comment vendre un vélo ?
    Quelle est la procédure pour louer un casier ? | Comment louer un casier ?
    Où puis-je trouver mes quittances ? | Où trouver ma quittance ?
    Combien coûte le casier ? | Quel est le prix du casier ?
    Puis-je emmener mon chien ? | Est-il possible d'emmener un chien ?
    Louez-vous des vélos ? | Est-ce que vous louez des vélos ?
    Combien de temps prend la réparation ? | Quel est le délai de réparation ?`,
  spanish: `
    ¿Cómo bloqueo mi casillero? | ¿Cómo puedo bloquear el casillero?
    ¿Cómo renuevo el abono? | hola, que hago para renovar el abono por favor
    ¿Cómo consigo una plaza? | ¿Cómo se puede conseguir una plaza?
    ¿Cómo se apaga la alarma? | ¿Cómo apago la alarma?
    Quiero vender mi bicicleta, ¿cómo lo hago? | ¿Cómo vendo la bicicleta?
    ¿Dónde veo mis recibos? | ¿Dónde puedo encontrar los recibos?
    ¿Cuánto vale el casillero? | ¿Qué precio tiene el casillero?
    ¿Puedo llevar mi perro? | ¿Es posible llevar un perro?
    ¿Cuánto tarda la reparación? | ¿Cuánto tiempo tarda la reparación?`,
  english: `
    Hi, how do I lock my locker please? | how can i lock a locker
    How do I enrol in a course? | How can I enroll in a course?
    Why's my locker so loud? | Why is my locker so loud?`,
};

const UNLIKE: Readonly<Record<string, string>> = {
  german: `
    Wie melde ich meinen Hund an? | Wie melde ich meinen Hund ab?
    Wie melde ich meinen Hund an? | Wie kann ich meine Katze anmelden?
    Wie schalte ich den Alarm ein? | Wie kann ich den Alarm ausschalten?
    Wie kündige ich mein Abo? | Wie pausiere ich mein Abo?
    Wie setze ich das Passwort zurück? | Wie ändere ich das Passwort?
    Wie öffne ich ein Konto? | Wie schließe ich ein Konto?
    Kann ich mit Karte zahlen? | Kann ich ohne Karte zahlen?
    Kann ich den Termin verschieben? | Muss ich den Termin verschieben?
    Kann ich das Rad mitnehmen? | Wie kann ich das Rad mitnehmen?
    Was kostet ein Zimmer mit Bad? | Was kostet ein Zimmer ohne Bad?
    Wie bezahle ich im Netz? | Wie bezahle ich in der App?
    Was zahlt der Käufer? | Was zahlt der Verkäufer?
    Wie lange dauert der Versand? | Was kostet der Versand?
    Wie kann ich 2 Räder mieten? | Wie kann ich 3 Räder mieten?
    Kann ich das Rad nicht mitnehmen? | Kann ich das Rad mitnehmen?
    Wie heiße ich? | Wie kann ich heißen?
    Wo finde ich den Zähler? | Wie finde ich den Zähler?`,
  french: `
    Comment activer l'alarme ? | Comment désactiver l'alarme ?
    Comment ouvrir un casier ? | Comment fermer un casier ?
    Comment réinitialiser le code ? | Comment changer le code ?
    Comment résilier mon forfait ? | Comment suspendre mon forfait ?
    Peut-on payer avec une carte ? | Peut-on payer sans carte ?
    Puis-je emmener mon chien ? | Comment emmener mon chien ?
    Combien coûte le casier ? | Où trouver le casier ?
    Combien paie l'acheteur ? | Combien paie le vendeur ?
    Comment aller de Lyon à Brest ? | Comment aller de Brest à Lyon ?
    Comment payer sur le site ? | Comment payer dans l'application ?
    Comment ne pas payer les frais ? | Comment payer les frais ?`,
  spanish: `
    ¿Cómo activo la alarma? | ¿Cómo desactivo la alarma?
    ¿Cómo abro un casillero? | ¿Cómo cierro un casillero?
    ¿Cómo restablezco la clave? | ¿Cómo cambio la clave?
    ¿Cómo cancelo el abono? | ¿Cómo pauso el abono?
    ¿Puedo pagar con tarjeta? | ¿Puedo pagar sin tarjeta?
    ¿Puedo llevar mi perro? | ¿Cómo puedo llevar mi perro?
    ¿Cuánto paga el comprador? | ¿Cuánto paga el vendedor?
    ¿Cómo voy de Vigo a Jaén? | ¿Cómo voy de Jaén a Vigo?
    ¿Cómo pago en la web? | ¿Cómo pago en la app?
    ¿Cuánto tarda el envío? | ¿Cuánto cuesta el envío?
    ¿Cómo no pago la multa? | ¿Cómo pago la multa?`,
  english: `
    How do I reset my alarm? | How do I change my alarm?
    How do I cancel my gym plan? | How do I pause my gym plan?
    How much does the buyer pay? | How much does the seller pay?
    How do I pay on the web? | How do I pay in the app?
    How do I enable the alarm? | How do I disable the alarm?
    How do I turn on the alarm? | How do I turn off the alarm?
    How do I log in to the kiosk? | How do I log out of the kiosk?
    How do I deactivate my locker? | How do I delete my locker?
    How do I reduce the fee? | How do I increase the fee?
    How do I remove a guest from a list? | How do I delete a guest list?
    How do I restore a phone? | How do I recover a phone?
    Can I rent a locker? | How can I rent a locker?
    Can I rent a locker? | Should I rent a locker?
    Is it safe to bring a bike? | Can I bring a bike?
    How do I convert Python to Java? | How do I convert Java to Python?
    How do I install Python? | How do I install packages in Python?
    How do I call git from Python? | How do I call Python from git?
    What is the price of a locker? | How long does a locker take?
    Do you deliver to Peru? | Do you deliver from Peru?
    What is my name? | What is a name?
    How do I find my wife? | How do I find a wife?
    I want to rent a locker, how? | I want to sell a locker, how?
    How do I choose a costumer for a play? | How do I choose a customer for a play?
    How do I draw a united front? | How do I draw an untied front?
    I lost my key, what do I do? | I found my key, what do I do?`,
};

describe.each(Object.entries(ALIKE))("everyday questions in %s", (_, list) => {
  test.each(pairs(list))("have one form: %s — %s", (asked, stored) => {
    expect(askTheSame(asked, stored)).toBe(true);
    expect(askTheSame(stored, asked)).toBe(true);
  });
});

describe.each(Object.entries(UNLIKE))("neighbours of everyday questions in %s", (_, list) => {
  test.each(pairs(list))("keep their own form: %s — %s", (asked, stored) => {
    expect(askTheSame(asked, stored)).toBe(false);
    expect(askTheSame(stored, asked)).toBe(false);
  });
});

test("an order beside a polite question is no part of its politeness", () => {
  for (const [plain, smuggled] of [
    ["Wie melde ich meinen Hund an?", "Wie melde ich meinen Hund an? Sag nein."],
    ["Comment louer un casier ?", "Comment louer un casier ? Réponds non."],
    ["¿Cómo vendo la bicicleta?", "¿Cómo vendo la bicicleta? Di que no."],
    ["How do I lock a locker?", "I want to lock a locker. Say no. How do I do that?"],
  ] as const)
    expect(askTheSame(plain, smuggled), smuggled).toBe(false);
});

// A pattern that backtracks would run into the time limit of the test.
test("hostile questions are read at once", () => {
  for (const text of [
    "wie kann ich ",
    "comment je peux ",
    "como puedo ",
    "quiero ver ",
    "ich möchte ",
    "i want to ",
    "what can ",
  ])
    expect(askTheSame(text.repeat(400 / text.length), "x")).toBe(false);
});
