import type { Rewriting, Pattern, Topic } from "../pattern.ts";

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

const LENGTH = String.raw`(?<x>(?:very |as |more |relatively |pretty )?(?:short|brief|concise|succinct|terse|long|longer|shorter|detailed|thorough|comprehensive|elaborate|verbose|to the point|(?:under|within|below|at most|to) \d+ \w+|to (?:one|a single|two|three|a few) \w+|simple|in depth)(?: as possible)?(?: and (?:simple|to the point|concise|clear|sweet))?)`;
const DO = String.raw`(?:use|answer|reply|respond|write|give|include|add|show|explain|keep|be|address|speak|talk|cite|ask|start|end|begin|format|put|mention|recommend|suggest|avoid|call|translate|provide|send|remind|assume|return|round|quote|apologi[sz]e|refer|convert|check|double-check|sign|prefer|skip|output|present|offer|summari[sz]e|search|treat|make sure|list|number)(?:ing)?`;
const COUNTED = String.raw`(?:just |only |at most |no more than |under |max(?:imum)? )?(?:one|a single|two|three|four|five|a few|\d+)(?: or two| or three| to \w+)?[- ](?:short |long |full )?(?:sentences?|words?|lines?|paragraphs?)`;
const AT_LENGTH = String.raw`(?<x>(?:more |very |as |quite )?(?:briefly|concisely|succinctly|shortly|thoroughly|comprehensively|elaborately|extensively|at length|in brief|in short|in (?:very )?(?:short|brief|long) (?:sentences|paragraphs)|in full|in (?:more |great |greater |full |less )?(?:detail|depth)|in ${COUNTED}|with (?:more|less|full|fewer) (?:details?|depth|words)|to the point)(?: as possible)?)`;
const ANSWERS = "(?:answers?|repl(?:y|ies)|responses?|explanations?|messages|output)";
const TONE =
  "(?:formal|informal|casual|friendly|polite|professional|direct|honest|blunt|funny|serious|warm|relaxed|playful|neutral|sarcastic|humorous|strict|gentle)";
const LAST = String.raw`(?: only| please| from now on| everywhere| ever| at all| any ?more| anywhere| in (?:your|any) .*| when .*)*\W*$`;

const row = (when: string, slot: string, value: string, more: Partial<Pattern> = {}): Pattern => ({
  when: new RegExp(`^${when}`, "i"),
  slot: `instruction:${slot}`,
  value,
  type: "procedural",
  ...more,
});

/**
 * Standing instructions. Users may mean "answer in French" for once, but it asks about the manner of answering, which
 * seldom changes. "Make it shorter" is about the text at hand and is left out.
 */
export const INSTRUCTIONS = {
  about: "standing instructions",
  cue: /^(?:be|whenever|always|never|stop|don't|do not|no|without|use|keep|make|answer|reply|respond|speak|talk|write|communicate|give|explain|limit|stay|you|i (?:prefer|want|like|need))\b/i,
  patterns: {
    "language, not": row(
      String.raw`(?:never|don't|do not|stop) (?:answer|reply|respond|speak|talk|write)(?:ing)?(?: to me| me)? in (?<x>[^\s\d.,;:!?()"]+)(?: any ?more| any longer| from now on)*\W*$`,
      "language",
      "not {x}",
      { x: "language" },
    ),
    "length, no longer short": row(
      String.raw`you (?:don't|do not|no longer) (?:have|need) to (?:be|keep it|answer|reply) (?:so |that )?(?:brief(?:ly)?|short|concise(?:ly)?)(?: any ?more| any longer)?$`,
      "length",
      "detailed",
    ),
    "length, again": row(
      String.raw`you (?:can|may) (?:answer|reply|write|explain things) ${AT_LENGTH} (?:again|now)$`,
      "length",
      "{x}",
      {
        x: "number",
      },
    ),
    language: row(
      String.raw`(?:always )?(?:answer|reply|respond|speak|talk|write|communicate)(?:ed)?(?: (?:to )?me| back| only| always)* in (?<x>[^\s\d.,;:!?()"]+)${LAST}`,
      "language",
      "{x}",
      { x: "language" },
    ),
    "language, use": row(
      String.raw`(?:always )?(?:use|speak) (?<x>[^\s\d.,;:!?()"]+) (?:only|from now on|when (?:answering|talking|replying).*)\W*$`,
      "language",
      "{x}",
      { x: "language" },
    ),
    "language, preferred": row(
      String.raw`i (?:prefer|want|like) (?:your )?(?:answers|replies|responses) in (?<x>\S+?)\W*$`,
      "language",
      "{x}",
      {
        x: "language",
      },
    ),
    "length of answers": row(
      String.raw`(?:always )?(?:keep|make) (?:(?:your|all|the|my) )*(?:answers?|repl(?:y|ies)|responses?|explanations?|messages|output) ${LENGTH}.*$`,
      "length",
      "{x}",
      { x: "number" },
    ),
    "length, preferred": row(
      String.raw`(?:i (?:prefer|want|like|need)|(?:always )?(?:give me|use|write)) ${LENGTH} (?:answers|replies|responses|explanations)\b.*$`,
      "length",
      "{x}",
      { x: "number" },
    ),
    "length, in words": row(
      String.raw`(?:always )?(?:answer|reply|respond|write|explain|speak|talk)(?:ing)?(?: (?:to )?me| everything| things| questions| always| only)* ${AT_LENGTH}${LAST}`,
      "length",
      "{x}",
      { x: "number", lasts: "said" },
    ),
    "length, be": row(String.raw`(?:always )?(?:be|stay|keep (?:it|things)) ${LENGTH}${LAST}`, "length", "{x}", {
      x: "number",
      lasts: "alone",
    }),
    "length, limited": row(
      String.raw`(?:always )?(?:limit|keep) (?:yourself|(?:your|all|the|my) (?:your )?${ANSWERS}) (?:to |at |under |within )(?<x>${COUNTED})${LAST}`,
      "length",
      "{x}",
      { x: "number" },
    ),
    "length, more or less": row(
      String.raw`(?:always |i (?:want|need|would like|prefer) )+(?:give me |use |with )?(?:an? )?(?<x>(?:much |even |a (?:lot|bit|little) )?(?:more|less|fewer) (?:details?|depth|words|explanations?)|(?:very |more )?(?:short(?:er)?|brief|concise|long(?:er)?|detailed|thorough|full|one-(?:sentence|line|word)|one (?:sentence|line|word)) ${ANSWERS})${LAST}`,
      "length",
      "{x}",
      { x: "number", lasts: "said" },
    ),
    "length, shorter": row(
      String.raw`(?:(?:never|don't|do not) (?:be|being|answer|write|writing|give me|giving me) (?:so |too |such |that )(?:very )?(?:verbose|long|lengthy|wordy|long-winded|detailed|chatty)\b|no (?:more )?(?:long|lengthy|verbose|wordy) ${ANSWERS}).*$`,
      "length",
      "short",
    ),
    "length, longer": row(
      String.raw`(?:(?:never|don't|do not) (?:be|being|answer|write|writing|give me|giving me) (?:so |too |such |that )(?:brief|short|terse|curt|concise)\b|no (?:more )?(?:short|brief|terse) ${ANSWERS}).*$`,
      "length",
      "detailed",
    ),
    "language, alone": row(
      String.raw`always (?:in |use |speak )?(?<x>[^\s\d.,;:!?()"]+)(?:,? please| only)*$`,
      "language",
      "{x}",
      {
        x: "language",
        lasts: "said",
      },
    ),
    "tone, always": row(
      String.raw`always (?:be|stay|sound|write|talk|use an?|keep an?)(?: more| less)? (?<x>${TONE})\b.*$`,
      "tone",
      "{x}",
      { x: "number" },
    ),
    tone: row(
      String.raw`be (?:a bit |a little )?(?:more )?(?<x>${TONE})(?: with me| in (?:the )?future| from now on)*\W*$`,
      "tone",
      "{x}",
      { x: "number", lasts: "alone" },
    ),
    "whenever you": row(`(?<k>whenever you ${DO.replace("(?:use", "(?:show|use")} .+)$`, "{k}", "always", {
      k: "manner",
      fallback: true,
    }),
    "tone of writing": row(
      String.raw`(?:i prefer|(?:always )?use|(?:always )?(?:answer|reply|respond|write) (?:with|in)) an? (?:more )?(?<x>${TONE}) (?:tone|style|language)\b.*$`,
      "tone",
      "{x}",
      { x: "number" },
    ),
    units: row(
      String.raw`(?:always )?use (?:the )?(?<x>metric|imperial|celsius|fahrenheit|kilomet(?:re|er)s|miles|si)(?: (?:units?|system|measurements))*${LAST}`,
      "units",
      "{x}",
      { x: "number" },
    ),
    "figure, none": row(
      String.raw`(?:never|don't|do not|no|without) (?:us(?:e|ing) |add(?:ing)? |includ(?:e|ing) |put(?:ting)? )?(?:any )?(?<k>emojis?|markdown|bullet points|exclamation marks|disclaimers|jargon|tables|headings|headers|hashtags|em.?dashes|slang|swear words|filler|profanity|abbreviations|code comments)${LAST}`,
      "{k}",
      "no",
      { k: "pets" },
    ),
    "figure, always": row(
      String.raw`always (?:use|add|include) (?<k>emojis?|markdown|bullet points|tables|headings|headers|abbreviations|code comments)\b.*$`,
      "{k}",
      "yes",
      { k: "pets" },
    ),
    "figure, answer in": row(
      String.raw`always (?:answer|reply|respond|write|format \w+)(?: me)? (?:in|with|as|using) (?<k>emojis?|markdown|bullet points|tables|headings|headers)\b.*$`,
      "{k}",
      "yes",
      { k: "pets" },
    ),
    "figure, again": row(
      String.raw`you (?:can|may) (?:start )?us(?:e|ing) (?<k>emojis?|markdown|bullet points|tables|headings|headers) (?:again|now|from now on)\b.*$`,
      "{k}",
      "yes",
      { k: "pets" },
    ),
    "plain text": row(
      String.raw`always (?:answer|reply|respond|write|use|in|with)(?: in| with)? plain text\b.*$`,
      "markdown",
      "no",
    ),
    "always do": row(`always (?<k>${DO} .+)$`, "{k}", "always", { k: "manner", fallback: true }),
    "never do": row(`never (?!put |be |start|end|return|show )(?<k>${DO}(?: .+)?)$`, "{k}", "never", {
      k: "manner",
      fallback: true,
    }),
  },
} satisfies Topic;
