/** Words of one language by which text that is not the user's own is told. Each is an alternation of a pattern. */
export interface ForeignWords {
  /** Words before an order: "please", "could you", "I need you to". */
  readonly asking: string;
  /** Verbs that work on a text and on nothing else: "translate", "proofread". */
  readonly rework: string;
  /** Verbs that work on a text if one is named: "check my essay", "make this text shorter". */
  readonly treat: string;
  /** Verbs that ask for a new text: "write", "draft". */
  readonly compose: string;
  /** Orders that name no text of anybody: "show me", "recommend". */
  readonly orders: string;
  /** Wishes for something to be had at once, up to its name: "I'd like a". */
  readonly wishes: string;
  /** Things that are ordered or booked. */
  readonly ordered: string;
  /** Orders to change the manner of "it": a text before, or the assistant's last answer. */
  readonly remanner: string;
  /** Names of texts. */
  readonly documents: string;
  /** Names of texts in which an "I" is invented. */
  readonly fiction: string;
  /** Words that point at a text: "this", "the following". */
  readonly pointing: string;
  /** Words that point at a text that comes: "the following", "below". */
  readonly ahead: string;
  /** Words that point at a text that came: "the line above", "that". */
  readonly behind: string;
  /** Openings that hand over a text: "here is", "this is". */
  readonly presenting: string;
  /** Questions about the wording of a text: "is this polite enough". */
  readonly checking: string;
  /** Labels of exercises. */
  readonly exercises: string;
  /** Riddles end or begin so: "who am I". */
  readonly riddles: string;
  /** Leads to what somebody heard of the world: "I read somewhere that". */
  readonly hearsay: string;
  /** Words that join a requested text to its content: "saying that". */
  readonly saying: string;
  /** Orders to pass something on: "tell my boss that". */
  readonly tellOthers: string;
  /** Openings that give the assistant a part to play. */
  readonly role: string;
  /** Parts in which an assistant serves the real user: "career coach". */
  readonly service: string;
  /** Openings of a game, a scene or a supposition. */
  readonly supposing: string;
  /** Openings of a condition that does not hold: "if I were". Its sentence states nothing. */
  readonly irrealis: string;
  /** Openings that name whose words follow: "according to". */
  readonly accordingTo: string;
  /** Openings of an example. */
  readonly example: string;
  /** Openings of a letter, and of its end. */
  readonly salutation: string;
  readonly closing: string;
  /** Sentences that only an assistant writes. */
  readonly assistant: string;
  /** Openings by which the user turns to the assistant: "by the way". */
  readonly aside: string;
  /** Verbs of saying, in the third person. */
  readonly says: string;
  /** Verbs behind which a comma opens what was said: "she goes, …". */
  readonly saysOutright: string;
  /** Words for a person who is not the user. */
  readonly others: string;
  /** People whose word on the user is a fact: "my doctor says I have …". */
  readonly experts: string;
  /** Names of what other people answered, signed or wrote down, if a colon follows: "survey answer 14:". */
  readonly records: string;
  /** Words by which the user hands over what somebody else wrote, if a colon follows: "got this from the landlord:". */
  readonly handed: string;
  /** Verbs of saying in casual speech, right before an "I": "my sister is like i hate mornings". */
  readonly quotatives: string;
  /** Leads to a dream: "I dreamt that". */
  readonly dreams: string;
  /** Leads by which the user denies what follows: "it's not like I". */
  readonly denials: string;
  /** Conditions that do not hold, told before their "if": "I'd be rich if I had". */
  readonly unreal: string;
  /** Orders to make the text up that the user sketched. */
  readonly invented: string;
  /** Leads to a question: "I was wondering". */
  readonly wondering: string;
  /** People of reports and case notes, who are nobody of the user's: "the patient". */
  readonly cases: string;
}
