const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Words by which a sentence speaks of the user, without apostrophes. */
export const MY_WORDS = set(
  "i im ive ill id me my mine myself we were weve our us ours ich mich mir mein meine meinen meinem meiner wir uns unser " +
    "unsere unseren je j jai jsuis m moi mon ma mes on nous notre nos yo mi mis nosotros nuestro nuestra conmigo",
);
/** Words by which a sentence speaks to the assistant. */
export const YOUR_WORDS = set(
  "you your youre u ur du dich dir dein deine sie ihr ihnen tu te t toi ton ta tes vous votre vos tú ti usted su",
);
