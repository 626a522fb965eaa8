/** In ms. The runtime lets an object sleep ten seconds after its last request, unless a timer runs in it. */
const LOOK_MS = 8_000;

interface Awake {
  /** In ms since 1970. */
  readonly until: number;
  readonly size: number;
}

/**
 * Keeps Durable Objects awake for a while after their last use, as long as all together hold no more than they may: those
 * that were used longest ago sleep first. A timer runs in each of them, which the runtime takes for work.
 */
export class AwakeObjects {
  private readonly most: number;
  /** Those that were used longest ago come first. */
  private readonly awake = new Map<object, Awake>();
  /** Objects in which a timer runs. */
  private readonly looking = new WeakSet<object>();
  private held = 0;

  /** @param most of what the objects hold together */
  constructor(most: number) {
    this.most = most;
  }

  /**
   * Keeps an object awake. Call it in a request of the object: the timer belongs to that.
   * @param size of what it holds
   * @param ms from now on
   */
  keep(object: object, size: number, ms: number): void {
    const now = Date.now();
    this.drop(object);
    this.awake.set(object, { until: now + ms, size });
    this.held += size;
    for (const [other, { until }] of this.awake) {
      // One that was reset has no timer any more that would drop it.
      if (other === object || (this.held <= this.most && until + LOOK_MS > now)) break;
      this.drop(other);
    }
    if (!this.looking.has(object)) this.lookLater(object);
  }

  private lookLater(object: object): void {
    this.looking.add(object);
    setTimeout(() => {
      if ((this.awake.get(object)?.until ?? 0) > Date.now()) {
        this.lookLater(object);
        return;
      }
      this.looking.delete(object);
      this.drop(object);
    }, LOOK_MS);
  }

  private drop(object: object): void {
    this.held -= this.awake.get(object)?.size ?? 0;
    this.awake.delete(object);
  }
}
