import type { Rewriting } from "../pattern.ts";

const ASKED =
  "(?:please|also|so|ok|i want you to|i need you to|i(?:'d| would) (?:like|prefer)(?: it)?(?: if)? you(?: to)?|you should|you must|could you|can you|would you|will you)";

/** Rewritings after which a standing instruction begins with "always", "never", or its verb. */
export const INSTRUCTING = {
  asked: [new RegExp(`^(?:${ASKED}[,\\s]{1,3})+`, "i"), ""],
  "for good, said first": [
    new RegExp(
      `^(?:(?:always|from now on|in (?:the )?future|going forward|from here on|henceforth|for all (?:future )?(?:answers|replies|responses)|whenever you (?:answer|reply|respond))[,:\\s]{1,3}(?:${ASKED}[,\\s]{1,3})*)+`,
      "i",
    ),
    "always ",
  ],
  "for good, said last": [
    /^(?!(?:i|we|my|our|call|address|never|don't|do not|no|stop|avoid|without|always)\b)(.+?),? (?:please,? )?(?:from now on(?:wards)?|in future|going forward|from here on|henceforth)(?:,? please)?$/i,
    "always $1",
  ],
  never: [
    /^(?:always (?:don't|do not|never|stop|avoid)|(?:don't|do not) ever|never|avoid|refrain from|stop(?! (?:talk|speak|answer|search|play|listen|translat|send))) /i,
    "never ",
  ],
} satisfies Readonly<Record<string, Rewriting>>;
