import { normalForm } from "../../src/cache/normal-form/normal-form.ts";

/** Returns whether the answer to one question may serve the other. */
export function askTheSame(one: string, other: string): boolean {
  return normalForm(one) === normalForm(other);
}
