import type { Guard } from "./guards.ts";

/** Guards over one clause, by the trap they know. */
export const CLAUSE_GUARDS = {
  condition: {
    reach: "rest",
    pattern:
      /^(?:and |but |so |or |then )?(?:only |even |as )?(?:if|unless|whether|in case|provided|assuming|supposing|were i|had i|should i|otherwise|wenn|falls|ob|si)\b/i,
  },
  "reported speech": {
    reach: "rest",
    pattern:
      /^(?!i\b|(?:as|like) i\b|(?:\S+\s){0,2}(?:forget|delete|erase|vergiss|oublie[zr]?|olvid[ae])\b)(?:\S+\s){0,5}(?:said|says|told|tells|wrote|writes|asked|replied|claim(?:s|ed)|texted|believes?|thinks?|thought|insists?|mentioned|suggested|assumed?|sagt|sagte|meint|dit|dice|dijo)\b/i,
  },
  doubt: {
    reach: "rest",
    pattern:
      /^(?:and |but |so )?(?:maybe|perhaps|possibly|probably|supposedly|apparently|allegedly|i (?:think|guess|suppose|wish|hope|doubt|wonder|dreamt|dreamed|imagine|might|may|could|would(?! (?:like|prefer) (?:it )?(?:if )?you\b)|feel like|am not sure|don'?t know|forgot|never said|didn'?t say|said|told|asked|(?:wrote|read)(?! (?:an?|my|our|\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|many|most|all|every|lots)\b)|heard)|i'd(?! (?:like|prefer) (?:it )?(?:if )?you\b)|i'm not sure|it'?s not true|it is not|not sure|vielleicht|peut-être|quizás?|ich glaube|je pense|creo)\b/i,
  },
} satisfies Readonly<Record<string, Guard>>;

/** Requests in the shape of a question: "Can you always answer in French?" */
export const REQUESTS =
  /^(?:can|could|would|will) you (?:please |also |just )*(?:remember that|note that|keep in mind that|make a note|call me|address me|always|never|from now on|stop|not use)\b/i;

/** A clause that begins like this asks. Clauses that "and" joins to it belong to the question. */
export const ASKS =
  /^(?:and |but |so |or |then |also )?(?:do|does|did|can|could|would|will|should|shall|may|must|have you|has|is|are|am|was|were|what(?:'s)?|why|how|where|when|who|whose|which|whom|isn't|aren't|don't you|won't|wouldn't|couldn't|any|is it|kannst|können|könnten|was|wie|wo|wer|warum|est-ce|peux|pouvez|qu'|que|quel|quelle|où|comment|pourquoi|puedes|podrías|qué|cómo|dónde|cuál)\b/i;

/** Leads before a colon after which the user speaks of themselves: "About me: I live in Oslo". */
export const OWN_LEAD =
  /^\W{0,3}(?:me|question|quick question|ich|moi|yo|frage|pregunta)\W*$|(?:^|\b)(?:about (?:me|myself)|for (?:context|the record|reference|your (?:information|records?))|context|background|fyi|note|remember(?: this| that)?|ps|p\.s|btw|update|correction|reminder|important|my (?:details|info|preferences|background|profile|facts|situation|rules)|(?:some |a few )?(?:facts|things|details|info(?:rmation)?|rules|instructions)(?: about me| to remember| for you| to follow)?|from now on|keep in mind|one (?:more )?thing|introduction|myself|intro|preferences?|in short|disclosure|disclaimer|to be clear|please|merke dir|note bien)\W*$/i;
