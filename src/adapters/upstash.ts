import type { ColdRecords } from "../ports/cold-records.ts";
import type { ColdAnswers, ColdTier } from "../ports/cold-tier.ts";
import type { UpstashSettings } from "./upstash/clients.ts";

/*
 * Loads Upstash's clients when they are first needed, because they are an eighth of all code and most deployments never
 * use them. It caches the loaded module and not the promise of it, because promises belong to one request.
 */

export function upstashColdTier(env: Env, settings: UpstashSettings): ColdTier {
  let loaded: ColdTier | null = null;
  const tier = async (): Promise<ColdTier> =>
    (loaded ??= (await import("./upstash/cold-tier.ts")).upstashColdTier(env, settings));
  return {
    rows: async (place, owner, after) => (await tier()).rows(place, owner, after),
    vectors: async (place, epoch, after) => (await tier()).vectors(place, epoch, after),
    readPartial: async (place, owner, request) => (await tier()).readPartial(place, owner, request),
    nearest: async (place, query) => (await tier()).nearest(place, query),
    push: async (place, writer, rows) => (await tier()).push(place, writer, rows),
    pushVectors: async (place, epoch, vectors) => (await tier()).pushVectors(place, epoch, vectors),
    erase: async (place, writer, now) => (await tier()).erase(place, writer, now),
    sweep: async (place, epoch) => (await tier()).sweep(place, epoch),
    countRows: async (place) => (await tier()).countRows(place),
  };
}

export function upstashAnswers(settings: UpstashSettings): ColdAnswers {
  let loaded: ColdAnswers | null = null;
  const answers = async (): Promise<ColdAnswers> =>
    (loaded ??= (await import("./upstash/cold-answers.ts")).upstashAnswers(settings));
  return {
    read: async (place, epoch, after) => (await answers()).read(place, epoch, after),
    push: async (place, epoch, given, limits) => (await answers()).push(place, epoch, given, limits),
    invalidate: async (place, epoch, subject) => (await answers()).invalidate(place, epoch, subject),
    count: async (place, subject) => (await answers()).count(place, subject),
  };
}

export function upstashRecords(settings: UpstashSettings): ColdRecords {
  let loaded: ColdRecords | null = null;
  const records = async (): Promise<ColdRecords> =>
    (loaded ??= (await import("./upstash/cold-records.ts")).upstashRecords(settings));
  return {
    sync: async (place, part, heard, rows) => (await records()).sync(place, part, heard, rows),
    destroy: async (place) => (await records()).destroy(place),
    count: async (place) => (await records()).count(place),
  };
}
