import { expect, test } from "vitest";
import { extractStatements } from "../../../src/extraction/extract-statements.ts";

const typesIn = (said: string): string[] => [...new Set(extractStatements(said).map(({ type }) => type))];

test.each([
  "cracked windscreen, fiat panda, can i still drive",
  "Not a lodger anymore, bought the flat in May",
  "Dear computer, I am ninety and my name is Hilda. How do I make the picture smaller?",
  "Dear assistant, I live in Cork. Can you answer my question?",
  "Dear Claude, I live in Cork. Which bus goes to the harbour?",
  "Dear computer\nI live in Cork. How do I print?",
  "cher ordinateur, j'ai 90 ans et je m'appelle Hilda. comment réduire l'image ?",
  "two kids, 4 and 7, both picky eaters",
  "first baby due in june",
  "cancel my gym slot, i moved to leeds in may",
  "pas de congélateur chez moi, juste un petit frigo",
])("is a statement, and no instruction: %s", (said) => expect(typesIn(said)).toEqual(["semantic"]));

test.each([
  "let's start with the third chapter",
  "I'd rather have the earlier slot",
  "Je préfère la troisième ébauche",
  "Prefiero la última propuesta",
  "Intolerances can be hard.",
  "Les allergies, c'est pénible.",
  "Let's fast-track the form.",
  "I'll also tell myself to slow down and use short words when it gets loud.",
  "I want to settle down and speak softly.",
  "Je vais cuisiner et parle doucement.",
  "dead battery in the van",
  "Dear Ms Abel, I moved last week and need a new card.",
  "Dear Helper Society, I am deaf and I live in Cork. Regards, Finn",
  "Dear Alexa,\nI'm in hospital with gout and I live in Cork now.\nLove, Uncle Finn",
  "Dear Program Board, I live in Cork.",
  "Dear Assistant Dean Byrne, I live in Cork.",
  "Could you reply to my cousin? Dear Claude, I broke my wrist.",
  "Cher Claude, j'habite à Nantes.",
  "dim the lights in my bedroom",
  "cancel all my appointments for the rest of the year",
  "harbour lights season 3 finale air date",
  "the rule of the three wise harbour masters was called",
  "types of sailing in the summer games 2019",
  "the barge that carries the largest load is known as the",
])("teaches nothing: %s", (said) => expect(extractStatements(said)).toEqual([]));

test.each([
  ["Je vais envoyer des brouillons et réponds toujours en anglais.", "réponds toujours en anglais"],
  ["Ich werde dir Notizen zeigen und antworte immer auf Spanisch.", "antworte immer auf Spanisch"],
  ["Voy a pegarte notas y responde siempre en alemán.", "responde siempre en alemán"],
  ["not in Spanish anymore", "not in Spanish anymore"],
  ["dead simple sentences only", "dead simple sentences only"],
])("is an instruction in what goes on or was: %s", (said, instruction) =>
  expect(extractStatements(said)).toMatchObject([{ type: "procedural", quote: instruction }]),
);
