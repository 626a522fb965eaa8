import { wordSet } from "./words.ts";

/** Plurals that mean something else than several of the singular: goods, arms, human rights. They keep their number. */
export const DISTINCT_PLURALS = wordSet(
  `
  airs analytics arts axes bases bearings bonds brains brakes cards cars characteristics charts chips classics colors colours commons
  compasses contents corps crises docs doubles drawers dues effects elders ends examinations facilities falls figures funds gas genius
  grams grapes greens halls heads heights holidays honors honours humanities humans indices interests jacks kings lens lights links
  lodgings maps masses matters meals measures metrics nets notes oils operations ops overalls parks parties parts photos physics pilates
  plains powers props qualifications races rails reads rebels relations reserves resources respects rises robotics royals sales sands
  scales sciences series services sets shares sheets sights sims slides snaps sorts sports spurs stakes stars steps stocks studies
  surroundings talks tans teams tens ties tops tracks trials troops tropics values vitals wages whites wings words writings yankees`,
);

/** Plurals that keep their number even in a long question. */
export const ALWAYS_DISTINCT_PLURALS = wordSet(
  `
  accounts always anonymous arms ashes asses authorities blues bowels boxers briefs clothes cloths customs damages dangerous draughts
  earnings famous fireworks forces futures glasses goods grounds guts irons jeans leaves less letters lives looks lots manners marbles
  means minds minutes movements news numbers odds options pains pants papers people peoples perhaps politics premises previous proceeds
  quarters regards religious remains rights savings schedules securities serious shorts species spectacles spirits stairs states
  statistics terms thanks times trunks truths various waters windows wits wolves woods works years`,
);

/**
 * Nouns for a substance or an idea that mean a thing with an article: glass and a glass, time and a time, president and
 * the president. They keep article and number.
 */
export const MASS_OR_COUNT_NOUNS = wordSet(
  `
  acid advice age air amazon apple arm art autumn bachelor bank bar base beauty bed beer being belief bible bit blood bone breath brick
  building business byte cake capital cash change character charge cheese chicken church class cloth coffee cold college color colour
  commerce company constitution content control copper cork cotton country cover crystal culture custom damage data date day death default
  degree depression devil diamond dish doctor dream drink duck earth egg energy equipment evil evolution execution exercise experience
  fabric faith fall fat feeling female field figure fire fish food force freedom fruit fuel fur furniture future game gas general glass go
  god gold good goose government ground hair hardware heat history home homework hospital hour human ice industry information interest
  internet iron ivory jade jail java justice kind king knowledge lamb land language law lead leather liberty life light look lot love
  luggage mail major male man marble market mass master material matter meal meat memory meta metal mind mineral minister minor minute
  mole money month moon music nation nature news nickel night noise number office oil one onion opening operation oracle order pain
  painting paper party past pearl people perl pie pizza plastic play pleasure pope post potato power practice present president press
  pressure prison private production progress protein public python queen rain rate reason recession religion resource rest revolution
  right rock room rubber ruby rule rust salmon salt sand school science sea second security sense shell silk silver skin sky sleep smell
  snow society software sort sound space speech speed spice spirit spring standard state stone straw study substance sugar summer sun
  swift talk taste tea temperature term thought time tin touch trade traffic truth tuna turkey type universe university vacuum velvet view
  vitamin war water weather week weight wind windows wine winter woman wood wool work world writing year youth`,
);
