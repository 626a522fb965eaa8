import { describe, expect, it } from "vitest";
import { isChatJob, isJobText } from "../../../src/turns/chat-job.ts";

const CHAT = "USER: My cat is called Moss\nASSISTANT: Noted!";

describe("isChatJob()", () => {
  it.each([
    `### Task:\nGive this chat a title in three words, as JSON.\n### Chat History:\n${CHAT}`,
    `### Task:\nDecide whether a search is needed.\n### Guidelines:\n- JSON only\n<chat_history>\n${CHAT}\n</chat_history>`,
    "Suggest three follow-up questions for this chat.\n\nMy cat is called Moss\nNoted!",
    `Generate 1-3 broad tags for the main themes of the conversation below.\n${CHAT}`,
    "Please generate a four to five word title summarizing our conversation without any lead-in or punctuation.",
    `Write a concise title for the following discussion:\n\n${CHAT}`,
    `${CHAT}\n\nBased on the messages above, suggest a short title.`,
    `Summarize the discussion briefly in 200 words or less.\n${CHAT}`,
    `Gib diesem Chat einen Titel in drei Wörtern.\n\nIch wohne in Kiel\nNotiert!`,
    "Schlage drei Anschlussfragen zu dieser Unterhaltung vor.\nMeine Katze heißt Moss.",
    "Donne un titre à cette conversation.\n\nMon chat s'appelle Moss.",
    "Propose trois questions de suivi pour cette discussion.\nJ'habite à Lille.",
    "Pon un título a esta conversación.\n\nMi gato se llama Moss.",
    "Sugiere tres preguntas de seguimiento para este chat.\nVivo en Cádiz.",
  ])("recognises %j", (text) => expect(isJobText(text)).toBe(true));

  it("recognises a job by its system prompt if the chat is all that the user says", () => {
    const system = "You are skilled in conversation. You need to summarize the user's conversation into a title.";
    const turns = (said: string) => [
      { role: "system", text: system, textOnly: true },
      { role: "user", text: said, textOnly: true },
    ];
    expect(isChatJob(turns("user: My cat is called Moss\nassistant: Noted!"))).toBe(true);
    expect(isChatJob(turns("My cat is called Moss."))).toBe(false);
  });
});

it.each([
  "My cat is called Moss.",
  "Give me a title for my talk about conversation design.",
  "I had a long conversation with my boss about titles.",
  "Suggest a title for the chapter in which Pia leaves.",
  "What did we say in our last conversation?",
  "Write three questions that I could ask my doctor in the discussion.",
  "### Task\nMy task at work is testing. I live in Kiel.",
  "Schlag mir einen Titel für mein Buch vor.",
  "Donne-moi un titre pour mon livre sur la conversation.",
  "Can you create a chat with Pia? We want to name the boat.",
])("isJobText() takes a person's question for none: %j", (text) => expect(isJobText(text)).toBe(false));
