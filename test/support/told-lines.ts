const ELEMENT = /<memory of="conversation">\n([^]*?)\n<\/memory>/g;
const DATE = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})? /;

/** Returns the lines of memory in a system message without their dates: "user: I live in Oslo". */
export function toldLines(system: string): string[] {
  return [...system.matchAll(ELEMENT)]
    .flatMap(([, lines = ""]) => lines.split("\n"))
    .map((line) => line.replace(DATE, ""));
}
