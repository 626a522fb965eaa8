import type { Topic } from "../pattern.ts";
import { INSTRUCTION_CUE, instruction, LAST } from "./instruction.ts";

const LENGTH = String.raw`(?<x>(?:very |as |more |relatively |pretty )?(?:short|brief|concise|succinct|terse|long|longer|shorter|detailed|thorough|comprehensive|elaborate|verbose|to the point|(?:under|within|below|at most|to) \d+ \w+|to (?:one|a single|two|three|a few) \w+|simple|in depth)(?: as possible)?(?: and (?:simple|to the point|concise|clear|sweet))?)`;
const COUNTED = String.raw`(?:just |only |at most |no more than |under |max(?:imum)? )?(?:one|a single|two|three|four|five|a few|\d+)(?: or two| or three| to \w+)?[- ](?:short |long |full )?(?:sentences?|words?|lines?|paragraphs?)`;
const AT_LENGTH = String.raw`(?<x>(?:more |very |as |quite )?(?:briefly|concisely|succinctly|shortly|thoroughly|comprehensively|elaborately|extensively|at length|in brief|in short|in (?:very )?(?:short|brief|long) (?:sentences|paragraphs)|in full|in (?:more |great |greater |full |less )?(?:detail|depth)|in ${COUNTED}|with (?:more|less|full|fewer) (?:details?|depth|words)|to the point)(?: as possible)?)`;
const ANSWERS = "(?:answers?|repl(?:y|ies)|responses?|explanations?|messages|output)";

/**
 * Standing instructions. Users may mean "answer in French" for once, but it asks about the manner of answering, which
 * seldom changes. "Make it shorter" is about the text at hand and is left out.
 */
export const LANGUAGE_AND_LENGTH = {
  about: "the language and length of answers",
  cue: INSTRUCTION_CUE,
  patterns: {
    "language, not": instruction(
      String.raw`(?:never|don't|do not|stop) (?:answer|reply|respond|speak|talk|write)(?:ing)?(?: to me| me)? in (?<x>[^\s\d.,;:!?()"]+)(?: any ?more| any longer| from now on)*\W*$`,
      "language",
      "not {x}",
      { x: "language" },
    ),
    "length, no longer short": instruction(
      String.raw`you (?:don't|do not|no longer) (?:have|need) to (?:be|keep it|answer|reply) (?:so |that )?(?:brief(?:ly)?|short|concise(?:ly)?)(?: any ?more| any longer)?$`,
      "length",
      "detailed",
    ),
    "length, again": instruction(
      String.raw`you (?:can|may) (?:answer|reply|write|explain things) ${AT_LENGTH} (?:again|now)$`,
      "length",
      "{x}",
      {
        x: "as said",
      },
    ),
    language: instruction(
      String.raw`(?:always )?(?:answer|reply|respond|speak|talk|write|communicate)(?:ed)?(?: (?:to )?me| back| only| always)* in (?<x>[^\s\d.,;:!?()"]+)${LAST}`,
      "language",
      "{x}",
      { x: "language" },
    ),
    "language, use": instruction(
      String.raw`(?:always )?(?:use|speak) (?<x>[^\s\d.,;:!?()"]+) (?:only|from now on|when (?:answering|talking|replying).*)\W*$`,
      "language",
      "{x}",
      { x: "language" },
    ),
    "language, preferred": instruction(
      String.raw`i (?:prefer|want|like) (?:your )?(?:answers|replies|responses) in (?<x>\S+?)\W*$`,
      "language",
      "{x}",
      {
        x: "language",
      },
    ),
    "length of answers": instruction(
      String.raw`(?:always )?(?:keep|make) (?:(?:your|all|the|my) )*(?:answers?|repl(?:y|ies)|responses?|explanations?|messages|output) ${LENGTH}.*$`,
      "length",
      "{x}",
      { x: "as said" },
    ),
    "length, preferred": instruction(
      String.raw`(?:i (?:prefer|want|like|need)|(?:always )?(?:give me|use|write)) ${LENGTH} (?:answers|replies|responses|explanations)\b.*$`,
      "length",
      "{x}",
      { x: "as said" },
    ),
    "length, in words": instruction(
      String.raw`(?:always )?(?:answer|reply|respond|write|explain|speak|talk)(?:ing)?(?: (?:to )?me| everything| things| questions| always| only)* ${AT_LENGTH}${LAST}`,
      "length",
      "{x}",
      { x: "as said", lasts: "said" },
    ),
    "length, be": instruction(
      String.raw`(?:always )?(?:be|stay|keep (?:it|things)) ${LENGTH}${LAST}`,
      "length",
      "{x}",
      {
        x: "as said",
        lasts: "alone",
      },
    ),
    "length, limited": instruction(
      String.raw`(?:always )?(?:limit|keep) (?:yourself|(?:your|all|the|my) (?:your )?${ANSWERS}) (?:to |at |under |within )(?<x>${COUNTED})${LAST}`,
      "length",
      "{x}",
      { x: "as said" },
    ),
    "length, more or less": instruction(
      String.raw`(?:always |i (?:want|need|would like|prefer) )+(?:give me |use |with )?(?:an? )?(?<x>(?:much |even |a (?:lot|bit|little) )?(?:more|less|fewer) (?:details?|depth|words|explanations?)|(?:very |more )?(?:short(?:er)?|brief|concise|long(?:er)?|detailed|thorough|full|one-(?:sentence|line|word)|one (?:sentence|line|word)) ${ANSWERS})${LAST}`,
      "length",
      "{x}",
      { x: "as said", lasts: "said" },
    ),
    "length, shorter": instruction(
      String.raw`(?:(?:never|don't|do not) (?:be|being|answer|write|writing|give me|giving me) (?:so |too |such |that )(?:very )?(?:verbose|long|lengthy|wordy|long-winded|detailed|chatty)\b|no (?:more )?(?:long|lengthy|verbose|wordy) ${ANSWERS}).*$`,
      "length",
      "short",
    ),
    "length, longer": instruction(
      String.raw`(?:(?:never|don't|do not) (?:be|being|answer|write|writing|give me|giving me) (?:so |too |such |that )(?:brief|short|terse|curt|concise)\b|no (?:more )?(?:short|brief|terse) ${ANSWERS}).*$`,
      "length",
      "detailed",
    ),
    "language, alone": instruction(
      String.raw`always (?:in |use |speak )?(?<x>[^\s\d.,;:!?()"]+)(?:,? please| only)*$`,
      "language",
      "{x}",
      {
        x: "language",
        lasts: "said",
      },
    ),
  },
} satisfies Topic;
