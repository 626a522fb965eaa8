import { contentWords, wordHash } from "../../text/words.ts";
import { TermSieve } from "./term-sieve.ts";

/*
 * Tells by the words of a statement whether it may limit what somebody can or may do. Texts stay on disk, so that the
 * hashes of their words are all that is looked at. English comes first, then German, French and Spanish.
 */

/** Words of harm, fear, money, permission and working hours: whoever uses one rarely tells of anything but a limit. */
const STRONG = `allergic allergy allergies intolerant intolerance swells itchy hives anaphylaxis vegan vegetarian pescatarian halal kosher coeliac celiac diabetes diabetic
  gluten lactose asthma pregnant wheelchair crutches disabled disability dyslexia dyslexic adhd autistic blind colourblind colorblind deaf epilepsy migraine injury injured sprained tore torn
  fracture hernia arthritis rsi surgery sober terrified afraid scared phobia fear claustrophobic claustrophobia vertigo acrophobia agoraphobia carsick seasick tinnitus dialysis dizzy faint panic freak freaks broke skint budget afford maximum limited forbidden banned prohibited allowed restricted licence license shift shifts
  allergisch allergie allergien unverträglichkeit verträgt vertrage vertragen intoleranz laktose zöliakie schwanger rollstuhl behindert behinderung legastheniker legasthenikerin legasthenie adhs
  autist autistin farbenblind taub gehörlos epilepsie migräne verletzt verletzung gerissen verstaucht bandscheibe arthrose diabetiker diabetikerin angst flugangst höhenangst platzangst spritzenangst klaustrophobie phobie panik schwindlig tinnitus dialyse krücken schwerhörig pleite blank knapp höchstens
  maximal verboten erlaubt tabu führerschein schicht schichtdienst nachtschicht spätschicht frühschicht nachtdienst vegetarier vegetarierin vegetarisch
  allergique intolérant intolérante cœliaque enceinte handicap handicapé handicapée dyslexique dyslexie tdah autiste daltonien daltonienne aveugle sourd sourde épilepsie entorse blessé blessée blessure
  opéré opérée diabète diabétique peur trouille phobie claustrophobe vertige panique paniquer acouphènes dialyse béquilles malentendant malentendante fauché fauchée découvert terrifie interdit interdite autorisé droit permis végane végétarien végétarienne
  alérgico alérgica alergia alergias intolerancia lactosa celíaco celíaca embarazada ruedas discapacidad disléxico disléxica dislexia autista daltónico daltónica ciego ciega sordo sorda lesioné lesión
  lesionado lesionada esguince fractura operaron diabético diabética miedo pánico fobia vértigo claustrofobia ansiedad mareo muletas acúfenos diálisis pelado pelada presupuesto máximo prohibido permitido carnet licencia turno turnos vegano vegana vegetariano vegetariana`;

/** Words of denial and of bounds. They limit something, and often nothing that advice must keep to. */
const WEAK = `cant cannot never only nothing avoid hate without rule rules policy unable quit doesnt gag max tops
  nur kein keine keinen keiner nie niemals darf dürfen muss müssen nix ohne nichts hasse
  jamais seulement uniquement sans rien évite déteste dois
  nunca solo sólo solamente ningún sin nada evito odio puedo podemos debo`;

/** How surely a statement limits its speaker: 0 if no word says so. */
export type LimitStrength = 0 | 1 | 2;

const hashesOf = (words: string): number[] => contentWords(words).map(wordHash);
const strong = new Set(hashesOf(STRONG));
const sieve = new TermSieve([...new Set([...strong, ...hashesOf(WEAK)])]);

/** Returns how surely a statement of these words limits what its speaker can or may do. */
export function limitStrength(terms: Uint32Array): LimitStrength {
  let strength: LimitStrength = 0;
  for (const term of terms) {
    if (sieve.placeOf(term) < 0) continue;
    if (strong.has(term)) return 2;
    strength = 1;
  }
  return strength;
}
