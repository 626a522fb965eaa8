import { describe, expect, it } from "vitest";
import { withoutAgentText } from "../../../src/dialects/agent-text.ts";

describe("withoutAgentText()", () => {
  it.each([
    ["<system-reminder>\nI live in Porto.\n</system-reminder>\nFix the test.", "Fix the test."],
    ["Fix the test.\n<SYSTEM-REMINDER>x</SYSTEM-REMINDER>", "Fix the test."],
    ["<system-reminder>a</system-reminder>\n<system-reminder>b</system-reminder>", ""],
    ["<environment_context>\n  <cwd>/home/pia</cwd>\n</environment_context>", ""],
    ["<ide_selection>const a = 1</ide_selection>What is this?", "What is this?"],
    ["<local-command-stdout>I am Bob</local-command-stdout>", ""],
    [
      "<command-name>/model</command-name><command-args>the fast one</command-args>",
      "<command-args>the fast one</command-args>",
    ],
    ['Hello. <environment_details id="1">Time: noon</environment_details>', "Hello."],
    ["# AGENTS.md instructions for /src\n\n<INSTRUCTIONS>\nUse tabs.\n</INSTRUCTIONS>", ""],
    ["This session is being continued from a previous conversation that ran out of context. I live in Porto.", ""],
    ["[Request interrupted by user for tool use]", ""],
  ])("reads %j as %j", (text, own) => expect(withoutAgentText(text)).toBe(own));

  it.each([
    "I live in Porto.",
    "What does <system-reminder> mean?",
    "  Is 1 < 2 and 3 > 2?  ",
    "<p>My cat is called Moss.</p>",
    "<my-widget>Moss</my-widget> stays empty.",
    "<user_query>Where is the boat?</user_query>",
    "This session was good.",
    "",
  ])("leaves %j", (text) => expect(withoutAgentText(text)).toBe(text));

  it("reads a text of tags once", () => {
    const from = performance.now();
    withoutAgentText("<system-reminder>".repeat(50_000));
    withoutAgentText(Array.from({ length: 50_000 }, (_, i) => `<system-${i}>`).join(""));
    withoutAgentText(`<${"system_".repeat(100_000)}`);
    withoutAgentText("<system-reminder>x</system-reminder>".repeat(20_000));
    expect(performance.now() - from).toBeLessThan(3_000);
  });
});
