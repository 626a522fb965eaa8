import { homedir, userInfo } from "node:os";

/*
 * The account that runs a command, as the system knows it. A container often runs under a number that stands in no list of
 * accounts, and Node then throws instead of answering.
 */

/**
 * Returns the name of the account, or its number where it has no name.
 * @param {() => { username: string }} [read]
 * @param {NodeJS.ProcessEnv} [env]
 */
export function accountName(read = userInfo, env = process.env) {
  try {
    return read().username;
  } catch {
    return env["USER"] || env["LOGNAME"] || `uid-${process.getuid?.() ?? 0}`;
  }
}

/**
 * Returns the folder of the account's own settings. Containers use the root folder for an account that has none.
 * @param {() => string} [read]
 */
export function homeFolder(read = homedir) {
  try {
    return read();
  } catch {
    return "/";
  }
}
