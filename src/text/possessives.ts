/** Words for what is one's own in four languages, as a pattern: "my", "unsere", "mes", "nuestra". */
export const POSSESSIVES: string = String.raw`my|our|mein\p{L}*|unser\p{L}*|mon|ma|mes|notre|nos|mis?|nuestr\p{L}+`;
