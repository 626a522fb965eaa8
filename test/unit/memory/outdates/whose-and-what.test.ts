import { expect, test } from "vitest";
import { outdates } from "../../../../src/memory/outdates/outdates.ts";

/* A sentence about another thing, another person, or taking what one is allergic to surely ends nothing. */
test.each([
  ["I am allergic to penicillin", "I am no longer taking penicillin"],
  ["Ich bin allergisch gegen Penicillin", "Ich nehme kein Penicillin mehr"],
  ["Je suis allergique aux noix", "Je n'achète plus de noix"],
  ["Soy alérgica a las nueces", "Dejé las nueces"],
  ["My gym membership costs 30 euros", "My library membership costs 20 euros now"],
  ["I use Emacs for notes", "I quit Emacs meetups"],
  ["I take the harbour ferry", "I quit ferry tours"],
  ["I drink oat milk", "I stopped drinking cow milk"],
  ["Je bois du lait d'avoine", "Je ne bois plus de lait de vache"],
  ["I drink wine", "I no longer drink beer"],
  ["I study law", "I quit studying maths"],
  ["Ich esse Fisch", "Ich esse kein Fleisch mehr"],
  ["Je joue du piano", "Je ne joue plus aux échecs"],
  ["Toco el piano", "Ya no toco la guitarra"],
  ["My mother is a nurse in Graz", "My mother's neighbour in Graz quit as a nurse"],
  ["My brother plays cello", "My brother's wife quit cello"],
  ["I play cello", "Bruno quit cello"],
  ["Bruno plays cello", "Bruno's mate quit cello"],
  ["My brother works on a ferry", "My sister quit working on a ferry"],
  ["Meine Schwester spielt im Verein Cello", "Mein Bruder hat im Verein Cello aufgegeben"],
  ["Ma nièce joue du piano", "La nièce de ma voisine a arrêté le piano"],
  ["Meine Schwester spielt Cello", "Der Mann meiner Schwester hat Cello aufgegeben"],
])("%j may hold after %j", (early, late) => expect(outdates(late, early, 0)).not.toBe("surely"));

test.each([
  ["I'm allergic to penicillin", "I'm no longer allergic to penicillin"],
  ["My gym costs 30 euros", "My gym costs 35 euros now"],
  ["My brother plays cello", "My brother quit cello"],
  ["We are going to Malta in May", "Malta is called off"],
  ["I drink wine", "I no longer drink wine"],
  ["I use Emacs for notes", "I quit Emacs for good"],
  ["I go to Emacs meetups", "I quit Emacs meetups"],
  ["Ich esse Fisch", "Ich esse keinen Fisch mehr"],
  ["I speak Dutch at home", "I no longer speak Dutch"],
])("%j ends by %j", (early, late) => expect(outdates(late, early, 0)).toBe("surely"));
