import { NONE, type ConversationIndex } from "./conversation-index.ts";

/*
 * BM25 (Robertson and Zaragoza 2009) over memories and, in the same pass, over the conversations they
 * stand in. `npm run bench -- recall` shows what each constant is worth.
 */

const K1 = 1.2;
/** Facts are a tenth as long as rounds and must not win by that: half of the usual correction for length. */
const B = 0.5;
const CONVERSATION_B = 0.75;
/** A young vault knows too little to say which words are rare: these many imagined memories say it with it. */
const PRIOR_MEMORIES = 20;
/** Nobody says again all of a long text: this many of its rarest words are enough. */
const MAX_COUNTED_WORDS = 6;

/** Where a term stands: positions and counts side by side, because thousands of them are read per query. */
interface Postings {
  readonly positions: number[];
  readonly counts: number[];
}

/** Valid until the next query. */
export interface WordFits {
  /** Places that say any word of the query. */
  readonly touched: readonly number[];
  /** By position: BM25, 0 where nothing is said. */
  readonly scores: Float32Array;
  /** By conversation: BM25 of all of it as one text. */
  readonly conversations: Float32Array;
  /** What a memory of average length would score that says every word once, or enough of a long query. */
  readonly fullScore: number;
}

/** The words of one vault: an inverted index in memory. */
export class WordScores {
  private readonly postings = new Map<number, Postings>();
  private readonly lengths: number[] = [];
  private scores = new Float32Array(1024);
  private conversations = new Float32Array(64);
  private touched: number[] = [];
  /** Of the term at hand: conversations and counts in turn. */
  private readonly found: number[] = [];
  private total = 0;
  size = 0;

  add(position: number, terms: Uint32Array): void {
    this.lengths[position] = terms.length;
    this.total += terms.length;
    this.size += 1;
    const counts = new Map<number, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      let postings = this.postings.get(term);
      if (!postings) this.postings.set(term, (postings = { positions: [], counts: [] }));
      postings.positions.push(position);
      postings.counts.push(count);
    }
  }

  /** Its postings stay until the index is built anew; whoever reads scores knows which positions are empty. */
  remove(position: number): void {
    this.total -= this.lengths[position] ?? 0;
    this.size -= 1;
  }

  lengthAt(position: number): number {
    return this.lengths[position] ?? 0;
  }

  score(query: Uint32Array, conversations: ConversationIndex): WordFits {
    this.clear(conversations.count);
    const average = Math.max(1, this.total / Math.max(1, this.size));
    const conversationAverage = Math.max(1, this.total / Math.max(1, conversations.count));
    let whole = 0;
    let rarest = 0;
    for (const term of new Set(query)) {
      const postings = this.postings.get(term);
      const listed = postings?.positions.length ?? 0;
      // Places of what was removed or changed are still listed; they say nothing about rarity.
      const living = Math.min(listed, this.size);
      const rarity = Math.log(1 + (this.size + PRIOR_MEMORIES - living + 0.5) / (living + 1.5));
      whole += rarity;
      rarest = Math.max(rarest, rarity);
      if (!postings) continue;
      this.scoreTerm(postings, rarity * (K1 + 1), average, conversations);
      this.scoreConversations(conversations, conversationAverage);
    }
    return {
      touched: this.touched,
      scores: this.scores,
      conversations: this.conversations,
      fullScore: Math.min(whole, MAX_COUNTED_WORDS * rarest),
    };
  }

  /** Also notes in which conversations the term stands, and how often. */
  private scoreTerm(
    { positions, counts }: Postings,
    weight: number,
    average: number,
    conversations: ConversationIndex,
  ): void {
    const { scores, lengths, touched, found } = this;
    const { conversationOf } = conversations;
    found.length = 0;
    let conversation = NONE;
    let inConversation = 0;
    for (let i = 0; i < positions.length; i++) {
      const position = positions[i] as number;
      const count = counts[i] as number;
      const before = scores[position] as number;
      if (before === 0) touched.push(position);
      scores[position] =
        before + (weight * count) / (count + K1 * (1 - B + (B * (lengths[position] as number)) / average));
      // Conversations seldom interleave: what one says stands together. One that does counts as often as it goes on.
      const at = conversationOf[position] as number;
      if (at !== conversation) {
        if (conversation !== NONE) found.push(conversation, inConversation);
        conversation = at;
        inConversation = 0;
      }
      inConversation += count;
    }
    if (conversation !== NONE) found.push(conversation, inConversation);
  }

  private scoreConversations({ lengths, count: all }: ConversationIndex, average: number): void {
    const { found, conversations } = this;
    const living = Math.min(found.length / 2, all);
    const weight = Math.log(1 + (all - living + 0.5) / (living + 0.5)) * (K1 + 1);
    for (let i = 0; i < found.length; i += 2) {
      const conversation = found[i] as number;
      const count = found[i + 1] as number;
      const norm = K1 * (1 - CONVERSATION_B + (CONVERSATION_B * (lengths[conversation] as number)) / average);
      conversations[conversation] = (conversations[conversation] as number) + (weight * count) / (count + norm);
    }
  }

  private clear(conversations: number): void {
    for (const position of this.touched) this.scores[position] = 0;
    this.touched = [];
    if (this.scores.length < this.lengths.length) this.scores = new Float32Array(this.lengths.length * 2);
    if (this.conversations.length < conversations) this.conversations = new Float32Array(conversations * 2);
    else this.conversations.fill(0, 0, conversations);
  }
}
