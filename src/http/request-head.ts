/** Headers to be read. Those of the runtime fit as well. */
export interface HeaderReader extends Iterable<[string, string]> {
  get(name: string): string | null;
  has(name: string): boolean;
}

/** The parts of a request that come before its body. A request of the runtime fits as well. */
export interface RequestHead {
  readonly url: string;
  readonly headers: HeaderReader;
}

/**
 * Returns the head of a request, read once. A chat looks at thirty headers and more, and asking the runtime for one by its
 * name costs as much as reading it along with all others.
 */
export const headOf = ({ url, headers }: Request): RequestHead => ({ url, headers: new ReadHeaders(headers) });

/** Headers by their names in lower case, as the runtime lists them. */
class ReadHeaders implements HeaderReader {
  private readonly values = new Map<string, string>();

  constructor(headers: Headers) {
    for (const [name, value] of headers) {
      // The runtime lists each Set-Cookie by itself, and joins all others.
      const before = this.values.get(name);
      this.values.set(name, before === undefined ? value : `${before}, ${value}`);
    }
  }

  get(name: string): string | null {
    return this.values.get(name.toLowerCase()) ?? null;
  }

  has(name: string): boolean {
    return this.values.has(name.toLowerCase());
  }

  [Symbol.iterator](): Iterator<[string, string]> {
    return this.values[Symbol.iterator]();
  }
}
