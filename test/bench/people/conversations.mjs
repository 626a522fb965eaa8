import { User } from "../support/user.mjs";

/*
 * Brings a person's conversations into the product: as chats held now, or as imports with the dates of the script. An
 * import is the way to a past that a running product has not lived through.
 */

/** @typedef {import("./data.mjs").Turn} Turn */

const DAY = 86_400_000;
/** When the first conversation without a date of its own is held. */
const FIRST = Date.parse("2026-09-01T10:00:00Z");
/** The answer to fillers, and to what the script answers nothing. */
const PLAIN = "OK.";
/** Unrelated exchanges among which a person is asked. */
const FILLERS = 20;

let users = 0;

export class Storyteller {
  /**
   * @param {import("../support/user.mjs").Service} service
   * @param {boolean} live
   * @param {string} system
   */
  constructor(service, live, system = "") {
    users += 1;
    this.user = new User(service, `person-${users}`, system);
    this.live = live;
    this.held = 0;
    this.at = FIRST;
  }

  /**
   * @param {readonly Turn[]} turns
   * @param {string} [at] RFC 3339; without it, a day after the conversation before
   */
  async hold(turns, at) {
    this.held += 1;
    this.at = at === undefined ? this.at + DAY : Date.parse(at);
    if (this.live) await this.user.hold(turns);
    else await this.user.remember(`conversation-${this.held}`, new Date(this.at).toISOString(), turns);
  }

  /**
   * Says one thing in a conversation of its own.
   * @param {string} user
   * @param {string} [assistant]
   */
  say(user, assistant = PLAIN) {
    return this.hold([{ user, assistant }]);
  }

  /** @param {number} days */
  wait(days) {
    this.at += days * DAY;
  }
}

/**
 * Holds a person's sessions one after the other, and asks after each.
 * @param {Storyteller} teller
 * @param {import("./data.mjs").InventedPerson} person
 * @param {readonly string[]} fillers spread around the sessions
 * @param {(session: number) => Promise<void>} after
 */
export async function holdSessions(teller, person, fillers, after) {
  const around = spread(fillers, person.sessions.length * 2);
  for (const [i, { at, turns }] of person.sessions.entries()) {
    const before = around[i * 2] ?? [];
    teller.at = Date.parse(at) - (before.length + 1) * DAY;
    for (const filler of before) await teller.say(filler);
    await teller.hold(turns, at);
    for (const filler of around[i * 2 + 1] ?? []) await teller.say(filler);
    await after(i + 1);
  }
}

/**
 * @param {import("./data.mjs").People} data
 * @param {string} lang
 */
export const fillersOf = ({ fillers }, lang) => (fillers[lang] ?? []).slice(0, FILLERS);

/**
 * Deals a list out into groups of nearly the same size, in its order.
 * @template T
 * @param {readonly T[]} list
 * @param {number} groups
 */
export const spread = (list, groups) =>
  Array.from({ length: groups }, (_, i) =>
    list.slice(Math.floor((i * list.length) / groups), Math.floor(((i + 1) * list.length) / groups)),
  );
