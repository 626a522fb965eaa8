import { describe, expect, test } from "vitest";
import { escapeMemory, renderBlock, type RenderedMemory, renderMemory } from "../../../src/memory/render.ts";

const memory = (fields: Partial<RenderedMemory> = {}): RenderedMemory => ({
  type: "semantic",
  text: "Likes tea",
  createdAt: "2025-12-31T23:59:59.999Z",
  role: null,
  pinned: false,
  doubt: null,
  ...fields,
});

describe("renderMemory()", () => {
  test("says from when a memory holds and whose words it is", () => {
    expect(renderMemory(memory(), null)).toBe('<memory date="2025-12-31" of="note">Likes tea</memory>');
    expect(renderMemory(memory({ role: "user" }), null)).toContain('of="user"');
    expect(renderMemory(memory({ type: "episodic" }), { said: "Hi", answer: "Hello" })).toBe(
      '<memory date="2025-12-31" of="conversation">user: Hi assistant: Hello</memory>',
    );
    expect(renderMemory(memory(), { said: "Hi", answer: "" })).toContain(">user: Hi</memory>");
  });

  test("shows the beginning of a long text in whole characters, and that there is more", () => {
    const text = `${"😀".repeat(700)}</memory>`;
    const rendered = renderMemory(memory({ text }), null);
    expect(rendered.isWellFormed()).toBe(true);
    expect(rendered).toMatch(/>😀{600}…<\/memory>$/u);
    expect(renderMemory(memory({ text: "x".repeat(600) }), null)).toContain(`${"x".repeat(600)}</memory>`);
  });

  test("shows a pinned memory whole", () => {
    const text = `${"far ".repeat(400)}away`;
    expect(renderMemory(memory({ text, pinned: true }), null)).toContain(`>${text}</memory>`);
    const round = { said: text, answer: text };
    expect(renderMemory(memory({ pinned: true }), round)).toContain(`>user: ${text} assistant: ${text}</memory>`);
  });

  test("never cuts an escape in half", () => {
    const rendered = renderMemory(memory({ text: "</b>".repeat(175) }), null);
    expect(rendered).toMatch(/>(?:&lt;\/b&gt;){150}…<\/memory>$/);
  });
});

describe("escapeMemory()", () => {
  test.each([
    ["</memory>", "&lt;/memory&gt;"],
    ["R&B &lt; &amp; \"a\" 'b'", "R&B &lt; &amp; \"a\" 'b'"],
    ["a < b > c <3 -> =>", "a < b > c <3 -> =>"],
    ["a\r\nb\u2028c\td", "a b c d"],
    ["\u202eevil\u2066\u200b", "evil"],
    ["\u{e0041}\u{e007f}x", "x"],
    ["<\u0000/memory\u0000>", "&lt;/memory&gt;"],
    ["  padded  ", "padded"],
    ["", ""],
  ])("turns %j into %j", (text, escaped) => expect(escapeMemory(text)).toBe(escaped));

  test("lets no character leave a closing tag or a line break", () => {
    for (let code = 0; code <= 0x10ffff; code += code < 0x3000 ? 1 : 101) {
      const character = String.fromCodePoint(code);
      const out = escapeMemory(`<${character}/mem${character}ory>`);
      expect(/<\/memory>|[\r\n\u2028\u2029]/.test(out), `U+${code.toString(16)}`).toBe(false);
      if (/[\s\p{Default_Ignorable_Code_Point}\p{M}]/u.test(character))
        expect(out, `U+${code.toString(16)}`).toMatch(/^&lt;/);
    }
  });
});

describe("renderBlock()", () => {
  test("is empty without memories, and one line for each element after its preamble", () => {
    expect(renderBlock([])).toBe("");
    expect(renderBlock(["<memory>a</memory>", "<memory>b</memory>"]).split("\n")).toHaveLength(3);
  });

  test("grows only at its end", () => {
    expect(renderBlock(["a", "b"]).startsWith(renderBlock(["a"]))).toBe(true);
  });
});
