import { ENGLISH } from "./english.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import type { Language } from "./pattern.ts";
import { SPANISH } from "./spanish.ts";

/** Languages in the order they are tried in. A further one also brings its clause starts to `clauses.ts`. */
export const LANGUAGES: readonly Language[] = [ENGLISH, GERMAN, FRENCH, SPANISH];
