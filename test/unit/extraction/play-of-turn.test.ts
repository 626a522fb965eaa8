import { describe, expect, test } from "vitest";
import { opensPlay, playOfTurn } from "../../../src/extraction/play-of-turn.ts";

describe("a turn that gives both sides a part", () => {
  test.each([
    "let's roleplay. you are my boss and I'm Anna, a cashier who wants a raise",
    "You're a detective, I'm the suspect. Start the interrogation.",
    "Pretend you are a doctor and I am the patient. I'll practise my English.",
    "You be the doctor. I'm the patient: I have had chest pain since Monday.",
    "D&D session! I'm playing Thorin, a dwarf cleric",
    "can we do a quick role play? you play the waiter",
    "pretend I'm a customer at your shop",
    "Be the king and I'll be the thief",
    "Rollenspiel: du bist Vermieter, ich bin Tom, 30, Student",
    "Du bist mein Chef und ich bin Peter, ok?",
    "on fait un jeu de rôle, tu es recruteur et moi je suis candidat",
    "Tu es le serveur, je suis le client.",
    "On joue : tu es le vendeur, moi la cliente.",
    "Lass uns spielen, du bist der Kellner und ich die Touristin",
    "You're the judge and I'm the defendant, Mr. Bell.",
    "juguemos: tú eres camarero y yo soy un cliente alérgico al marisco",
    "imagina que eres un policía y yo soy el ladrón",
  ])("opens a play: %j", (said) => expect(opensPlay(said)).toBe(true));
});

describe("a turn that names an adviser, or a game, or praises", () => {
  test.each([
    "Act as a doctor. I am a 45 year old male with back pain",
    "act as a lawyer; I'm the tenant of a flat with mold",
    "You are a chef, I'm a beginner with a nut allergy",
    "You are a travel agent. I am Maria, 34, from Lisbon",
    "You are the best, I'm Tom btw",
    "my brother loves role-play games and I'm a fan too",
    "I want to play D&D with my friends in Oslo, any tips?",
    "We play D&D every friday. my character is a bard",
    "I'll be a bit late and I'm a guest at the wedding",
    "Schreib ein Rollenspiel für meine Klasse",
    "Du bist mein Fitnesscoach. Ich bin Peter, 40",
  ])("opens none: %j", (said) => expect(opensPlay(said)).toBe(false));
});

describe("a play", () => {
  test.each([
    ["I have two kids and a mortgage", { isPart: true, plays: true }],
    ["in real life I have two kids", { isPart: false, plays: true }],
    ["ok, end of the role play. How was it?", { isPart: false, plays: false }],
    ["Rollenspiel Ende, danke", { isPart: false, plays: false }],
  ])("reads %j", (said, play) => expect(playOfTurn(said, true)).toEqual(play));
});
