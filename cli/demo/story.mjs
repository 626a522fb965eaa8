import { came, chapter, check, remark, sent } from "./page.mjs";
import { Person } from "./person.mjs";

/*
 * The chapters of the story. A person can try each by hand with the same words. The stand-in model repeats the memories
 * in its request, so that they show in the answer.
 */

/** @param {string} url */
export async function learn(url) {
  chapter("Learn: conversation one");
  const ada = new Person("Ada", url);
  const reply = await ada.say("Hi, I'm Ada Lindgren. I live in Oslo, and I prefer trains to planes.");
  check(
    /\bnothing about you/.test(reply.text),
    "a stranger: nothing was known yet",
    "no memory in the answer",
    reply.text,
  );
  const facts = (await ada.facts()).map(({ text }) => text);
  const understood = ["Ada Lindgren", "Oslo", "trains"].every((word) => facts.some((text) => text.includes(word)));
  check(understood, `understood: ${facts.join(" · ")}`, "a name, a home and a preference", facts);
}

/** @param {string} url */
export async function recall(url) {
  chapter("Recall: conversation two, a new client that was told nothing");
  remark("(With a provider it could be another model too; the stand-in is the only one that needs no key.)");
  const ada = new Person("Ada", url);
  const profile = await ada.say("What do you know about me?");
  const all = ["Ada Lindgren", "Oslo", "trains"].every((word) => profile.text.includes(word));
  check(all, "knows the name, the home and the preference", "Ada Lindgren, Oslo and trains", profile.text);
  const trip = await ada.say("Which city do I live in?", { stream: true });
  check(trip.text.includes("Oslo"), "knows it in a streamed answer too", "Oslo", trip.text);
  const bob = new Person("Bob", url);
  const stranger = await bob.say("Which city do I live in?");
  check(!stranger.text.includes("Oslo"), "Bob, who asks the same, is told nothing of Ada", "no Oslo", stranger.text);
}

/** @param {string} url */
export async function answerFromCache(url) {
  chapter("A common question is answered once");
  const first = await new Person("Ada", url).say("Explain how photosynthesis works.");
  check(
    /fwd=miss; stored/.test(first.cache),
    "the model answered, and the answer was stored",
    "fwd=miss; stored",
    first.cache,
  );
  const again = await new Person("Carl", url).say("Could you explain how photosynthesis works?");
  check(
    /; hit;.*detail=semantic/.test(again.cache) && again.text === first.text,
    `somebody else, in other words: the same answer from the cache, in ${again.ms.toFixed(1)} ms`,
    "a semantic hit with the same answer",
    `${again.cache}\n${again.text}`,
  );
  const other = await new Person("Carl", url).say("Explain how photosynthesis does not work.");
  check(/fwd=/.test(other.cache), "almost the same words, another question: not from the cache", "no hit", other.cache);
}

/** @param {string} url */
export async function correct(url) {
  chapter("Correct");
  const ada = new Person("Ada", url);
  await ada.say("Actually, I live in Bergen now.");
  const reply = await new Person("Ada", url).say("Where do I live?");
  const corrected = reply.text.includes("Bergen") && !reply.text.includes("Oslo");
  check(corrected, "the next answer knows Bergen, and not Oslo", "Bergen without Oslo", reply.text);
  const now = (await ada.facts()).find(({ text, validTo }) => text.includes("Bergen") && validTo === null);
  const { data } = await ada.call("GET", `/memory/${now?.id}/history`);
  /** @type {import("./person.mjs").Memory[]} */
  const history = data ?? [];
  sent("Ada", `GET /memory/${now?.id}/history`);
  came(history.map(({ text, validTo }) => `${text} (${validTo === null ? "holds" : `until ${validTo}`})`).join("\n"));
  const kept = history.some(({ text, supersededBy }) => text.includes("Oslo") && supersededBy === now?.id);
  check(kept, "the history keeps Oslo, and says what took its place", "Oslo, superseded by Bergen", history);
}

/**
 * @param {import("./product.mjs").Product} product
 * @param {() => Promise<import("./product.mjs").Product>} restart
 * @returns {Promise<import("./product.mjs").Product>} the one that runs now
 */
export async function crash(product, restart) {
  chapter("kill -9, and start again");
  const before = await new Person("Ada", product.url).memories();
  await product.kill9();
  remark("killed with SIGKILL");
  const from = performance.now();
  const restarted = await restart();
  const { url } = restarted;
  remark(`ready again after ${Math.round(performance.now() - from)} ms`);
  const ada = new Person("Ada", url);
  const after = await ada.memories();
  const same = before.length > 0 && JSON.stringify(after) === JSON.stringify(before);
  check(same, `nothing lost: all ${before.length} memories are there, to the letter`, JSON.stringify(before), after);
  const hit = await new Person("Dora", url).say("Explain how photosynthesis works.");
  check(/; hit;/.test(hit.cache), "the stored answer is there too", "a hit", hit.cache);
  return restarted;
}

/** @param {string} url */
export async function forget(url) {
  chapter("Forget");
  const ada = new Person("Ada", url);
  const preference = (await ada.facts()).find(({ text }) => text.includes("trains"));
  sent("Ada", `DELETE /memory/${preference?.id}   (${preference?.text})`);
  const { status } = await ada.call("DELETE", `/memory/${preference?.id}`);
  came(String(status));
  const left = await ada.memories();
  const gone = !JSON.stringify(left).includes("trains");
  check(gone, "gone, and every round in which it was said with it", "no trains in any memory", left);
  const profile = await new Person("Ada", url).say("What do you know about me?");
  const rest = profile.text.includes("Bergen") && !profile.text.includes("trains");
  check(rest, "the rest is still known", "Bergen without trains", profile.text);

  sent("Ada", "DELETE /memory");
  const receipt = await ada.call("DELETE", "/memory");
  came(`removed:   ${counts(receipt.removed)}\nremaining: ${counts(receipt.remaining)}`);
  const erased = receipt.erased === true && Object.values(receipt.remaining).every((count) => count === 0);
  check(
    erased,
    "everything is erased, and a second look found nothing left",
    "a receipt with nothing remaining",
    receipt,
  );
  const stranger = await new Person("Ada", url).say("What do you know about me?");
  check(/\bnothing about you/.test(stranger.text), "a stranger again", "no memory in the answer", stranger.text);
  const anew = await new Person("Carl", url).say("Explain how photosynthesis works, please.");
  check(
    /fwd=miss/.test(anew.cache),
    "the shared answer that Ada was the first to ask for went too",
    "fwd=miss",
    anew.cache,
  );
}

/** @param {Record<string, number> | undefined} census */
function counts(census = {}) {
  return Object.entries(census)
    .map(([what, count]) => `${count} ${what.replaceAll("_", " ")}`)
    .join(", ");
}
