/*
 * Metadata filters as Upstash Vector documents them: comparisons, GLOB, IN, CONTAINS, HAS FIELD, AND
 * before OR, parentheses; nested fields by `.`, array elements by `[0]` and `[#-1]`.
 */

export type Metadata = Readonly<Record<string, unknown>>;
export type Filter = (metadata: Metadata) => boolean;
type Literal = string | number | boolean;

export class FilterError extends Error {}

const TOKEN =
  /\s*(?:([a-zA-Z_][a-zA-Z_0-9.[\]#-]*)|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|'([^']*)'|"([^"]*)"|(<=|>=|!=|[=<>(),]))/y;

interface Token {
  readonly kind: "word" | "number" | "string" | "sign";
  readonly text: string;
}

/** @throws {FilterError} */
export function parseFilter(text: string): Filter {
  const parser = new Parser(tokensOf(text));
  const filter = parser.either();
  parser.end();
  return filter;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  for (let at = 0; text.slice(at).trim() !== ""; at = pattern.lastIndex) {
    pattern.lastIndex = at;
    const [, word, number, single, double, sign] = pattern.exec(text) ?? [];
    if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
    else if (single !== undefined || double !== undefined)
      tokens.push({ kind: "string", text: single ?? double ?? "" });
    else throw new FilterError(`Invalid filter at ${at}`);
  }
  return tokens;
}

class Parser {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  either(): Filter {
    const parts = [this.both()];
    while (this.takes("OR")) parts.push(this.both());
    return (metadata) => parts.some((part) => part(metadata));
  }

  end(): void {
    if (this.at < this.tokens.length) throw new FilterError("Invalid filter: something follows it");
  }

  private both(): Filter {
    const parts = [this.term()];
    while (this.takes("AND")) parts.push(this.term());
    return (metadata) => parts.every((part) => part(metadata));
  }

  private term(): Filter {
    if (this.takes("(")) {
      const inner = this.either();
      this.must(")");
      return inner;
    }
    if (this.takes("HAS")) {
      const wanted = !this.takes("NOT");
      this.must("FIELD");
      const path = this.field();
      return (metadata) => (fieldOf(metadata, path) !== undefined) === wanted;
    }
    const path = this.field();
    const negated = this.takes("NOT");
    const test = this.comparison(negated);
    // A field that is not there is neither equal nor unequal to anything.
    return (metadata) => {
      const value = fieldOf(metadata, path);
      return value !== undefined && test(value) !== negated;
    };
  }

  private comparison(negated: boolean): (value: unknown) => boolean {
    if (this.takes("GLOB")) {
      const pattern = globPattern(String(this.literal()));
      return (value) => typeof value === "string" && pattern.test(value);
    }
    if (this.takes("IN")) {
      const literals = this.list();
      return (value) => literals.some((literal) => equal(value, literal));
    }
    if (this.takes("CONTAINS")) {
      const literal = this.literal();
      return (value) => Array.isArray(value) && value.some((item) => equal(item, literal));
    }
    const sign = this.tokens[this.at++]?.text ?? "";
    if (negated) throw new FilterError("Invalid filter: NOT goes with GLOB, IN and CONTAINS");
    const literal = this.literal();
    if (sign === "=") return (value) => equal(value, literal);
    if (sign === "!=") return (value) => !equal(value, literal);
    const order = ORDER[sign];
    if (!order || typeof literal !== "number") throw new FilterError("Invalid filter: no such operator");
    return (value) => typeof value === "number" && order(value, literal);
  }

  private list(): Literal[] {
    this.must("(");
    const literals = [this.literal()];
    while (this.takes(",")) literals.push(this.literal());
    this.must(")");
    return literals;
  }

  private literal(): Literal {
    const token = this.tokens[this.at++];
    if (token?.kind === "string") return token.text;
    if (token?.kind === "number") return Number(token.text);
    if (token?.kind === "word" && /^(true|false)$/i.test(token.text)) return token.text.toLowerCase() === "true";
    throw new FilterError("Invalid filter: a literal is missing");
  }

  private field(): string {
    const token = this.tokens[this.at++];
    if (token?.kind !== "word") throw new FilterError("Invalid filter: a field is missing");
    return token.text;
  }

  private takes(text: string): boolean {
    const token = this.tokens[this.at];
    if (!token || (token.kind !== "word" && token.kind !== "sign")) return false;
    if (token.text.toUpperCase() !== text) return false;
    this.at += 1;
    return true;
  }

  private must(text: string): void {
    if (!this.takes(text)) throw new FilterError(`Invalid filter: ${text} is missing`);
  }
}

const ORDER: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

/** Booleans may be written as 1 and 0. */
function equal(value: unknown, literal: Literal): boolean {
  return typeof value === "boolean" ? value === Boolean(literal) && typeof literal !== "string" : value === literal;
}

function fieldOf(metadata: Metadata, path: string): unknown {
  let value: unknown = metadata;
  for (const [, name, index] of path.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)) {
    if (typeof value !== "object" || value === null) return undefined;
    if (index === undefined) value = (value as Metadata)[name ?? ""];
    else value = Array.isArray(value) ? value.at(Number(index.replace("#", ""))) : undefined;
  }
  return value;
}

function globPattern(glob: string): RegExp {
  const pattern = glob.replace(/\[[^\]]+\]|[*?]|[.+^${}()|\\\]]/g, (part) => {
    if (part === "*") return "[\\s\\S]*";
    if (part === "?") return "[\\s\\S]";
    return part.startsWith("[") ? part : `\\${part}`;
  });
  return new RegExp(`^${pattern}$`, "u");
}
