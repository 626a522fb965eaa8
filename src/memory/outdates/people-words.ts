import { POSSESSIVES } from "../../text/possessives.ts";

/** People of the user, in four languages. Whom the user goes to, such as a dentist, is none: they change for the user. */
export const PEOPLE = String.raw`(?:brother|sister|bro|sis|sibling|mum|mom|mother|dad|father|parents?|son|daughter|kids?|child(?:ren)?|baby|wife|husband|hubby|partner|boyfriend|girlfriend|fianc[ée]e?|friends?|mates?|buddy|roommate|flatmate|housemate|neighbou?rs?|colleague|coworker|cousins?|uncle|aunt|auntie|niece|nephew|gran|grandma|grandpa|grandmother|grandfather|nan|in-laws?|grandsons?|granddaughters?|grandchild(?:ren)?|step(?:mum|mom|dad|mother|father|son|daughter|brother|sister)|ex|bruder|schwester|mutter|mama|vater|papa|eltern|sohn|tochter|kind|kinder|frau|mann|freund|freundin|nachbar(?:in|n)?|kolleg(?:e|in|en)|cousine?|onkel|tante|oma|opa|nichte|neffe|mitbewohner(?:in)?|schwager|schwägerin|schwieger\p{L}+|enkel(?:in)?|stief\p{L}+|frère|sœur|soeur|mère|père|parents|fils|fille|enfants?|mari|femme|copain|copine|amie?s?|voisine?s?|collègues?|cousine?|oncle|grand-mère|grand-père|nièce|neveu|coloc|belle-(?:mère|sœur|soeur|fille)|beau-(?:père|frère|fils)|petit-fils|petite-fille|hermano|hermana|madre|padre|mamá|papá|padres|hijo|hija|hijos|marido|mujer|esposo|esposa|novio|novia|amig[oa]s?|vecin[oa]s?|compañero|compañera|primo|prima|tío|tía|abuelo|abuela|sobrino|sobrina|suegr[oa]|cuñad[oa]|yerno|nuera|niet[oa])`;
/** "My" and "our" in four languages. */
export const POSSESSIVE = `(?:${POSSESSIVES})`;

/** Animals of the user, in four languages. */
export const ANIMALS = String.raw`(?:dog|cat|puppy|kitten|horse|pony|rabbit|bunny|parrot|hamster|hund|hündin|katze|kater|pferd|kaninchen|hase|chien(?:ne)?|chat(?:te|on)?|cheval|lapin|perr[oa]|gat[oa]|caballo|conejo)`;

/** Tells one of several from the others, in four languages: "my older son", "our other dog", "mi hermano pequeño". */
export const WHICH = String.raw`(?:older|elder|oldest|eldest|younger|youngest|little|big|middle|other|second|first|twin|half|step|große[rn]?|ältere[rn]?|älteste[rn]?|kleine[rn]?|jüngere[rn]?|jüngste[rn]?|mittlere[rn]?|andere[rn]?|zweite[rn]?|erste[rn]?|grande?|petite?|aînée?|cadette?|autre|deuxième|second|premi(?:er|ère)|mayor|menor|pequeñ[oa]|grande|median[oa]|otr[oa]|segund[oa]|primer[oa]?)`;
