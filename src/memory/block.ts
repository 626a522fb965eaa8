/** A memory that might stand in the block, and what it would cost there. */
export interface BlockElement {
  readonly id: string;
  readonly text: string;
  readonly tokens: number;
  /** Pinned by hand, or a standing instruction: stands in the block whatever else does. */
  readonly pinned?: boolean;
}

interface BlockBudget {
  /** Tokens one turn may add, beside what is pinned. */
  readonly turnBudget: number;
  /** Tokens the block may grow to within a conversation, beside what is pinned; past it the block starts afresh with this turn's. */
  readonly conversationBudget: number;
}

/**
 * Decides what the block holds: what it held, in its order, then what this turn needs and does not
 * find there. Providers cache prompts by prefix, and a block that is ordered anew each turn costs up to
 * ten times the input; so nothing moves, and nothing is told twice: two memories may read the same.
 */
export function composeBlock(
  held: readonly BlockElement[],
  wanted: readonly BlockElement[],
  plan: BlockBudget,
): BlockElement[] {
  const told = new Set(held.map(({ text }) => text));
  const added = takeFitting(
    plan.turnBudget,
    wanted.filter(({ text }) => {
      if (told.has(text)) return false;
      told.add(text);
      return true;
    }),
  );
  if (added.length === 0) return [...held];
  const grown = [...held, ...added];
  if (totalTokens(grown.filter(({ pinned }) => !pinned)) <= plan.conversationBudget) return grown;
  return takeFitting(plan.turnBudget, [...new Map(wanted.map((element) => [element.text, element])).values()]);
}

/**
 * What of the profile stands in every block: all of it, unless somebody pins more than a prompt should carry. Then
 * standing instructions come first, and the latest of what was pinned; the rest is recalled like anything else.
 * @param profile oldest first, which it stays
 * @param instructs whether an element is a standing instruction
 */
export function fitProfile(
  budget: number,
  profile: readonly BlockElement[],
  instructs: (element: BlockElement) => boolean,
): readonly BlockElement[] {
  if (totalTokens(profile) <= budget) return profile;
  const latest = profile.toReversed();
  let left = budget;
  const kept = new Set<BlockElement>();
  for (const element of [...latest.filter(instructs), ...latest.filter((one) => !instructs(one))]) {
    if (element.tokens > left) continue;
    left -= element.tokens;
    kept.add(element);
  }
  return profile.filter((element) => kept.has(element));
}

export function totalTokens(elements: readonly BlockElement[]): number {
  return elements.reduce((sum, { tokens }) => sum + tokens, 0);
}

/** The first elements that fit; one that does not fit leaves room for smaller ones after it. */
function takeFitting(budget: number, elements: readonly BlockElement[]): BlockElement[] {
  let left = budget;
  return elements.filter(({ tokens, pinned }) => {
    if (pinned) return true;
    if (tokens > left) return false;
    left -= tokens;
    return true;
  });
}
