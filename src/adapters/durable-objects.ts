import type { AnswerStore } from "../ports/answer-store.ts";
import type { Directory } from "../ports/deployment.ts";
import type { MemoryStore } from "../ports/memory-store.ts";
import type { RuleStore } from "../ports/rule-store.ts";
import { answersName, rulebookName, type Scope, type Tenancy, vaultName } from "../scope.ts";

/*
 * The embedded default: Durable Objects with SQLite, one per scope for memory, one per tenancy for
 * shared answers, one for the deployment. The same on Cloudflare and on plain workerd.
 */

export function durableMemory(env: Env): MemoryStore {
  const vault = (scope: Scope) => env.VAULT.get(env.VAULT.idFromName(vaultName(scope)));
  return {
    prefetch: (scope, question) => vault(scope).prefetch(scope, question),
    open: (scope, opening) => vault(scope).open(scope, opening),
    close: (scope, closing) => vault(scope).close(scope, closing),
    list: (scope, page, now) => vault(scope).list(scope, page, now),
    add: (scope, draft, now) => vault(scope).add(scope, draft, now),
    get: (scope, id, now) => vault(scope).get(scope, id, now),
    amend: (scope, id, patch, now) => vault(scope).amend(scope, id, patch, now),
    forget: (scope, id, now) => vault(scope).forget(scope, id, now),
    history: (scope, id, now) => vault(scope).history(scope, id, now),
    restore: (scope, id, now) => vault(scope).restore(scope, id, now),
    recall: (scope, query) => vault(scope).recall(scope, query),
    judge: (scope, exchange, score) => vault(scope).judge(scope, exchange, score),
    exchange: (scope, id) => vault(scope).exchange(scope, id),
    exportPage: (scope, after, now) => vault(scope).exportPage(scope, after, now),
    importBatch: (scope, batch, now) => vault(scope).importBatch(scope, batch, now),
    purgeAnswers: (scope, model) => vault(scope).purgeAnswers(scope, model),
    eraseOfTenant: (tenancy, name, now) => env.VAULT.get(env.VAULT.idFromName(name)).eraseOfTenant(tenancy, name, now),
    erase: (scope, now) => vault(scope).erase(scope, now),
    census: (scope) => vault(scope).census(scope),
    footprint: (scope) => vault(scope).footprint(scope),
    consent: (scope, change, now) => vault(scope).consent(scope, change, now),
    goodExchanges: (tenancy, name, after, now) =>
      env.VAULT.get(env.VAULT.idFromName(name)).goodExchanges(tenancy, name, after, now),
  };
}

export function durableAnswers(env: Env): AnswerStore {
  const answers = (tenancy: Tenancy) => env.ANSWERS.get(env.ANSWERS.idFromName(answersName(tenancy)));
  return {
    prefetch: (tenancy) => answers(tenancy).prefetch(tenancy),
    look: (tenancy, lookup, counts) => answers(tenancy).look(tenancy, lookup, counts),
    keep: (tenancy, draft, asker, ticket, flight) => answers(tenancy).keep(tenancy, draft, asker, ticket, flight),
    leave: (tenancy, flight, how) => answers(tenancy).leave(tenancy, flight, how),
    count: (tenancy, counts) => answers(tenancy).count(tenancy, counts),
    state: (tenancy) => answers(tenancy).state(tenancy),
    usage: (tenancy) => answers(tenancy).usage(tenancy),
    purge: (tenancy, model) => answers(tenancy).purge(tenancy, model),
    turn: (tenancy, on) => answers(tenancy).turn(tenancy, on),
    forgetAsker: (tenancy, asker) => answers(tenancy).forgetAsker(tenancy, asker),
    countAsker: (tenancy, asker) => answers(tenancy).countAsker(tenancy, asker),
  };
}

export function durableRules(env: Env): RuleStore {
  const named = (name: string) => env.RULEBOOK.get(env.RULEBOOK.idFromName(name));
  const rulebook = (tenancy: Tenancy) => named(rulebookName(tenancy));
  return {
    read: (tenancy, version) => rulebook(tenancy).read(tenancy, version),
    replace: (tenancy, texts, expected, now) => rulebook(tenancy).replace(tenancy, texts, expected, now),
    report: (place, patterns) => named(place.tenancy).report(place, patterns),
    proposals: (tenancy) => rulebook(tenancy).proposals(tenancy),
    forgetVoter: (tenancy, vault) => rulebook(tenancy).forgetVoter(tenancy, vault),
    countVoter: (tenancy, vault) => rulebook(tenancy).countVoter(tenancy, vault),
    destroy: (tenancy) => rulebook(tenancy).destroy(tenancy),
  };
}

/** The pepper never changes, so an isolate asks for it once. The value is kept, not the promise: promises belong to one request. */
export function durableDirectory(env: Env): Directory {
  const directory = () => env.DIRECTORY.get(env.DIRECTORY.idFromName("deployment"));
  let known: string | null = null;
  let earlier: { pepper: string | null } | null = null;
  return {
    async pepper() {
      known ??= await directory().pepper();
      return known;
    },
    async earlierPepper() {
      earlier ??= { pepper: await directory().earlierPepper() };
      return earlier.pepper;
    },
  };
}
