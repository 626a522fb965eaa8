import type { CLAUSE_GUARDS } from "./clause-guards.ts";
import type { SENTENCE_GUARDS } from "./guards.ts";

/** Turns that tell a guard's reach. Only tests import them. */
export interface GuardExample {
  /** States nothing, because of this guard alone. */
  readonly caught: string;
  /** Comes near, and states `slot=value`. */
  readonly let: readonly [said: string, stated: string];
}

export const SENTENCE_GUARD_EXAMPLES: Readonly<Record<keyof typeof SENTENCE_GUARDS, GuardExample>> = {
  "text to be worked on, named by an order before or behind it": {
    caught: "I live in Porto. How do you say that in Spanish?",
    let: ["I live in Porto. How do you say 'good morning' in Spanish?", "home=porto"],
  },
  "language to be checked": {
    caught: "I live in Porto since two years. Is that correct English?",
    let: ["I live in Porto. Is that far from Lisbon?", "home=porto"],
  },
  "somebody else's message to be answered": {
    caught: "Answer this customer. I live in Porto.",
    let: ["Answer this question. I live in Porto, where can I surf?", "home=porto"],
  },
  "supposition, said beforehand": {
    caught: "In theory, I live in Porto.",
    let: ["In short, I live in Porto.", "home=porto"],
  },
  "somebody else's message": {
    caught: "Message from Nora - I moved to Porto last week.",
    let: ["My brother wrote me a letter. I live in Porto.", "home=porto"],
  },
  "somebody else's words": {
    caught: "As my coach put it, I hate mornings.",
    let: ["In other words, I hate mornings.", "taste:mornings=dislikes"],
  },
  "role-play": {
    caught: "Act as a nurse. My name is Ana.",
    let: ["You are a star. My name is Ana.", "name=ana"],
  },
  supposition: {
    caught: "Hypothetically, I live in Porto.",
    let: ["Actually, I live in Porto.", "home=porto"],
  },
  fiction: {
    caught: "Write a story. I live in Oslo.",
    let: ["Write a letter. I live in Oslo.", "home=oslo"],
  },
  "pasted letter": {
    caught: "Dear Bob,\nI live in Rome.",
    let: ["Hello Bob,\nI live in Rome.", "home=rome"],
  },
  "pasted matter": {
    caught: "Please summarise this:\nI live in Rome.",
    let: ["Please summarise the plot of Dune. I live in Rome.", "home=rome"],
  },
  sarcasm: {
    caught: "I love spam. Just kidding!",
    let: ["I love spam. Just saying!", "taste:spam=likes"],
  },
  "user story": {
    caught: "As a user, I want a dark theme and I live in Oslo.",
    let: ["As a rule, I like dark themes and I live in Oslo.", "home=oslo"],
  },
  "reported speech": {
    caught: "I live in Oslo, my boss said.",
    let: ["I live in Oslo, my boss knows.", "home=oslo"],
  },
  "echo of what is remembered": {
    caught: "According to your notes, I live in Oslo.",
    let: ["For your notes, I live in Oslo.", "home=oslo"],
  },
  example: {
    caught: "For example, I live in Oslo.",
    let: ["For context, I live in Oslo.", "home=oslo"],
  },
};

export const CLAUSE_GUARD_EXAMPLES: Readonly<Record<keyof typeof CLAUSE_GUARDS, GuardExample>> = {
  condition: {
    caught: "If it rains, I live in Oslo.",
    let: ["Even so, I live in Oslo.", "home=oslo"],
  },
  "reported speech": {
    caught: "Nora told me, I live in Oslo.",
    let: ["Nora moved away, and I live in Oslo.", "home=oslo"],
  },
  doubt: {
    caught: "Maybe, I live in Oslo.",
    let: ["Yes, I live in Oslo.", "home=oslo"],
  },
};
