import type { Topic } from "../pattern.ts";
import { INSTRUCTION_CUE, instruction, LAST } from "./instruction.ts";

const DO = String.raw`(?:use|answer|reply|respond|write|give|include|add|show|explain|keep|be|address|speak|talk|cite|ask|start|end|begin|format|put|mention|recommend|suggest|avoid|call|translate|provide|send|remind|assume|return|round|quote|apologi[sz]e|refer|convert|check|double-check|sign|prefer|skip|output|present|offer|summari[sz]e|search|treat|make sure|list|number)(?:ing)?`;
const TONE =
  "(?:formal|informal|casual|friendly|polite|professional|direct|honest|blunt|funny|serious|warm|relaxed|playful|neutral|sarcastic|humorous|strict|gentle)";

export const MANNER = {
  about: "the manner of answers",
  cue: INSTRUCTION_CUE,
  patterns: {
    "tone, always": instruction(
      String.raw`always (?:be|stay|sound|write|talk|use an?|keep an?)(?: more| less)? (?<x>${TONE})\b.*$`,
      "tone",
      "{x}",
      { x: "as said" },
    ),
    tone: instruction(
      String.raw`be (?:a bit |a little )?(?:more )?(?<x>${TONE})(?: with me| in (?:the )?future| from now on)*\W*$`,
      "tone",
      "{x}",
      { x: "as said", lasts: "alone" },
    ),
    "whenever you": instruction(`(?<k>whenever you ${DO.replace("(?:use", "(?:show|use")} .+)$`, "{k}", "always", {
      k: "manner",
      fallback: true,
    }),
    "tone of writing": instruction(
      String.raw`(?:i prefer|(?:always )?use|(?:always )?(?:answer|reply|respond|write) (?:with|in)) an? (?:more )?(?<x>${TONE}) (?:tone|style|language)\b.*$`,
      "tone",
      "{x}",
      { x: "as said" },
    ),
    units: instruction(
      String.raw`(?:always )?use (?:the )?(?<x>metric|imperial|celsius|fahrenheit|kilomet(?:re|er)s|miles|si)(?: (?:units?|system|measurements))*${LAST}`,
      "units",
      "{x}",
      { x: "as said" },
    ),
    "format, none": instruction(
      String.raw`(?:never|don't|do not|no|without) (?:us(?:e|ing) |add(?:ing)? |includ(?:e|ing) |put(?:ting)? )?(?:any )?(?<k>emojis?|markdown|bullet points|exclamation marks|disclaimers|jargon|tables|headings|headers|hashtags|em.?dashes|slang|swear words|filler|profanity|abbreviations|code comments)${LAST}`,
      "{k}",
      "no",
      { k: "singular" },
    ),
    "format, always": instruction(
      String.raw`always (?:use|add|include) (?<k>emojis?|markdown|bullet points|tables|headings|headers|abbreviations|code comments)\b.*$`,
      "{k}",
      "yes",
      { k: "singular" },
    ),
    "format, answer in": instruction(
      String.raw`always (?:answer|reply|respond|write|format \w+)(?: me)? (?:in|with|as|using) (?<k>emojis?|markdown|bullet points|tables|headings|headers)\b.*$`,
      "{k}",
      "yes",
      { k: "singular" },
    ),
    "format, again": instruction(
      String.raw`you (?:can|may) (?:start )?us(?:e|ing) (?<k>emojis?|markdown|bullet points|tables|headings|headers) (?:again|now|from now on)\b.*$`,
      "{k}",
      "yes",
      { k: "singular" },
    ),
    "plain text": instruction(
      String.raw`always (?:answer|reply|respond|write|use|in|with)(?: in| with)? plain text\b.*$`,
      "markdown",
      "no",
    ),
    "always do": instruction(`always (?<k>${DO} .+)$`, "{k}", "always", { k: "manner", fallback: true }),
    "never do": instruction(`never (?!put |be |start|end|return|show )(?<k>${DO}(?: .+)?)$`, "{k}", "never", {
      k: "manner",
      fallback: true,
    }),
  },
} satisfies Topic;
