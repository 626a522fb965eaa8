/**
 * Returns what the operator must know about the data folder, line by line.
 * @param {{ isEarlier: boolean; keeps: boolean }} folder
 */
export function folderLines({ isEarlier, keeps }) {
  return [
    ...(isEarlier ? ["DATA_DIR was written by an earlier version; what it holds is taken over as it is read."] : []),
    ...(keeps
      ? [
          "DATA_DIR holds memories of personal mode: nobody reaches them while ADMIN_KEY is set, and with the first tenant the folder stays in platform mode.",
        ]
      : []),
  ];
}

/**
 * Tells the operator that users go without what a newer version wrote.
 * @param {readonly string[]} found as `newerFiles` returns it
 */
export function tellNewerFiles(found) {
  if (found.length === 0) return;
  console.error(
    `DATA_DIR holds files of a newer version of Throughline (${found.join(", ")}): nothing is read from them or written to them until you upgrade.`,
  );
}

/**
 * Tells the operator that alarms were damaged, and what that costs.
 * @param {readonly string[]} paths where they now are
 */
export function tellAlarmsAside(paths) {
  for (const path of paths) {
    console.error(
      `DATA_DIR: alarms were damaged and are set aside (${path}). No memory is lost. Work that waits for an alarm, such as expiry and retries, goes on when its user next comes.`,
    );
  }
}

/**
 * Returns the lines of a start that has succeeded: the base URL, where to look into it, and two requests that show a
 * memory in use.
 * @param {{ baseUrl: string; consoleUrl: string }} address
 * @param {readonly string[]} requests
 */
export function welcome({ baseUrl, consoleUrl }, requests) {
  const lines = [`Throughline is listening on ${baseUrl}`, `Look into it at ${consoleUrl}`];
  if (requests.length > 0) {
    lines.push("Try it: tell it something, then ask in a new conversation.", ...requests.map((line) => `  ${line}`));
  }
  return lines.join("\n");
}
