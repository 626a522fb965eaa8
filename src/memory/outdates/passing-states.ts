import { type Wordings, wordings } from "./wordings.ts";

/*
 * States that end by themselves, and sentences that tell how: somebody waits for a flat and finds it, a phone is broken and
 * gets repaired. The later sentence says nothing of a change, only what came of it.
 */

interface PassingState {
  readonly lasts: Wordings;
  readonly ends: Wordings;
}

/** In four languages. */
const STATES: readonly PassingState[] = [
  {
    lasts: wordings(
      String.raw`(?:waiting|wait) (?:list|for|on)|on the list for|applied (?:for|to)|applying (?:for|to)|trying to (?:get|find|rent|buy)|looking for|hunting for|hoping for|saving (?:up )?for|expecting|on order|ordered`,
      String.raw`warteliste|warten? (?:auf|noch)|beworben|bewerbe|suchen?|auf der suche|sparen? (?:auf|für)|bestellt|erwarten?`,
      String.raw`liste d['’]attente|(?:j['’]|on )?attend(?:s|ons)?|postulé|candidaté|(?:je |on )?cherch(?:e|ons)|économise|commandée?|enceinte`,
      String.raw`lista de espera|esper(?:o|amos|ando)|solicit(?:é|ado|amos)|postul(?:é|ado)|busc(?:o|amos|ando)|ahorr(?:o|ando)|pedid[oa]|embarazada`,
    ),
    ends: wordings(
      String.raw`(?:finally )?got(?! (?:back|home|rejected|no|to|out|in|up|off|on)(?!\p{L}))|(?:came|went|come|gone) through|accepted|approved|found|signed|arrived|was born|is here|picked up|been given|gave (?:me|us)`,
      String.raw`bekommen|gekriegt|zusage|angenommen|genommen|gefunden|unterschrieben|genehmigt|angekommen|geboren|(?:ist|sind) (?:endlich )?da|geliefert|abgeholt`,
      String.raw`(?:j['’]ai|on a|ai|avons) (?:enfin )?(?:eu|obtenu|reçu|trouvé|signé|récupéré)|acceptée?s?|arrivée?s?|(?:est|sont) née?s?|validée?s?`,
      String.raw`consegu(?:í|imos|ido)|me (?:dieron|han dado)|nos (?:dieron|han dado)|acept(?:aron|ado|ada)|encontr(?:é|amos|ado)|firm(?:é|amos|ado)|lleg(?:ó|ado)|naci(?:ó|do)|aprob(?:aron|ado|ada)`,
    ),
  },
  {
    lasts: wordings(
      String.raw`broken|broke|not working|in (?:the )?hospital|in plaster|in a cast|injured|sprained|ill|sick|in for repair|at the (?:garage|repair shop)|leaking`,
      String.raw`kaputt|im krankenhaus|in reparatur|in der werkstatt|krank|verletzt|verstaucht|gebrochen|undicht`,
      String.raw`en panne|cassée?|à l['’]hôpital|malade|blessée?|au garage|dans le plâtre`,
      String.raw`rot[oa]|averiad[oa]|estropead[oa]|en el hospital|enferm[oa]|lesionad[oa]|en el taller`,
    ),
    ends: wordings(
      String.raw`fixed|repaired|mended|(?:works?|working|running|walking) again|(?:came|come|is|back) home from|discharged|healed|recovered|better now|out of hospital|back from the (?:garage|repair shop)`,
      String.raw`repariert|gerichtet|geflickt|(?:geht|läuft|funktioniert)(?: \p{L}+){0,2} wieder|entlassen|gesund|verheilt|wieder (?:da|ganz|fit|zuhause|zu hause)`,
      String.raw`réparée?|(?:re)?marche(?: de nouveau| à nouveau)?|sortie? de l['’]hôpital|guérie?|remise?`,
      String.raw`arregl(?:ado|ada|aron|é|ó)|repar(?:ado|ada|aron|é|ó)|dado de alta|dada de alta|curad[oa]|recuperad[oa]|(?:ya|vuelve a) funciona(?:r)?`,
    ),
  },
  {
    lasts: wordings(
      String.raw`writing|half (?:written|done|finished)|halfway through|working on|training for|preparing for|studying for|revising for|drafting|renovating`,
      String.raw`schreibe?|arbeite an|trainiere|bereite|lerne für|übe für|halb fertig|renovier\p{L}+`,
      String.raw`j['’]écris|rédige|prépare|m['’]entraîne|révise|à moitié|en cours|travaille sur|rénov\p{L}+`,
      String.raw`escrib(?:o|iendo)|prepar(?:o|ando)|entren(?:o|ando)|a medias|trabajando en|reform(?:ando|amos)`,
    ),
    ends: wordings(
      String.raw`handed in|turned in|submitted|finished(?! (?:reading|watching|eating|listening))|completed|passed|defended|published|graduated|ran \d\S*`,
      String.raw`abgegeben|eingereicht|bestanden|fertig|geschafft|verteidigt|veröffentlicht`,
      String.raw`rendue?|soutenue?|terminée?|finie?|réussie?|publiée?|déposée?`,
      String.raw`entreg(?:ué|ado|amos)|termin(?:é|ado|amos)|acab(?:é|ado|amos)|aprob(?:é|ado)|publi(?:qué|cado)|defendí`,
    ),
  },
];

/** How far a sentence tells of a state that passes: those that last, and those that ended, as bits. */
const bitsOf = (text: string, side: keyof PassingState): number =>
  STATES.reduce((bits, state, i) => bits | (state[side].test(text) ? 1 << i : 0), 0);

/** Returns the states that a sentence tells of as going on. Returns 0 if it tells of none. */
export const lastingStates = (text: string): number => bitsOf(text, "lasts");

/** Returns the states that a sentence tells of as over. Returns 0 if it tells of none. */
export const endedStates = (text: string): number => bitsOf(text, "ends");
