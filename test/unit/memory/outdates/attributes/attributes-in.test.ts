import { describe, expect, test } from "vitest";
import { mayOutdate } from "../../../../../src/memory/outdates/may-outdate.ts";
import { readEarlier, readLater } from "../../../../../src/memory/outdates/sentences-in-time.ts";

const mayEnd = (older: string, newer: string): boolean => mayOutdate(readLater(newer), readEarlier(older));

describe("what somebody has one at a time is replaced by another one, without a word of change", () => {
  test.each([
    // Ages.
    ["our daughter Runa, who is 6, hates peas", "runa turned 7 on sunday, what cake"],
    ["my dog is 9 and limps", "my dog is 10"],
    ["Ich bin Gärtner und 41 Jahre alt", "wurde gestern 42, was mach ich mit dem gutschein"],
    ["meine tante ist 70", "meine tante wird 71"],
    ["mon fils Loan a 8 ans", "loan vient de fêter ses 9 ans"],
    ["mi hija tiene 3 años", "mi hija cumplió 4"],
    // Homes.
    ["i live in Tartu with two cats", "we live in Voss, what's the weather there"],
    ["we live in a flat in Bury", "the new house is damp in the cellar"],
    ["wir wohnen in einer wohnung in Aurich", "im neuen haus in Leer tropft der hahn"],
    ["j'habite à Quimper", "le nouvel appart à Vannes est bruyant"],
    ["vivo en el barrio de Ruzafa", "en el piso nuevo de Sueca no hay luz"],
    ["vivo con dos amigas en Elda", "mi piso de Alcoy es frío"],
    // People by name, and by their relation to the user.
    ["my girlfriend Laura has a boat", "my wife Laura wants a bigger boat"],
    ["mein freund Martin und ich kochen gern", "mein mann Martin kocht heute"],
    ["mi novia Lucía toca el bajo", "mi mujer Lucía busca un bajo"],
    ["estoy casada con Raúl, mi marido Raúl cocina", "mi exmarido Raúl no llama"],
    // Classes at school.
    ["my son Odin is in year 3", "odin is in year 4, what should he read"],
    ["ma fille est en CE1", "ma fille est en CE2"],
    // Cars, phones, computers.
    ["i drive a 2011 corsa, it rattles", "can my yaris tow a trailer?"],
    ["ich fahr nen alten golf", "mein octavia springt nicht an"],
    ["j'ai une twingo de 2006", "ma clio fait un bruit"],
    ["my phone is slow, i have a galaxy", "the screen of my fairphone is cracked"],
    ["i work on a thinkpad", "my macbook is quiet"],
    ["i live in Tartu", "i live in a tiny flat in Voss"],
    ["vivo en Sueca", "vivo en el barrio de Ruzafa"],
    ["my older son is 9", "my older son is 10"],
    // Companies.
    ["hab nen handyvertrag bei Nordfunk, 35 euro", "bei Talknet zahl ich 18 fürs handy"],
    ["my broadband is with Oxbow", "is 40 a lot for broadband with Larkline, thats my bill"],
    ["mon forfait est chez Lumio", "chez Velto le forfait est à 9 euros"],
  ])("%s – %s", (older, newer) => expect(mayEnd(older, newer)).toBe(true));
});

describe("another person's, a second one, a wish and the same value replace nothing", () => {
  test.each([
    ["our daughter Runa, who is 6, hates peas", "runa's friend is 7"],
    ["our daughter Runa is 6", "my nephew Otto is 7"],
    ["i'm 34", "i'm 20 minutes late"],
    ["mon fils Loan a 8 ans", "le fils de ma voisine a 9 ans"],
    ["i live in Tartu", "my sister lives in Voss"],
    ["i live in Tartu", "one day i want to live in Voss"],
    ["i live in Tartu", "the new house in my game is huge"],
    ["vivo en Sueca", "mis padres viven en Xàtiva"],
    ["my girlfriend Laura has a boat", "my sister Laura was born in May"],
    ["my boyfriend Martin is allergic to nuts", "my husband Martin cooks"],
    ["my son Odin is in year 3", "my daughter Freya is in year 4"],
    ["i drive a corsa", "my brother's yaris won't start"],
    ["i drive a corsa", "my friend wants to sell his yaris"],
    ["i drive a corsa", "we also have a clio for the kids"],
    ["i drive a corsa", "my old yaris was better"],
    ["i drive a corsa", "my corsa won't start"],
    ["mein handyvertrag ist bei Nordfunk", "meine mutter hat ihren handyvertrag bei Talknet"],
    ["my car insurance is with Oxbow", "my dog insurance is with Larkline"],
    ["my broadband is with Oxbow", "my electricity is with Larkline"],
    // One of several.
    ["my brother is 40", "my little brother is 31"],
    ["my son is 4", "my older son is 9"],
    ["our dog is 12", "our other dog is 3"],
    ["mein bruder ist 35", "mein kleiner bruder ist 38"],
    ["my son is in year 2", "my older son is in year 6"],
    // Where in a place, and a dwelling that others live in.
    ["i live in Tartu", "i live in a really noisy building"],
    ["i live in Tartu", "i live near the beach"],
    ["i live in Tartu", "i live near work"],
    ["i live in Tartu", "our flat in Voss is rented out to tourists"],
    ["ich wohne in Aurich", "ich wohne in einer lauten Straße"],
    ["ich wohne in Aurich", "unser Haus in Leer ist im Sommer immer voll"],
    ["j'habite à Quimper", "j'habite en face d'une boulangerie"],
    ["j'habite à Quimper", "j'habite dans une rue calme"],
    ["j'habite à Quimper", "notre maison à Vannes est louée tout l'été"],
    ["vivo en Sueca", "vivo en un tercero sin ascensor"],
    ["vivo en Sueca", "vivo en pareja"],
    // Other things of one make, and things of an employer or of somebody else.
    ["i have an iphone", "i have a samsung tv in the bedroom"],
    ["i have an iphone", "my work samsung is always dead"],
    ["i use a macbook at home", "my work thinkpad is slow"],
    ["i drive a corsa", "we have a volvo that my wife drives"],
    ["i drive a corsa", "i have a honda motorbike"],
    ["my mobile is with Oxbow", "my mum's mobile is with Larkline"],
  ])("%s – %s", (older, newer) => expect(mayEnd(older, newer)).toBe(false));
});
