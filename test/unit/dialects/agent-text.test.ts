import { describe, expect, it } from "vitest";
import { withoutAgentParts, withoutAgentText } from "../../../src/dialects/agent-text.ts";
import { growthOf, STEEP } from "../../support/growth.ts";

describe("withoutAgentText()", () => {
  it.each([
    ["<system-reminder>\nI live in Porto.\n</system-reminder>\nFix the test.", "Fix the test."],
    ["Fix the test.\n<SYSTEM-REMINDER>x</SYSTEM-REMINDER>", "Fix the test."],
    ["<system-reminder>a</system-reminder>\n<system-reminder>b</system-reminder>", ""],
    ["<environment_context>\n  <cwd>/home/pia</cwd>\n</environment_context>", ""],
    ["<ide_selection>const a = 1</ide_selection>What is this?", "What is this?"],
    ["<local-command-stdout>I am Bob</local-command-stdout>", ""],
    ["<command-name>/model</command-name><command-args>the fast one</command-args>", "the fast one"],
    ['Hello. <environment_details id="1">Time: noon</environment_details>', "Hello."],
    ["# AGENTS.md instructions for /src\n\n<INSTRUCTIONS>\nUse tabs.\n</INSTRUCTIONS>", ""],
    ["This session is being continued from a previous conversation that ran out of context. I live in Porto.", ""],
    ["[Request interrupted by user for tool use]", ""],
    ["<available-deferred-tools>\nWebFetch\n</available-deferred-tools>", ""],
    ['<teammate-message teammate_id="a">I live in Genoa.</teammate-message>Go on.', "Go on."],
    ["<user_shell_command>whoami\nI am Bob</user_shell_command>", ""],
    ["<skill>\n<name>review</name>\nI review all of my code.\n</skill>", ""],
    ["Base directory for this skill: /skills/review\n\n# Review\n\nI live in Genoa.", ""],
    ["Implement the following plan:\n\n# Plan\n\nI will move the tests.", ""],
    ["# Context from my IDE:\n\n## Active file: a.ts\n\n## My request for Codex:\nMove the test.", "Move the test."],
  ])("reads %j as %j", (text, own) => expect(withoutAgentText(text)).toBe(own));

  it.each([
    "I live in Porto.",
    "What does <system-reminder> mean?",
    "  Is 1 < 2 and 3 > 2?  ",
    "<p>My cat is called Moss.</p>",
    "<my-widget>Moss</my-widget> stays empty.",
    "<user_query>Where is the boat?</user_query>",
    "This session was good.",
    "# Notes\n\nI live in Porto.",
    "Implement the plan that I sent you.",
    "",
  ])("leaves %j", (text) => expect(withoutAgentText(text)).toBe(text));

  it.each<readonly [string, string | ((characters: number) => string)]>([
    ["one tag", "<system-reminder>"],
    ["different tags", (characters) => Array.from({ length: characters / 14 }, (_, i) => `<system-${i}>`).join("")],
    ["one long name", (characters) => `<${"system_".repeat(characters / 7)}`],
    ["closed tags", "<system-reminder>x</system-reminder>"],
  ])("reads a text of %s once", (_what, text) => {
    expect(growthOf(withoutAgentText, text, 700_000)).toBeLessThan(STEEP);
  });
});

describe("withoutAgentParts()", () => {
  const command =
    "<command-message>fix</command-message>\n<command-name>/fix</command-name>\n<command-args>mine</command-args>";
  const local = "<command-name>/clear</command-name>\n<command-message>clear</command-message>";

  it.each<[string, readonly string[], readonly string[]]>([
    ["two texts of a person", ["I live in Porto.", "Fix it."], ["I live in Porto.", "Fix it."]],
    ["a command and its words", [command, "I fix all bugs.", "Then stop."], ["mine", "", "Then stop."]],
    ["a reminder between them", [command, "<system-reminder>x</system-reminder>", "I fix."], ["mine", "", ""]],
    [
      "a command that the agent carried out",
      [local, "<local-command-stdout>done</local-command-stdout>", "I live in Porto."],
      ["", "", "I live in Porto."],
    ],
    ["a result under its heading", ["[read_file for 'a.ts'] Result:", "I am Bob.", "Go on."], ["", "", "Go on."]],
    ["a result beside its heading", ["[read_file for 'a.ts'] Result:\n\nI am Bob.", "Go on."], ["", "Go on."]],
  ])("reads %s", (_what, texts, said) => expect(withoutAgentParts(texts)).toEqual(said));
});
