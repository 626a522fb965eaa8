import { describe, expect, test } from "vitest";
import { isPersonal } from "../../../src/text/personal-wording.ts";

describe("isPersonal()", () => {
  test.each(["wie viele zähne sind im unterkiefer?", "wer hat die meisten tore im pokal geschossen?"])(
    "takes a German 'im' for no 'I'm': %s",
    (question) => expect(isPersonal(question)).toBe(false),
  );

  test.each(["im vegan, was ist das beste?", "was im right about that", "im in der klinik, wo ist die kantine"])(
    "is true for: %s",
    (question) => expect(isPersonal(question)).toBe(true),
  );
});
