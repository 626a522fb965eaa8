/**
 * Elements that coding agents put into messages of the user: reminders, the environment, instructions of a project, output
 * of commands. No person said them.
 */
const ELEMENTS =
  /<(system-reminder|environment_context|user_instructions|local-command-stdout|local-command-stderr|command-name|command-message|command-args|local-command-caveat)>[^]*?(?:<\/\1>|$)/g;

/** Returns a text without what an agent put into it. */
export function withoutMachineText(text: string): string {
  return text.includes("<") ? text.replace(ELEMENTS, "").trim() : text;
}
