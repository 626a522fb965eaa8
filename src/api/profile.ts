import * as v from "valibot";
import { redact } from "../memory/safety/redact.ts";
import { MAX_PROFILE_BLOCKS } from "../ports/profile-block.ts";
import { erasedMeanwhile } from "./memories.ts";
import type { UserCall } from "./of-user.ts";

/* `/memory/profile` shows and replaces the app's own blocks of text about a user. */

const MAX_BLOCK_CHARACTERS = 2_000;

const NAME =
  "must be 1 to 64 letters, digits, blanks, dots, hyphens or underscores, and begin and end with none of these";

export const profileBlock = {
  name: v.pipe(
    v.string("must be a string"),
    v.regex(/^[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,62}[A-Za-z0-9])?$/, NAME),
    v.check((name) => redact(name).text === name, "must not hold a secret"),
  ),
  text: v.pipe(
    v.string("must be a string"),
    v.check((text) => text.trim() !== "", "must not be blank"),
    // An emoji counts once, so that characters are counted as their writer counts them.
    v.check(
      (text) => text.length <= 2 * MAX_BLOCK_CHARACTERS && [...text].length <= MAX_BLOCK_CHARACTERS,
      `must not be longer than ${MAX_BLOCK_CHARACTERS} characters`,
    ),
  ),
};

export const newProfile = v.strictObject({
  blocks: v.pipe(
    v.array(v.strictObject(profileBlock), "must be a list"),
    v.maxLength(MAX_PROFILE_BLOCKS, `must hold at most ${MAX_PROFILE_BLOCKS} blocks`),
    v.check((blocks) => new Set(blocks.map(({ name }) => name)).size === blocks.length, "must not repeat a name"),
  ),
});

export async function getProfile({ scope, ports, now }: UserCall): Promise<Response> {
  return Response.json({ blocks: await ports.memory.profile(scope, null, now) });
}

/** Replaces all blocks. Secrets are redacted, because every model that reads the blocks would read them. */
export async function putProfile({
  scope,
  body,
  ports,
  now,
}: UserCall<unknown, v.InferOutput<typeof newProfile>>): Promise<Response> {
  const clean = body.blocks.map(({ name, text }) => ({ name, text: redact(text).text }));
  const blocks = await ports.memory.profile(scope, clean, now);
  if (blocks === "stale") throw erasedMeanwhile();
  return Response.json({ blocks });
}
