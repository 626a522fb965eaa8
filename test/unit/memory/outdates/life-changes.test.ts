import { describe, expect, test } from "vitest";
import { mayChangeLife } from "../../../../src/memory/outdates/life-changes.ts";
import { readEarlier, readLater } from "../../../../src/memory/outdates/sentences-in-time.ts";

const changes = (older: string, newer: string): boolean => mayChangeLife(readLater(newer), readEarlier(older));

describe("mayChangeLife() finds a change that names nothing of what it ends", () => {
  test.each([
    ["we live in a two bed in Hackney", "finally moved in, walthamstow it is"],
    ["wir wohnen zur miete in der weststadt", "haben uns ein haus gekauft in linden"],
    ["on habite un t3 à nantes", "on a déménagé à rezé en octobre"],
    ["vivo con dos compañeras en lavapiés", "me mudé sola a un estudio en usera"],
    ["im at the reception desk in the hilton, mostly nights", "they moved me to events, so days only"],
    ["ich arbeite im vertrieb bei ner pumpenfirma", "bin in den einkauf gewechselt"],
    ["je bosse au rayon frais", "on m'a passée à la caisse"],
    ["estoy en ventas en una empresa de seguros", "me pasaron a cobranza"],
    ["i work thursdays and fridays, from 9 to 5", "my hours are different now, monday to wednesday from 8 to 4"],
    ["I work nights at the port", "I switched to day shifts"],
    ["arbeite als bäcker in der nachtschicht", "hab jetzt spätschicht"],
    ["je travaille de nuit à la gare", "je suis passée de jour, c'est mon nouvel horaire"],
    ["trabajo en un hotel de noche", "me han cambiado al turno de tarde"],
    ["im working full time at the mill", "i work part-time now"],
    ["ich arbeite vollzeit im labor", "ich arbeite jetzt in teilzeit"],
    ["my girlfriend lives in Leeds", "we broke up last week"],
    ["meine freundin hat eine katze", "wir haben uns getrennt"],
    ["mein sohn ist in der krippe", "der kleine geht jetzt in die vorschule"],
    ["im vegetarian", "started eating fish again"],
    ["ich bin vegan", "esse wieder fisch"],
    ["trabajo en una papelería", "conseguí trabajo nuevo en un banco"],
    ["mi hija va a la guardería", "mi hija ya entró a primaria"],
    ["im a welder at Hobbs yard", "first week at the windmill plant done"],
    ["bin köchin bei einer kantine", "seit ich bei den Stadtwerken arbeite hab ich zeit"],
    ["je suis soudeuse salariée", "premier mois en freelance, je facture comment"],
    ["soy electricista en Teruel", "ahora soy conductor de grúa"],
    ["trabajo en un hotel, turno de noche", "ahora que voy de día duermo mejor"],
    ["ive been off dairy since may", "im eating cheese again and feel fine"],
    ["im vegetarian", "had my first burger in years"],
    ["ich ess seit einem jahr vegan", "gestern das erste mal wieder käse gegessen"],
    ["je suis végétarienne", "j'ai repris du poulet dimanche"],
    ["no tomo lactosa", "ya tolero la leche"],
    ["i smoke ten a day", "hundred days without a cigarette"],
    ["ich rauche seit der lehre", "drei wochen ohne zigarette"],
    ["fumo un paquete al día", "dos semanas sin fumar"],
    ["je bois du vin le soir", "un mois sans alcool"],
    ["wren goes to a daycare in town", "first morning at kindergarten for wren"],
  ])("%s – %s", (older, newer) => expect(changes(older, newer)).toBe(true));
});

describe("mayChangeLife() finds none", () => {
  test.each([
    ["we live in a two bed in Hackney", "my brother moved to Turin"],
    ["we live in a two bed in Hackney", "should we move into a house?"],
    ["vivo en lavapiés", "paty se mudó a querétaro"],
    ["im a nurse on the night ward", "my sister got promoted and moved her desk"],
    ["i work thursdays and fridays, from 9 to 5", "the library has other hours now, monday to wednesday"],
    ["the choir meets on mondays", "my hours are different now, monday to wednesday from 8 to 4"],
    ["my girlfriend lives in Leeds", "my sister and her husband split up"],
    ["my daughter is at nursery", "my daughter loves nursery now"],
    ["my girlfriend lives in Leeds", "we split the bill"],
    ["im vegetarian", "my brother eats fish"],
    ["I work nights at the port", "I run in the mornings now"],
    ["I work nights at the port", "i now get 30 days of holiday at work"],
    ["je travaille de nuit à l'hôpital", "maintenant je bosse sur un roman vers 5h du matin"],
    ["I work nights at the port", "I moved my bike to the shed"],
    ["I work nights at the port", "my sister switched to day shifts"],
    ["I work nights at the port", "I still work nights, now without a break"],
    ["im a welder at Hobbs yard", "first day at the gym and everything hurts"],
    ["im a welder at Hobbs yard", "wren had her first day at school"],
    ["im vegetarian", "what do i cook for a friend who eats meat again?"],
    ["I'm allergic to milk", "I'm drinking tea again"],
    ["i smoke ten a day", "my brother quit smoking"],
    ["i smoke ten a day", "i want to quit smoking"],
    ["i smoke ten a day", "can you make the list without bullets"],
  ])("%s – %s", (older, newer) => expect(changes(older, newer)).toBe(false));
});
