/**
 * "Have" behind "I don't want you to", if what follows is something to know: "have my address". Without it the words are about
 * things and illnesses: "I don't want you to have my cold".
 */
export const HAVE_DATA = String.raw`(?:have|had)(?= (?:anything|any|something|stuff|it|that|this|(?:all |any of )?(?:my|our|these|those) (?:\p{L}+ ){0,2}(?:address(?:es)?|numbers?|names?|birthdays?|e-?mails?|details?|data|history|info\p{L}*|records?|secrets?|facts?|notes?|salary|age|password|location|job|diagnos[ie]s|religion)(?![\p{L}\p{N}])))`;
