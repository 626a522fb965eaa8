import { wordSet } from "./words.ts";

/**
 * Verbs of action. "How do I look", "how do I know", "how do you feel" ask about somebody. These verbs ask for a
 * procedure, whoever carries it out. A missing verb costs a hit.
 */
const ACTION_VERB_LIST = `
  accept access achieve acquire act activate add adopt advertise afford amplify analyze annotate answer apologize append apply approach
  archive arrange ask assemble attach attain attend attract authenticate automate avoid backup bake balance be beat become begin behave
  bleach blend block boil boost boot borrow bowl braid break breed bring browse build burn buy bypass calculate cancel cash catch
  celebrate change charge cheat check choose circumvent claim classify clean clear climb clone close combat comment commit communicate
  compile complain complete compress compute concentrate conduct configure connect conquer construct contact contribute control convert
  convince cook cool cope copy copyright correct counter crack create crochet crop curb cure customize cut dance date deactivate deal
  debug declare decorate decrease decrypt defrost delete deploy derive design destroy determine develop diagnose dilute disable disconnect
  discover display dissolve distil distill distinguish distribute divide downgrade download drain draw dress drive dye earn eat edit
  eliminate embed enable encourage encrypt enhance enlarge enter eradicate erase escape estimate evaluate exchange execute expand explore
  export express extend extract factory ferment fetch fight file fill filter find finish fire fix flash flip flirt flush fly focus fold
  force forecast forget forgive format forward freeze fry fund gain generate get glue go graph grill grow hack handle hang heal help hide
  hire host identify ignore immigrate implement import impress improve increase initialize insert install insulate integrate interpret
  introduce invert invest invite isolate iterate jailbreak join juggle keep kill knit launch lead learn leave lighten limit link list
  locate lock log login loop lose lower lubricate maintain make manage manufacture marinate market master maximize measure meditate meet
  memorize merge migrate minimize modify monetize monitor motivate mount move mow multiply negotiate nominate obtain open optimize order
  organize overclock overcome override paint pair parse participate pass patch patent pay peel perform pick pickle pitch place plan plant
  play plot plow polish post practice practise predict prepare present preserve press prevent print process program promote pronounce
  propagate propose protect prove provide prune publish pull pump purchase pursue push put query quit raise rank reach reactivate read
  rebuild receive recharge recognize reconnect record recover recruit recycle redeem redirect reduce refactor regain regenerate register
  regulate reinstall reject release relieve remove rename renew rent repair repeat replace replicate reply report request reset resist
  resize resolve respond restart restore restrict retain retrieve return reuse reverse review revise roast root rotate run sanitize
  satisfy save scan schedule score scrape search season secure seduce select sell send separate serve set setup sew sharpen shave ship
  shop shrink shut sign simplify simulate sing skin skip slice slim smoke soften solve sort speak specify speed spend split spread stain
  start stay steam sterilize stop store strengthen stretch study style submit subscribe substitute subtract succeed suppress surf survive
  sustain swap swim switch sync synthesize tackle talk tame tan teach tell test thaw thicken think tie tighten trace track trade trademark
  train transfer transform transition translate transport travel treat trim troubleshoot tune turn tweak type unblock uncover understand
  undo unfollow uninstall unlearn unlock unsubscribe unzip update upgrade upload use utilize validate verify view visit visualize vote
  wake wash watch waterproof wean wear weave weed weld whiten win wipe withdraw wrap write zip`;

/** The verbs, in British spelling as well. */
const ACTION_VERBS = new Set(
  [...wordSet(ACTION_VERB_LIST)].flatMap((verb) => [verb, verb.replace(/(?<=i|y)ze$/, "se")]),
);

/** Actions that people and assistants are asked about themselves: "how do you decide", "how do you store data". */
const PERSONAL_ACTIONS = wordSet(
  `
  accept act answer balance be become behave choose claim collect communicate concentrate dance date decide determine dress earn eat
  evaluate express fetch filter find focus forecast forget forgive generate get go handle help ignore interpret introduce keep know learn
  leave maintain manage market meditate moderate monetise monetize monitor motivate organise organize pay pick plan play practice practise
  predict prepare process pronounce protect provide rank react read receive recognise recognize reply resist respond restrict review run
  secure select sell serve share sing speak spend stay store study tackle tell think track train translate travel treat understand update
  use validate verify view visit vote wake watch wear work`,
);

export const isActionVerb = (verb: string): boolean => ACTION_VERBS.has(verb);
export const isImpersonalAction = (verb: string): boolean => ACTION_VERBS.has(verb) && !PERSONAL_ACTIONS.has(verb);

const GERUNDS: ReadonlyMap<string, string> = new Map([...ACTION_VERBS].map((verb) => [gerundOf(verb), verb]));

/** Returns the verb of a gerund, such as "learn" for "learning". Returns null if it is no verb of action. */
export function verbOfGerund(word: string): string | null {
  return GERUNDS.get(word) ?? null;
}

const IRREGULAR_PARTICIPLES: ReadonlyMap<string, string> = new Map(
  "made:make done:do found:find written:write built:build cut:cut sold:sell bought:buy kept:keep won:win taught:teach dealt:deal drawn:draw grown:grow sent:send spent:spend hidden:hide undone:undo broken:break beaten:beat frozen:freeze overcome:overcome set:set read:read"
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/** Returns the verb of a past participle, such as "provide" for "provided". Returns null if it is no verb of action. */
export function verbOfParticiple(word: string): string | null {
  const irregular = IRREGULAR_PARTICIPLES.get(word);
  if (irregular !== undefined) return irregular;
  if (!/^[a-z]{2,}ed$/.test(word)) return null;
  const stem = word.slice(0, -2);
  const candidates = [`${stem}e`, stem, stem.slice(0, -1), `${word.slice(0, -3)}y`];
  return candidates.find(isActionVerb) ?? null;
}

function gerundOf(verb: string): string {
  if (verb.endsWith("ie")) return `${verb.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(verb)) return `${verb.slice(0, -1)}ing`;
  if (
    /^(?:(?:un)?[b-df-hj-np-tv-z]{0,3}[aeiou][bdgklmnprtz]|begin|forget|quit|regret|commit|submit|format|program|control|transfer|unplug)$/.test(
      verb,
    ) &&
    verb !== "format"
  )
    return `${verb}${verb.at(-1) ?? ""}ing`;
  return `${verb}ing`;
}
