import { startThroughline } from "../support/launch.mjs";
import { ask, each } from "./asking.mjs";
import { startProvider } from "./provider.mjs";

/*
 * Near questions on labelled pairs. Each pair has a fingerprint of its own, so that every neighbour that the cache finds
 * was judged by somebody, and all pairs are of one tenancy, which learns band by band.
 */

/**
 * @typedef {typeof import("./parts.ts")} Parts
 * @typedef {import("./data.mjs").Pair} Pair
 * @typedef {{ right: number; wrong: number }} Hits
 * @typedef {{ target: number; forms: Hits; near: Hits; bands: Record<string, Band> }} ThirdResult
 * @typedef {{ served: boolean; compared: number; differed: number; bound: number }} Band
 * @typedef {{ results: ThirdResult[]; most: Hits; pairs: number }} Third
 */

const AT_ONCE = 16;

/**
 * @param {readonly Pair[]} all
 * @param {readonly number[]} targets
 * @param {Parts} parts
 * @returns {Promise<Third>}
 */
export async function measureThird(all, targets, parts) {
  // Pairs with neither one form nor a band cannot meet, and teach nothing.
  const pairs = all
    .filter(({ a, b }) => a !== b)
    .map((pair) => ({ ...pair, isOneForm: haveOneForm(pair, parts), band: bandOf(pair, parts) }))
    .filter(({ isOneForm, band }) => isOneForm || band !== null);
  const near = pairs.filter(({ isOneForm }) => !isOneForm);
  const results = [];
  for (const target of targets) results.push(await measureTarget(pairs, target));
  const right = near.filter(({ same }) => same).length;
  return { results, most: { right, wrong: near.length - right }, pairs: pairs.length };
}

/**
 * @param {Pair} pair
 * @param {Parts} parts
 */
function haveOneForm({ a, b }, { correctedForm, normalForm, fullerForms }) {
  const [stored, asked] = [normalForm(a), correctedForm(b)];
  return (
    stored === asked ||
    fullerForms(asked).some(({ start, mayEnd }) => stored.startsWith(start) && mayEnd.test(stored.slice(start.length)))
  );
}

/**
 * @param {Pair} pair
 * @param {Parts} parts
 */
function bandOf({ a, b }, { correctedForm, normalForm, nearFormOf, nearBand }) {
  const [one, other] = [nearFormOf(normalForm(a)), nearFormOf(correctedForm(b))];
  return one && other && nearBand(one, other);
}

/**
 * @param {readonly (Pair & { isOneForm: boolean })[]} pairs
 * @param {number} target
 * @returns {Promise<ThirdResult>}
 */
async function measureTarget(pairs, target) {
  // The model's answers agree exactly if somebody said that the questions ask the same.
  const numbers = new Map(
    pairs.flatMap(({ a, b, same }, at) => [
      [`${at} ${a}`, 2 * at],
      [`${at} ${b}`, same ? 2 * at : 2 * at + 1],
    ]),
  );
  const provider = await startProvider(
    (question, _, system) =>
      `The answer is ${numbers.get(`${system.slice("Pair ".length)} ${question}`) ?? "unknown"}.`,
  );
  const product = await startThroughline({
    UPSTREAM_BASE_URL: provider.origin,
    CACHE_ERROR_TARGET: String(target),
  });
  const [forms, near] = [
    { right: 0, wrong: 0 },
    { right: 0, wrong: 0 },
  ];
  try {
    const work = each(pairs, AT_ONCE, async ({ a, b, same, isOneForm }, at) => {
      await ask(product.origin, { system: `Pair ${at}`, question: a });
      const { hit } = await ask(product.origin, { system: `Pair ${at}`, question: b });
      if (hit) (isOneForm ? forms : near)[same ? "right" : "wrong"] += 1;
    });
    await Promise.race([work, product.broke]);
    const response = await fetch(`${product.origin}/cache`, { headers: { authorization: "Bearer bench" } });
    const told = /** @type {{ policy: { semantic: { near: { bands: Record<string, Band> } } } }} */ (
      await response.json()
    );
    return { target, forms, near, bands: told.policy.semantic.near.bands };
  } finally {
    await product.stop();
    provider.stop();
  }
}
