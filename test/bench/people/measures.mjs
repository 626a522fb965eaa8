import { fillersOf, holdSessions, spread, Storyteller } from "./conversations.mjs";
import { aboutThePast, timeQuestions } from "./time-questions.mjs";

/**
 * @typedef {import("./data.mjs").People} People
 * @typedef {import("./data.mjs").InventedPerson} InventedPerson
 * @typedef {import("../support/user.mjs").Service} Service
 * @typedef {object} Case one thing that was judged
 * @property {string} measure
 * @property {string} id
 * @property {string} lang
 * @property {string} asked
 * @property {boolean} right
 * @property {string[]} why
 * @property {string[]} blocks as the model got them
 *
 * @typedef {typeof import("./judge.ts")} Judging
 *
 * @typedef {object} Setting
 * @property {Judging} judging
 * @property {People} data
 * @property {Service} service
 * @property {boolean} live
 * @property {(one: Case) => void} add
 */

/** Block tokens that a question about the world may cost beside standing instructions. */
const IMPERSONAL_TOKENS = 150;
/** Blocks of people in which every line with something old says that it is past. */
const OLD_MARKED = "blocks that mark the old";
const DAY = 86_400_000;
const ABOUT_ME = "What do you know about me?";

/** @param {string} text */
export const tokensOf = (text) => text.length / 4;

/**
 * Questions after each session, then all that is asked of a person whom the product knows.
 * @param {Setting} setting
 * @param {InventedPerson} person
 */
export async function judgePerson(setting, person) {
  const { data, service, live, add } = setting;
  const { pattern } = setting.judging;
  const teller = new Storyteller(service, live, person.system);
  await holdSessions(teller, person, [], (session) => judgeSession(setting, teller, person, session, ""));
  await judgeTimeQuestions(setting, teller, person);
  const learnt = await teller.user.learnt();
  for (const { text, find } of person.facts) {
    const right = learnt.some((memory) => pattern(find).test(memory.text));
    add({ measure: "facts learnt", id: person.id, lang: person.lang, asked: text, right, why: [find], blocks: [] });
  }
  for (const { q } of data.impersonal.filter((one) => one.person === person.id)) {
    const block = await teller.user.ask(q);
    const beside = block.split("\n").filter((line) => !person.standing.some((one) => pattern(one).test(line)));
    const tokens = tokensOf(beside.join("\n"));
    const right = tokens <= IMPERSONAL_TOKENS;
    const why = right ? [] : [`${Math.round(tokens)} tokens`];
    add({ measure: "impersonal", id: person.id, lang: person.lang, asked: q, right, why, blocks: [block] });
  }
  // Last, because a probe teaches.
  for (const { q, stranger, constraint } of data.probes.filter((one) => one.person === person.id)) {
    const question = [{ role: "user", content: q }];
    await new Storyteller(service, true, person.system).user.chat(question, stranger);
    const { content } = await teller.user.chat(question, "An answer of their own.");
    const right = content !== stranger;
    add({
      measure: "probes",
      id: person.id,
      lang: person.lang,
      asked: q,
      right,
      why: [`${constraint}: ${content}`],
      blocks: [],
    });
  }
}

/**
 * @param {Setting} setting
 * @param {InventedPerson} person
 */
export async function judgePersonAmidFillers(setting, person) {
  const teller = new Storyteller(setting.service, setting.live, person.system);
  await holdSessions(teller, person, fillersOf(setting.data, person.lang), (session) =>
    judgeSession(setting, teller, person, session, ", amid fillers"),
  );
}

/**
 * @param {Setting} setting
 * @param {Storyteller} teller
 * @param {InventedPerson} person
 * @param {number} session
 * @param {string} suffix
 */
async function judgeSession({ add, judging }, teller, person, session, suffix) {
  const turns = person.sessions.flatMap((one) => one.turns);
  const replies = turns.map(({ assistant }) => assistant);
  const said = turns.map(({ user }) => user);
  const asked = (person.sessions[session - 1]?.questions ?? []).map((one) => ({ one, measure: "questions" }));
  if (session === person.sessions.length)
    asked.push(...person.profileQuestions.map((one) => ({ one, measure: "profile and advice" })));
  const changes = person.changes.filter((one) => one.session <= session);
  for (const { one, measure } of asked) {
    const whole = await teller.user.ask(one.q);
    const block = one.answer ? whole : judging.withoutReplies(whole, replies, said);
    const { right, why } = judging.judge(one, block, changes);
    const common = { id: person.id, lang: person.lang, asked: one.q, blocks: [whole] };
    add({ measure: measure + suffix, ...common, right, why });
    if (suffix !== "") continue;
    const unmarked = changes.flatMap(({ old, now }) => judging.toldUnmarked(block, old, [now]));
    add({ measure: OLD_MARKED, ...common, right: unmarked.length === 0, why: unmarked });
  }
}

/**
 * @param {Setting} setting
 * @param {Storyteller} teller
 * @param {InventedPerson} person
 */
async function judgeTimeQuestions({ add, judging }, teller, person) {
  const turns = person.sessions.flatMap((one) => one.turns);
  const [replies, said] = [turns.map(({ assistant }) => assistant), turns.map(({ user }) => user)];
  for (const question of timeQuestions(person)) {
    const block = await teller.user.ask(question.q);
    const { right, why } = judging.judge(question, judging.withoutReplies(block, replies, said), []);
    add({ measure: "time", id: person.id, lang: person.lang, asked: question.q, right, why, blocks: [block] });
  }
}

/** @param {Setting} setting */
export async function judgeCorrections({ data, service, live, add, judging }) {
  const { judge, withoutReplies } = judging;
  for (const { id, lang, said, reply, then, thenReply, ...question } of data.corrections) {
    const teller = new Storyteller(service, live);
    await teller.say(said, reply);
    teller.wait(30);
    await teller.say(then, thenReply);
    const block = await teller.user.ask(question.q);
    const verdict = judge(question, withoutReplies(block, [reply, thenReply], [said, then]), []);
    const { right, why, unmarked } = verdict;
    add({ measure: "corrections", id, lang, asked: question.q, right, why, blocks: [block] });
    const isMarked = right && unmarked.length === 0;
    const marks = [...why, ...unmarked.map((line) => `unmarked: ${line}`)];
    add({ measure: "corrections, marked", id, lang, asked: question.q, right: isMarked, why: marks, blocks: [block] });
    const saidAt = teller.at - 31 * DAY;
    for (const past of aboutThePast(lang, question.q, saidAt, question.mustNot)) {
      const told = await teller.user.ask(past.q);
      const found = judge(past, withoutReplies(told, [reply, thenReply], [said, then]), []);
      add({ measure: "time", id, lang, asked: past.q, right: found.right, why: found.why, blocks: [told] });
    }
  }
}

/** @param {Setting} setting */
export async function judgeHops({ data, service, live, add, judging }) {
  const { judge } = judging;
  for (const { id, lang, told, q, must } of data.hops) {
    const teller = new Storyteller(service, live);
    const fillers = spread(fillersOf(data, lang), told.length + 1);
    for (const [i, link] of told.entries()) {
      for (const filler of fillers[i] ?? []) await teller.say(filler);
      await teller.say(link);
    }
    for (const filler of fillers[told.length] ?? []) await teller.say(filler);
    const block = await teller.user.ask(q);
    add({ measure: "hops", id, lang, asked: q, ...judge({ q, must }, block, []), blocks: [block] });
  }
}

/** @param {Setting} setting */
export async function judgeInstructions({ data, service, live, add, judging }) {
  const { judge, withoutReplies } = judging;
  for (const { id, lang, said, reply, q, must } of data.instructions) {
    const teller = new Storyteller(service, live);
    await teller.say(said, reply);
    const block = await teller.user.ask(q);
    const verdict = judge({ q, must }, withoutReplies(block, [reply], [said]), []);
    add({ measure: "instructions", id, lang, asked: `${said} / ${q}`, ...verdict, blocks: [block] });
  }
}

/**
 * A request to forget is always a chat: it is an order to the product that runs.
 * @param {Setting} setting
 */
export async function judgeForgets({ data, service, live, add, judging }) {
  const { judge, pattern, withoutReplies } = judging;
  for (const { id, lang, told, q, gone, forget, reply, keep } of data.forgets) {
    const teller = new Storyteller(service, live);
    await teller.hold([told]);
    await teller.hold([keep]);
    const before = await teller.user.ask(q);
    const known = withoutReplies(before, [told.assistant, keep.assistant], [told.user, keep.user]);
    await teller.user.hold([{ user: forget, assistant: reply }]);
    const asked = await teller.user.ask(keep.q);
    const after = [await teller.user.ask(q), await teller.user.ask(ABOUT_ME), asked];
    const left = after.filter((block) => gone.some((one) => pattern(one).test(block)));
    const kept = judge(keep, withoutReplies(asked, [keep.assistant], [keep.user]), []);
    const why = [
      ...(gone.some((one) => pattern(one).test(known)) ? [] : ["was never known"]),
      ...(left.length > 0 ? [`still in ${left.length} of 3 blocks`] : []),
      ...kept.why.map((one) => `kept: ${one}`),
    ];
    add({ measure: "forgets", id, lang, asked: forget, right: why.length === 0, why, blocks: [before, ...after] });
  }
}
