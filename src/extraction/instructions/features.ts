import type { Match } from "./sign-reader.ts";
import type { Sign } from "./signs/sign-table.ts";
import type { Span } from "./words-in.ts";

/** The surroundings of a clause that tell whether it asks for good. */
export interface Surroundings {
  /** All signs of its sentence. */
  readonly sentence: ReadonlySet<Sign>;
  /** The signs that open the clauses beside it. */
  readonly before: ReadonlySet<Sign>;
  readonly after: ReadonlySet<Sign>;
  /** True if the next clause speaks of the user, or this one follows from the one before: there is a reason. */
  readonly because: boolean;
  /** True if the clause follows from the one before: "so no images". */
  readonly follows: boolean;
  readonly asked: boolean;
  readonly colon: boolean;
  readonly firstInTurn: boolean;
  readonly lastInTurn: boolean;
  readonly turnAsks: boolean;
  readonly turnWords: number;
  /** The number of its words that name a topic. */
  readonly topical: number;
}

/** The feature of a clause in which no sign is of an order, or of answers. */
export const UNCLEAR = "unclear";

/** Signs that may stand before the word by which a clause is judged: "oh and please always …". */
const LEADING = signs("opener please always");
const HEADS = signs(
  "answer produce manner negative no never want allow when topic wh i other form measured language count length register address content code past this indefinite order reason answers you",
);
const DIRECTIVES = signs("answer produce manner negative no want allow when topic");
/** Subjects of a clause that states or asks something, where it gives no order. */
const SUBJECTS = ["self", "i", "you", "wh", "other", "this"] as const satisfies readonly Sign[];
/** Signs of what can be asked of answers. */
const OBJECTS = signs("form unit measured register address language length count content honesty code answers plan");
const COMPANIONS = signs(
  "everything tome always never this task indefinite moment order please you i answer manner produce no negative definite past self",
);
const OF_SENTENCE = signs("always please this moment order task wh past other i tail reason honesty");
const BESIDE = signs("when reason wh i self opener topic other past");
const OF_TOPIC = signs("tome always please indefinite definite this moment");
/** In words. "Not Windows" adds to a statement before it: "I'm on macOS, not Windows". */
const FRAGMENT = 3;
const SIZES = [2, 4, 8, 15];
const TOPICAL = [0, 1, 3];

/** Returns the index of the first word by which a clause is judged. */
export function headOf(matches: readonly Match[], { at, end }: Span): number {
  let head = at;
  for (;;) {
    const lead = matches.find((match) => match.at === head && LEADING.has(match.sign) && match.end < end);
    if (lead === undefined) return head;
    head = lead.end;
  }
}

/**
 * Returns the names of a clause's features; the weights are by the same names. Returns none for a clause that cannot be
 * an instruction: it thanks, points at a text, or goes on.
 */
export function featuresOf(matches: readonly Match[], clause: Span, around: Surroundings): string[] {
  const head = headOf(matches, clause);
  const all = new Set(matches.map(({ sign }) => sign));
  const heads = new Set(matches.filter(({ at }) => at === head).map(({ sign }) => sign));
  const directed = [...DIRECTIVES].filter((sign) => heads.has(sign));
  const objects = [...OBJECTS].filter((sign) => all.has(sign));
  const lasting = all.has("never") || around.sentence.has("always");
  const idle = heads.has("allow") ? head + 2 : head;
  if (matches.some(({ sign, at }) => sign === "thanks" && (at === head || at === clause.at || at === idle))) return [];
  if (all.has("pointed") && !all.has("when") && !lasting && !all.has("answers")) return [];
  const orders = around.follows || matches.some(({ sign, at }) => at === head + 1 && ACTING.has(sign));
  const isFragment = clause.end - head <= FRAGMENT && !orders && !lasting && !around.sentence.has("please");
  if (isFragment && around.before.has("self") && directed.every((sign) => DENYING.has(sign))) return [];

  const forms: readonly string[] =
    directed.length > 0 ? directed : [SUBJECTS.find((sign) => heads.has(sign)) ?? "verbless"];
  if (!isOrder(heads, directed, matches, head) || !isAboutAnswers(objects, heads, all, lasting))
    return ofUnclear(all, forms, clause, around);
  const about = `objects ${Math.min(objects.length, 3)}`;
  const topic = `topic ${step(around.topical, TOPICAL)}`;
  const aside = !around.firstInTurn && matches.some(({ sign, at }) => sign === "aside" && at < head);
  const polite = around.sentence.has("please");
  const signed = [
    [lasting, "lasting"],
    [around.because, "because"],
    [polite, "polite"],
    [aside, "aside"],
  ] as const;
  const holding = signed.filter(([holds]) => holds).map(([, name]) => name);

  const found = ["bias", about, topic, `${topic}+${about}`];
  for (const sign of all) found.push(`any:${sign}`);
  for (const sign of HEADS) if (heads.has(sign)) found.push(`head:${sign}`);
  for (const form of forms) {
    found.push(`form:${form}`, `${form}+${topic}`, `${form}+${about}`);
    for (const sign of [...objects, ...COMPANIONS]) if (all.has(sign)) found.push(`${form}+${sign}`);
    for (const name of holding) found.push(`${form}+${name}`);
    if (around.asked) found.push(`${form}+asked`);
    if (around.turnAsks) found.push(`${form}+turn asks`);
    for (const sign of ["self", "other", "past"] as const)
      if (around.before.has(sign)) found.push(`${form}+before:${sign}`);
  }
  for (const sign of OF_TOPIC) if (all.has(sign)) found.push(`${sign}+${topic}`);
  for (const name of holding)
    found.push(name, `${name}+${topic}`, `${name}+${about}`, ...objects.map((sign) => `${name}+${sign}`));
  for (const sign of OF_SENTENCE) if (around.sentence.has(sign)) found.push(`sentence:${sign}`);
  for (const sign of BESIDE) {
    if (around.before.has(sign)) found.push(`before:${sign}`);
    if (around.after.has(sign)) found.push(`after:${sign}`);
  }
  found.push(`size ${step(clause.end - clause.at, SIZES)}`, ...ofTurn(around));
  return found;
}

/**
 * Returns the features of a clause in which no sign is of an order, or of answers. Its words decide: "bold print hurts my
 * eyes". Of our turns that instruct, a tenth is told by no other clause.
 */
function ofUnclear(
  all: ReadonlySet<Sign>,
  forms: readonly string[],
  { at, end }: Span,
  { sentence, because, asked, turnAsks }: Surroundings,
): string[] {
  const found = [UNCLEAR, `unclear size ${step(end - at, SIZES)}`];
  for (const form of forms) found.push(`unclear form:${form}`);
  for (const sign of all) found.push(`unclear any:${sign}`);
  for (const sign of ["always", "please", "task", "moment"] as const)
    if (sentence.has(sign)) found.push(`unclear sentence:${sign}`);
  if (because) found.push("unclear because");
  if (asked) found.push("unclear asked");
  if (turnAsks) found.push("unclear turn asks");
  return found;
}

/** Returns whether a clause can be an order: it begins with one, or with no subject of a statement. */
function isOrder(
  heads: ReadonlySet<Sign>,
  directed: readonly Sign[],
  matches: readonly Match[],
  head: number,
): boolean {
  if (heads.has("when")) return matches.some(({ sign, at }) => at > head && ORDERING.has(sign));
  if (directed.length > 0) {
    const denied = directed.every((sign) => DENYING.has(sign));
    const acts = matches.some(({ sign, at }) => at <= head + 2 && ACTING.has(sign));
    if (denied && !acts && speaksOfSelf(matches, head, 3)) return false;
    return !heads.has("wh") || heads.has("allow");
  }
  return !speaksOfSelf(matches, head, 2) && !(["wh", "other", "past"] as const).some((sign) => heads.has(sign));
}

const ACTING = signs("answer produce manner");
/** Signs of an order that also begin a statement: "no tengo coche". */
const DENYING = signs("no negative never");
const speaksOfSelf = (matches: readonly Match[], head: number, within: number): boolean =>
  matches.some(({ sign, at }) => sign === "self" && at >= head && at <= head + within);

/** Signs of the order that a condition is for: "when you quote prices use euros". */
const ORDERING = signs("answer produce manner negative no allow want");
/** Orders that are about answers though they name no object of theirs: "challenge me". */
const OF_MANNER = signs("answer manner");
/** Orders that can be about answers in words that no sign knows: "don't water things down". Their words tell. */
const OPEN_ORDERS = signs("manner negative no want allow when");

function isAboutAnswers(
  objects: readonly Sign[],
  heads: ReadonlySet<Sign>,
  all: ReadonlySet<Sign>,
  lasting: boolean,
): boolean {
  if (objects.length > 0 || heads.has("answer")) return true;
  if ([...OPEN_ORDERS].some((sign) => heads.has(sign))) return true;
  const manner = [...OF_MANNER].some((sign) => all.has(sign));
  if (lasting) return manner || all.has("produce") || all.has("negative") || all.has("no");
  return manner && (all.has("tome") || all.has("negative") || all.has("you") || all.has("when"));
}

function ofTurn({ asked, colon, firstInTurn, lastInTurn, turnAsks, turnWords }: Surroundings): string[] {
  const length = turnWords > 80 ? "turn long" : turnWords > 30 ? "turn middling" : turnWords <= 12 ? "turn short" : "";
  const told = [
    asked && "asked",
    colon && "colon",
    firstInTurn && "first",
    lastInTurn && "last",
    turnAsks && "turn asks",
    length,
  ];
  return told.filter((name): name is string => name !== false && name !== "");
}

const step = (number: number, steps: readonly number[]): string =>
  String(steps.find((most) => number <= most) ?? "more");

function signs(names: string): ReadonlySet<Sign> {
  return new Set(names.split(" ") as Sign[]);
}
