import { expect, test } from "vitest";
import { withDirectionMarksShown } from "../../../src/console/app/with-direction-marks-shown.ts";

test("withDirectionMarksShown() names each mark, and leaves scripts that run to the left", () => {
  expect(withDirectionMarksShown("a\u202Ab\u202Bc\u202Cd\u202De\u202E")).toBe("a⟨LRE⟩b⟨RLE⟩c⟨PDF⟩d⟨LRO⟩e⟨RLO⟩");
  expect(withDirectionMarksShown("\u2066\u2067\u2068\u2069")).toBe("⟨LRI⟩⟨RLI⟩⟨FSI⟩⟨PDI⟩");
  expect(withDirectionMarksShown("שלום, مرحبا")).toBe("שלום, مرحبا");
});
