import { expect, test } from "vitest";

/** JavaScript, which runs without a build: TypeScript does not follow its path. */
const { untilNpxEnds } = (await import(new URL("../../../cli/until-npx-ends.mjs", import.meta.url).href)) as {
  untilNpxEnds: (env: Record<string, string>, parentNow: () => number) => Promise<"stop">;
};
const { environmentFor } = (await import(new URL("../../../cli/run/child-settings.mjs", import.meta.url).href)) as {
  environmentFor: (root: string, user: string, env: Record<string, string>) => Record<string, string>;
};

const OF_NPX = { npm_lifecycle_event: "npx", npm_lifecycle_script: "throughline start" };

/** Returns what a process sees above it, at each look, when its parent ends after so many looks. */
function parentThatEndsAfter(count: number): () => number {
  let looks = 0;
  return () => (looks++ < count ? 4711 : 1);
}

test.each([
  ["nothing of npm", {}],
  ["a script of a package", { ...OF_NPX, npm_lifecycle_event: "start" }],
  ["npx of another package", { ...OF_NPX, npm_lifecycle_script: "vite" }],
  ["a shell that `npx throughline run` started", environmentFor("http://127.0.0.1:1", "ada", OF_NPX)],
])("a parent's end counts below npx, and not below %s", async (_, env) => {
  const goesOn = untilNpxEnds(env, parentThatEndsAfter(1)).then(() => "ended with its parent");
  const ends = untilNpxEnds(OF_NPX, parentThatEndsAfter(2));
  expect(await Promise.race([goesOn, ends])).toBe("stop");
});
