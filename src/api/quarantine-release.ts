import { sameSecret } from "../runtime/constant-time.ts";
import { keyedDigest } from "../runtime/digest.ts";
import type { DeploymentSecrets } from "../ports/deployment.ts";
import type { ImportedMemory } from "../ports/portable.ts";
import { type Tenancy, tenancyDigest } from "../scope.ts";

type Content = Pick<ImportedMemory, "type" | "text" | "round">;

/**
 * A mark in an export: somebody has looked at this text, which reads like an order to the model, and released it. Only
 * this deployment can make the mark, for the same tenancy and words, so a foreign file releases nothing.
 */
export interface Release {
  mark(memory: Content): string;
  isMark(presented: unknown, memory: Content): boolean;
}

export async function releaseIn(tenancy: Tenancy, directory: DeploymentSecrets): Promise<Release> {
  const pepper = await directory.pepper();
  const mark = ({ type, text, round }: Content): string => {
    const words = round ? [round.user, round.assistant] : [text];
    return keyedDigest(pepper, "release", tenancyDigest(tenancy), type, ...words);
  };
  return {
    mark,
    isMark: (presented, memory) => typeof presented === "string" && sameSecret(presented, mark(memory)),
  };
}
