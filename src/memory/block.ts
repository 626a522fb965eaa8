/** A memory that may go into the block, and what it would cost. */
export interface BlockElement {
  readonly id: string;
  readonly text: string;
  readonly tokens: number;
  /** True for memories pinned by hand and for standing instructions. They always fit. */
  readonly pinned?: boolean;
}

interface BlockBudget {
  /** Tokens that one turn may add. Pinned memories do not count. */
  readonly turnBudget: number;
  /**
   * Tokens that the block may grow to within a conversation. Pinned memories do not count. A larger block starts afresh
   * with this turn's memories.
   */
  readonly conversationBudget: number;
}

/**
 * Decides what the block holds: its former elements in their order, then this turn's new ones. Providers cache prompts
 * by prefix, and a block in a new order each turn costs up to ten times the input. So no element moves, and no text
 * stands twice: two memories may read the same.
 */
export function composeBlock(
  current: readonly BlockElement[],
  wanted: readonly BlockElement[],
  plan: BlockBudget,
): BlockElement[] {
  const texts = new Set(current.map(({ text }) => text));
  const added = takeFitting(
    plan.turnBudget,
    wanted.filter(({ text }) => {
      if (texts.has(text)) return false;
      texts.add(text);
      return true;
    }),
  );
  if (added.length === 0) return [...current];
  const grown = [...current, ...added];
  if (totalTokens(grown.filter(({ pinned }) => !pinned)) <= plan.conversationBudget) return grown;
  return takeFitting(plan.turnBudget, [...new Map(wanted.map((element) => [element.text, element])).values()]);
}

/**
 * Returns the part of the profile that stands in every block: all of it, if the budget allows. Otherwise standing
 * instructions come first, then the latest pinned memories. The rest is recalled like any other memory.
 * @param profile oldest first. The result keeps this order.
 * @param instructs returns whether an element is a standing instruction
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

/** Takes elements in order while they fit. An element that does not fit leaves room for smaller ones after it. */
function takeFitting(budget: number, elements: readonly BlockElement[]): BlockElement[] {
  let left = budget;
  return elements.filter(({ tokens, pinned }) => {
    if (pinned) return true;
    if (tokens > left) return false;
    left -= tokens;
    return true;
  });
}
