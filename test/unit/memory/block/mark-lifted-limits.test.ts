import { describe, expect, test } from "vitest";
import { marked } from "./marked-lines.ts";

describe("a limit of health is marked once somebody can do it again", () => {
  test.each([
    ["je suis intolérant au gluten", "je peux de nouveau manger du gluten"],
    ["je suis intolérante au gluten", "j'ai repris le gluten"],
    ["je suis allergique aux noix", "je peux manger des noix maintenant"],
    ["je ne peux pas courir à cause du genou", "le kiné dit que je peux recourir"],
    ["no puedo comer gluten", "ya puedo comer gluten"],
    ["soy celíaco", "ya puedo comer gluten otra vez"],
    ["soy intolerante a la lactosa", "vuelvo a tomar leche"],
    ["soy alérgica al marisco", "el médico dice que ya puedo comer marisco"],
    ["soy alérgica al marisco", "ya no soy alérgica al marisco"],
    ["ich vertrage kein gluten", "darf wieder gluten essen"],
    ["bin laktoseintolerant", "ich vertrage wieder milch"],
    ["im allergic to nuts", "im allowed to eat nuts again"],
    ["im allergic to nuts", "my nut allergy is gone"],
    ["no dairy for me, lactose intolerant", "i can have milk again"],
    ["i cant run, bad knee", "the physio says i can run again"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([older]));
});

describe("a limit of health holds", () => {
  test.each([
    // Somebody does without the thing.
    ["im allergic to latex", "stopped using latex gloves"],
    ["im allergic to cats", "gave the cat away"],
    ["ich bin allergisch gegen latex", "benutze keine latexhandschuhe mehr"],
    ["je suis allergique au latex", "j'ai arrêté les gants en latex"],
    ["soy alérgico al látex", "dejé de usar guantes de látex"],
    ["im allergic to nuts", "dinner for six, no nuts"],
    ["je suis allergique aux noix", "pas de noix"],
    // It is told once more.
    ["soy intolerante al gluten", "ya no puedo comer gluten"],
    ["je suis intolérant au gluten", "je ne peux plus manger de gluten"],
    // Another thing is borne again, or somebody else bears it.
    ["i can't eat gluten", "i can eat nuts again"],
    ["ich darf kein gluten essen", "ich darf wieder nüsse essen"],
    ["no puedo comer gluten", "ya puedo comer marisco"],
    ["im allergic to nuts", "my son can eat nuts again"],
    ["im allergic to nuts", "my guests eat nuts again"],
    ["je suis intolérant au gluten", "je peux de nouveau manger du pain sans gluten"],
    // Somebody asks.
    ["je suis intolérant au gluten", "est-ce que je peux de nouveau manger du gluten ?"],
    ["ich vertrage kein gluten", "darf ich wieder gluten essen?"],
    ["im allergic to nuts", "can i eat nuts again"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));
});
