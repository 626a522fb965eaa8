/** Models that have a label of their own in one isolate. Callers name models freely, and labels must stay few. */
const MAX_MODELS = 40;
const OTHER = "_other";

/** A model's name. Everything else may be somebody's words. */
const NAME = /^[\w.:@/-]{1,80}$/;

const known = new Set<string>();

/**
 * Returns the label of a model. A model has one of its own once an upstream has answered for it, so that nobody makes
 * labels by asking for models that do not exist.
 */
export function modelLabel(model: string, status: number): string {
  if (known.has(model)) return model;
  if (status !== 200 || known.size >= MAX_MODELS || !NAME.test(model)) return OTHER;
  known.add(model);
  return model;
}

/** Forgets all models. For tests. */
export const forgetModels = (): void => known.clear();
