import { describe, expect, test } from "vitest";
import { reconcile } from "../../../src/memory/reconcile.ts";

const home = (id: string, value: string) => ({ id, slot: "home", value });

describe("a statement meets what is known", () => {
  test("it is new where nothing is known about its slot", () => {
    expect(reconcile([], home("", "oslo"))).toEqual({ kind: "new" });
    expect(reconcile([{ id: "1", slot: "name", value: "ana" }], home("", "oslo"))).toEqual({
      kind: "new",
    });
  });

  test("it is the same where its slot already holds its value", () => {
    expect(reconcile([home("1", "oslo")], home("", "oslo"))).toEqual({ kind: "same", id: "1" });
  });

  test("it supersedes everything else in its slot", () => {
    expect(reconcile([home("1", "oslo"), home("2", "rome")], home("", "bergen"))).toEqual({
      kind: "supersedes",
      ids: ["1", "2"],
    });
  });

  test("a taste that turned supersedes the taste before it, and no other", () => {
    const known = [
      { id: "1", slot: "taste:sushi", value: "likes" },
      { id: "2", slot: "taste:ramen", value: "likes" },
    ];
    expect(reconcile(known, { slot: "taste:sushi", value: "dislikes" })).toEqual({
      kind: "supersedes",
      ids: ["1"],
    });
  });

  test("a denial supersedes what it denies", () => {
    expect(reconcile([home("1", "oslo")], home("", "not oslo"))).toEqual({
      kind: "supersedes",
      ids: ["1"],
    });
  });

  test("a denial leaves alone what it does not deny", () => {
    expect(reconcile([home("1", "bergen")], home("", "not oslo"))).toEqual({
      kind: "same",
      id: "1",
    });
  });

  test("a new value supersedes a denial, and so does another denial", () => {
    expect(reconcile([home("1", "not oslo")], home("", "bergen")).kind).toBe("supersedes");
    expect(reconcile([home("1", "not oslo")], home("", "not rome")).kind).toBe("supersedes");
    expect(reconcile([home("1", "not oslo")], home("", "not oslo")).kind).toBe("same");
  });
});
