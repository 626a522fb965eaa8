/** Phrases by which people ask for something, whatever the subject. */
const ADVICE = "(?:advice|ideas?|opinions?|recommendations?|suggestions?|thoughts|tips)";
const YOURS = "(?:can|could|would) you (?:please )?(?:advise|recommend|suggest)";
const THINK = "(?:do|don['’]t|would) you think|what (?:do|would) you (?:advise|recommend|suggest|think)";
const IT_WOULD = "(?:is|was|would) (?:it|that|this)|(?:it|that|this)(?: is| was| would|['’][ds])";
const GOOD_IDEA = `(?:${IT_WOULD})(?: be)? an? (?:bad|good|great) idea`;
const WONDER = "i(?: was| am|['’]m) (?:just )?wondering(?: if| whether)?";

const FRAMING = new RegExp(`\\b(?:${YOURS}|${THINK}|${GOOD_IDEA}|(?:do you have )?any ${ADVICE}|${WONDER})\\b`, "gi");

/** In a longer text the words of asking decide little, and are not worth the time. */
const MAX_CHARACTERS = 250;

/**
 * Returns a question without the words in which it asks. "Do you think it would be a good idea to go?" is about going,
 * and no memory of a good idea answers it. Only the query loses them: "my idea" is content in a memory and in a
 * question. As stop words, such words cost LoCoMo up to half a point of recall.
 */
export function stripFraming(question: string): string {
  return question.length > MAX_CHARACTERS ? question : question.replace(FRAMING, " ");
}
