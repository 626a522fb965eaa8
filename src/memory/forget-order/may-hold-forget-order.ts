/** In characters. Somebody who writes more explains something. */
const MAX_CHARACTERS = 600;

/** Words that every order contains. Most texts have none of them and end here. */
const MAY_HOLD_ORDER =
  /forg[eo]t|unlearn|scrap|denk|eras|delet|wipe|remov|drop|clear|scrub|purge|discard|strike|scratch|take|rid of|cross out|remember|(?:n['’]t|not) (?:keep|store|save)|verg[ie]ss|lösch|streich|entfern|tilg|nimm|wirf|merk|speicher|behalt|erinner|oubli|souv[ie]|rappel|enregistr|ray|effac|supprim|retir|enl[èe]v|retiens|retenez|gard|recordar|tach|olvid|olvíd|borr|bórr|elimin|elimín|quit|suprim|recuerdes|anotes|jok(?:e|ing)|kidding|\blied\b|lying|made (?:that|it|up|the)|pretend|gone|\blose\b|ditch|ignore|disregard|retract|stor(?:e|ing)|pour rire|invent|wasn['’]?t true|was true|regret|wish i|\bvire|\bjette|want you to (?:know|remember|keep|have)|\bbin it|trash|serious about|pulling your leg|messing with|should be|needs? to go|(?:kann|soll|muss) (?:weg|raus)|witz|scherz|spaß|gelogen|erfunden|quatsch|blague|plaisant|rigol|menti|broma|bromea|mentí|retien|retenga|guardes|rather you|un-?(?:remember|know)|your (?:head|mind|memory|notes)|need to (?:keep|know|store)|have to keep|hold on to|n['’]?t have (?:told|said|mentioned)|needs to know|should not have|back about|nehm|rauswerf|schmeiß|weg damit|als (?:hätt|ob|wenn)|comme si je|pas dû|como (?:que|si) nunca|de tu (?:memoria|cabeza|mente)|no deb/i;

/** Returns false for most texts, which hold no order to forget. */
export const mayHoldForgetOrder = (said: string): boolean => said.length <= MAX_CHARACTERS && MAY_HOLD_ORDER.test(said);
