import { wordSet } from "./words.ts";

/** Plurals that say something else than one of them and more: goods, arms, human rights. They stay as they are. */
export const PLURALS_APART = wordSet(
  `accounts airs arms arts ashes asses authorities axes bases bearings blues bonds bowels boxers brains brakes briefs cards cars charts chips
  classics clothes cloths colors colours commons compasses contents corps crises customs damages analytics characteristics doubles draughts drawers docs dues
  earnings effects elders ends examinations facilities falls figures fireworks forces funds futures gas genius glasses goods grams grapes greens
  grounds guts halls heads heights holidays honors honours humanities humans indices interests irons jacks jeans kings leaves lens letters
  lights links lives lodgings lots maps marbles masses matters meals means measures metrics minds minutes movements nets news
  notes numbers odds oils operations options ops overalls pains pants papers parks parties parts peoples photos physics pilates plains
  politics powers premises proceeds props qualifications quarters races rails reads rebels regards relations remains reserves resources
  respects rights rises robotics royals sales sands savings scales schedules sciences securities series services sets shares sheets shorts
  sights sims slides snaps sorts species spectacles spirits sports spurs stairs stakes stars states statistics steps stocks studies
  surroundings talks tans teams tens terms thanks ties times tops tracks trials tropics troops trunks truths values
  vitals wages waters whites windows wings wits wolves woods words works writings yankees years`,
);

/** These stay however much stands beside them. */
export const ALWAYS_APART = wordSet(
  `arms ashes asses blues bowels boxers briefs clothes cloths customs damages draughts fireworks forces goods glasses grounds guts
  irons jeans leaves letters lives looks lots manners marbles means minds minutes movements news numbers odds pains pants politics premises
  schedules proceeds quarters regards remains shorts species spectacles spirits stairs states statistics terms thanks times trunks truths waters
  windows wits wolves woods works years people peoples papers rights options futures securities savings earnings authorities accounts
  less always perhaps various previous serious famous dangerous religious anonymous`,
);

/**
 * Nouns that name a stuff or an idea alone and a thing with an article: glass and a glass, time and a
 * time, president and the president. Their article and their number stay.
 */
export const STUFF_OR_THING = wordSet(
  `glass iron paper chicken lamb turkey duck goose fish salmon tuna light time room work war history life death love language art science
  color colour beer wine tea coffee water stone rock wood sand cloth fabric rubber tin copper nickel lead cork brick straw ice
  cheese hair fire noise sound order law right power force change control interest charge play game school church hospital
  prison jail bed college university home market society nature culture religion belief faith truth justice freedom liberty government
  state country nation land earth world universe space ground field matter substance material mass weight energy heat cold
  temperature pressure speed business company industry trade commerce cover drink food meal fruit cake pie pizza egg potato onion
  meat bone skin blood oil gas fuel metal plastic crystal gold silver diamond pearl marble jade ivory velvet silk cotton wool
  fur leather character youth beauty age past present future pain pleasure sleep dream thought experience knowledge
  exercise practice production execution reason rate press post mail good evil human male female study damage custom security spirit
  term minute content arm number figure being building painting writing feeling opening depression recession operation
  revolution evolution vacuum base acid salt spice sugar fat protein vitamin mineral mole dish date
  constitution resource king queen president minister pope god devil bible internet sun moon sky sea rest people man woman
  sense mind memory degree bachelor master doctor bar bank capital party office press talk speech news
  information advice equipment furniture luggage money cash software hardware data music traffic weather homework progress
  rain snow wind air breath touch taste smell view look kind sort type class order rule default standard general public private
  major minor bit byte second hour go python java rust swift ruby perl apple windows shell oracle amazon meta
  human being day night week month year summer winter spring autumn fall lot one`,
);
