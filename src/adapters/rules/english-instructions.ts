import type { Rule } from "./rule.ts";

/*
 * Standing instructions. "Answer in French" may be meant once, but asks about the manner of
 * answering, which seldom changes; "make it shorter" is about the text at hand and is left out.
 */
const STANDING = String.raw`(?:(?:please|also|so|ok|always|from now on|in (?:the )?future|going forward|from here on|henceforth|for all (?:future )?(?:answers|replies|responses)|whenever you (?:answer|reply|respond)|i(?:['’]d| would) (?:like|prefer)(?: it)?(?: if)? you(?: to)?|i want you to|i need you to|you should|you must|could you|can you)[,:\s]{1,3})*`;
const ALWAYS = String.raw`(?:(?:please|also|so|ok|i want you to|i(?:['’]d| would) like you to|you should|you must)[,\s]{1,3})*(?:always|from now on|in (?:the )?future|going forward|from here on|henceforth|for all future (?:answers|replies|responses)|whenever you (?:answer|reply|respond))[,:\s]{1,3}(?:(?:please|always|i want you to|i(?:['’]d| would) like you to|you should|you must)[,\s]{1,3})*`;
const NEVER = String.raw`(?:(?:please|so|from now on|in (?:the )?future|going forward|you should|you must|i want you to)[,\s]{1,3})*(?:never|do not ever|don['’]?t ever|(?:always )?avoid|stop(?! (?:talk|speak|answer|search|play|listen|translat|send))|refrain from)\s`;
const DONT = String.raw`(?:(?:please|so|from now on|in (?:the )?future|going forward)[,\s]{1,3})*(?:don['’]?t|do not|never|stop|avoid|no|without)\s`;
const SAY = String.raw`(?:answer|reply|respond|speak|talk|write|communicate|answered|replied|responded|spoke|wrote)(?: (?:to )?me| back| to me)?(?: only| always)?`;
const ANSWERS = String.raw`(?:(?:your|all|the|all your|my) )*(?:answers?|repl(?:y|ies)|responses?|explanations?|messages|output)`;
const LENGTH = String.raw`(?<x>(?:very |as |more |relatively |pretty )?(?:short|brief|concise|succinct|terse|long|longer|shorter|detailed|to the point|under \d+ \w+|simple|in depth)(?: as possible)?(?: and (?:simple|to the point|concise|clear|sweet))?)`;
const DO = String.raw`(?:use|answer|reply|respond|write|give|include|add|show|explain|keep|be|address|speak|talk|cite|ask|start|end|begin|format|put|mention|recommend|suggest|avoid|translate|provide|send|remind|assume|return|round|quote|apologi[sz]e|refer|convert|check|double-check|sign|prefer|skip|output|present|offer|summari[sz]e|search|treat|make sure|list|number)(?:ing)?`;

const row = (when: string, slot: string, value: string, more: Partial<Rule> = {}): Rule => ({
  when: new RegExp(`^${when}`, "i"),
  slot: `instruction:${slot}`,
  value,
  type: "procedural",
  ...more,
});

export const ENGLISH_INSTRUCTIONS: readonly Rule[] = [
  row(String.raw`${STANDING}${SAY} in (?<x>[^\s\d.,;:!?()"]+)(?: only| please| from now on)*\W*$`, "language", "{x}", {
    x: "language",
  }),
  row(
    String.raw`${STANDING}(?:use|speak) (?<x>[^\s\d.,;:!?()"]+) (?:only|from now on|when (?:answering|talking|replying).*)\W*$`,
    "language",
    "{x}",
    { x: "language" },
  ),
  row(
    String.raw`i (?:prefer|want|like) (?:your )?(?:answers|replies|responses) in (?<x>[^\s\d.,;:!?()"]+)\W*$`,
    "language",
    "{x}",
    { x: "language" },
  ),
  row(String.raw`${STANDING}(?:keep|make) ${ANSWERS} ${LENGTH}.*$`, "length", "{x}", { x: "number" }),
  row(
    String.raw`(?:i (?:prefer|want|like|need)|${STANDING}(?:give me|use|write)) ${LENGTH} (?:answers|replies|responses|explanations)\b.*$`,
    "length",
    "{x}",
    { x: "number" },
  ),
  row(String.raw`${ALWAYS}(?:be|keep it|stay) ${LENGTH}\W*$`, "length", "{x}", { x: "number" }),
  row(
    String.raw`${ALWAYS}(?:be|stay|sound|use an?|keep an?)(?: more)? (?<x>formal|informal|casual|friendly|polite|professional|direct|honest|blunt|funny|serious)\b.*$`,
    "tone",
    "{x}",
    { x: "number" },
  ),
  row(
    String.raw`(?:i prefer|${STANDING}use|${STANDING}(?:answer|reply|respond|write) (?:with|in)) an? (?:more )?(?<x>formal|informal|casual|friendly|polite|professional|direct|neutral) (?:tone|style|language)\b.*$`,
    "tone",
    "{x}",
    { x: "number" },
  ),
  row(
    String.raw`${STANDING}use (?:the )?(?<x>metric|imperial|celsius|fahrenheit|kilomet(?:re|er)s|miles|si)(?: (?:units?|system|measurements))*(?: only| please| from now on| everywhere)*\W*$`,
    "units",
    "{x}",
    { x: "number" },
  ),
  row(
    String.raw`${DONT}(?:us(?:e|ing) |add(?:ing)? |include |including |put(?:ting)? )?(?:any )?(?<k>emojis?|markdown|bullet points|exclamation marks|disclaimers|jargon|tables|headings|headers|hashtags|em.?dashes|slang|swear words|filler|profanity|abbreviations|code comments)(?: please| ever| anywhere| in (?:your|any) .*| when .*| at all| any ?more| from now on)*\W*$`,
    "{k}",
    "no",
    { k: "pets" },
  ),
  row(
    String.raw`${ALWAYS}(?:use|add|include) (?<k>emojis?|markdown|bullet points|tables|headings|headers|abbreviations|code comments)\b.*$`,
    "{k}",
    "yes",
    { k: "pets" },
  ),
  row(String.raw`${ALWAYS}(?!(?:answer|reply|respond) in [^\s\d.,;:!?()"]+\W*$)(?<k>${DO} .+)$`, "{k}", "always", {
    k: "manner",
    fallback: true,
  }),
  row(String.raw`${NEVER}(?<k>${DO} .+)$`, "{k}", "never", { k: "manner", fallback: true }),
  row(String.raw`${ALWAYS}(?:don['’]?t|do not|never) (?<k>.+)$`, "{k}", "never", { k: "manner", fallback: true }),
];
