/** Kinds of notes. "Any" stands before them, and before troubles: "any trouble with my visa". */
export const NOTES = String.raw`(?:data|info\p{L}*|records?|notes?|details?)`;
const OWN_DATA = String.raw`(?:address(?:es)?|numbers?|names?|birthdays?|e-?mails?|history|secrets?|facts?|salary|age|password|location|job|diagnos[ie]s|religion|${NOTES})`;

/**
 * "Have" behind "I don't want you to", if what follows is something to know: "have my address". Without it the words are about
 * things and illnesses: "I don't want you to have my cold".
 */
export const HAVE_DATA = String.raw`(?:have|had)(?= (?:(?:anything|any|something|stuff) (?:about|on) (?:my|our|me)|(?:it|that|this) about (?:my|our|me)|(?:any|that|this) (?:\p{L}+ )?${NOTES}|(?:all |any of )?(?:my|our|these|those) (?:\p{L}+ ){0,2}${OWN_DATA})(?![\p{L}\p{N}]))`;
