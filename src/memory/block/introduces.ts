import { regex } from "../../text/regex.ts";

/* English comes first, then German, French and Spanish. */

/** Words by which somebody tells their name, age or origin. */
const INTRODUCTION = regex.iu`(?<![\p{L}\p{M}])(?:my (?:\p{L}+ )?(?:name|surname|pronouns)|(?:call|calls) me|i(?:['’]?m| am) (?:called|named|from|(?:\p{L}+ )?\d{1,2}(?![\p{L}\d:.%])|an? \p{L}+ (?:from|in|at))|years old|(?:mein|der) (?:\p{L}+)?name|ich hei(?:ß|ss)e|nenn mich|ich (?:bin|komme) (?:der|die|aus|\d{1,2})(?![\p{L}\d])|jahre alt|mon (?:pré)?nom|je m['’]appelle|moi c['’]est|appelle-moi|je (?:viens de|suis (?:de|originaire))|j['’]ai \d{1,3} ans|mi (?:nombre|apellido)|me llamo|ll[áa]mame|soy de|tengo \d{1,3} años)(?![\p{L}\p{M}])`;
/** A name behind "I am": it is written with a capital. */
const NAMED = regex.u`(?:(?:^|[^\p{L}])[Ii](?:['’]?m| am)|[Ii]ch bin|[Jj]e suis|[Ss]oy|[Mm]oi c['’]est)\s+\p{Lu}\p{Ll}+`;

/** Returns whether a statement of who somebody is tells their name, age or origin. */
export const introduces = (text: string): boolean => INTRODUCTION.test(text) || NAMED.test(text);
