import type { Language, Topic } from "./pattern.ts";

/** Sentences that tell a pattern's reach. Only tests import them, so that they weigh nothing at run time. */
export interface Example {
  /** A sentence, and the `slot=value` that it gives through this pattern and through no other. */
  readonly yes: Readonly<Record<string, string>>;
  /** Sentences that come near and give nothing through this pattern. */
  readonly no: readonly [string, ...string[]];
}

/** An example for every pattern of a topic. */
export type Examples<T extends Topic> = Readonly<Record<keyof T["patterns"], Example>>;

/** For every rewriting of a language a sentence, and the `slot=value` that it would not give without it. */
export type RewritingExamples<L extends Language> = Readonly<
  Record<keyof L["plain"], Readonly<Record<string, string>>>
>;
