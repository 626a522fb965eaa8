/* A command as it comes over REST: in the body as JSON, or in the path. */

export type RedisCommand = readonly (string | Uint8Array)[];

/** @returns the command, or what is wrong with it */
export function readCommand(body: Uint8Array): RedisCommand | string {
  const value = parse(body);
  return commandOf(value) ?? "ERR failed to parse command";
}

/** @returns the commands, or what is wrong with them */
export function readCommands(body: Uint8Array): RedisCommand[] | string {
  const value = parse(body);
  if (!Array.isArray(value) || value.length === 0) return "ERR failed to parse pipeline request";
  const commands = value.map(commandOf);
  return commands.every((command) => command !== null) ? commands : "ERR failed to parse pipeline request";
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

function commandOf(value: unknown): RedisCommand | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.map((argument) => (typeof argument === "string" ? argument : (JSON.stringify(argument) ?? "")));
}

/** `POST /set/foo?EX=100` with the value as its body is `SET foo <body> EX 100`. */
export function pathCommand(path: readonly string[], query: URLSearchParams, body: Uint8Array): RedisCommand {
  const named = [...query].flatMap(([name, value]) => (value === "" ? [name] : [name, value]));
  return [...path.map(decodeURIComponent), ...(body.length > 0 ? [body] : []), ...named];
}
