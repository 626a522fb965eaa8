import { wordSet } from "./words.ts";

/**
 * Verbs of doing. "How do I look", "how do I know", "how do you feel" ask about somebody; these
 * ask for a procedure, whoever carries it out. A verb that is missing costs a hit.
 */
const PROCEDURES = `
  achieve acquire activate adopt advertise afford amplify analyse analyze annotate apologise apologize append apply approach
  arrange ask assemble attach attain attract authenticate automate avoid backup bake balance beat become begin bleach blend
  block boil boost boot borrow bowl braid break bring browse build burn buy bypass cancel catch celebrate change charge check
  choose circumvent classify clean clear climb clone close combat comment commit communicate compile complain complete compress
  concentrate conduct configure connect conquer construct contact contribute control convince cook cool copy correct
  counter crack create cure curb customise customize cut dance date deactivate debug declare decorate decrease decrypt
  delete deploy derive design determine develop diagnose disable disconnect discover display dissolve distinguish
  distribute divide download drain draw dress drive dye earn edit eliminate embed enable encourage encrypt enhance enlarge enter
  eradicate erase escape estimate evaluate exchange execute expand explore export express extend extract factory fight file fill
  filter find finish fire fix flash flip focus fold force forecast format forward freeze fry fund gain generate get graph grill grow
  hack handle hang heal hide hire host identify implement import impress improve increase initialise
  initialize insert install insulate integrate interpret invest invite isolate iterate jailbreak join juggle keep kill knit
  launch lead lighten limit link list locate lock login loop lower maintain make manage
  manufacture market master maximise maximize measure meditate meet memorise memorize merge migrate minimise minimize modify
  monetise monetize monitor motivate mount move negotiate nominate obtain open optimise optimize order organise organize
  overcome overclock override paint parse pass patch patent pay perform pick pitch place plan plant play plot polish post
  practice practise predict prepare present preserve press prevent print process program promote pronounce propagate propose protect
  prove provide publish pull pump purchase pursue push put query quit raise rank reach reactivate read rebuild recharge recognise
  recognize record recover recruit recycle redeem redirect reduce refactor register regain regulate reinstall reject remove
  rename renew rent repair repeat replace request reset resolve restart restore restrict retain retrieve return reuse reverse
  review revise root rotate run sanitize save scan schedule score scrape search secure select sell send separate serve set
  sew sharpen ship shop shrink shut sign simplify simulate skip slice slim smoke solve sort specify speed spend spread
  stain start steam stop store strengthen stretch study style submit subscribe subtract succeed suppress surf survive sustain
  swap swim switch sync synthesise synthesize tackle tame teach test tie tighten track trade train transfer transform
  transition translate transport travel treat trim troubleshoot tune turn type unblock uncover uninstall unlock unsubscribe
  unzip update upgrade upload use utilise utilize validate verify visit visualise visualize vote wake wash wear weave weld whiten
  win wipe withdraw wrap write zip calculate compute convert invert learn lose split track accept access add attend be go cheat stay become behave act bring flirt think sing speak
  contact cope correct deal pair participate reconnect regenerate release relieve rebuild replicate
  report respond resize satisfy seduce setup tell unfollow understand talk tweak watch breed crop crochet distil distill
  ferment filter fly forget forgive lubricate marinate mow peel pickle plow prune roast season sharpen shave skin soften sterilise
  sterilize tan thaw thicken waterproof weed wean`;

/** With these a procedure only where they take something along: "get rid of", "how do I get so tired". */
const DOING = wordSet(PROCEDURES);

/** Of those, what people and an assistant may be asked about themselves: "how do you decide", "how do you store data". */
const ASKED_OF_YOU = wordSet(
  `keep handle manage communicate spend respond react concentrate focus motivate meditate be go act think behave stay
  process store protect earn train update work generate interpret translate understand decide choose pronounce
  select rank pick determine recognise recognize dress date serve provide maintain forget forgive become sing speak
  tell watch read study prepare practice practise play dance sell market monetise monetize plan organise organize
  wear wake travel visit vote pay express review evaluate predict forecast balance tackle
  treat run share use collect secure verify validate monitor track restrict filter moderate accept find learn know get`,
);

export const isDoing = (verb: string): boolean => DOING.has(verb);
export const isImpersonalDoing = (verb: string): boolean => DOING.has(verb) && !ASKED_OF_YOU.has(verb);

const GERUNDS: ReadonlyMap<string, string> = new Map([...DOING].map((verb) => [gerundOf(verb), verb]));

/** "learning" to "learn"; null for what is not the gerund of a verb of doing. */
export function verbOfGerund(word: string): string | null {
  return GERUNDS.get(word) ?? null;
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
