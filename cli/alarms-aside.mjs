import { readdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { cannotWrite } from "./fail.mjs";
import { isDamaged } from "./file-format.mjs";

/*
 * workerd keeps the alarms of all objects of a class in one file, and reads each before it listens. It ends with a stack
 * trace if one is damaged. What an alarm is for stands in its object's own file, and the object sets it again when it is
 * next opened, so that the file can be done without.
 */

const ALARMS = "metadata.sqlite";
/** Files that belong to an SQLite file. A damaged log would spoil the next file of that name. */
const WITH = ["", "-wal", "-shm"];

/**
 * Returns the files of each class's alarms.
 * @param {string} objects
 */
export function alarmFiles(objects) {
  return alarmPaths(objects).flatMap((path) => WITH.map((end) => path + end).filter(exists));
}

/**
 * Sets aside the alarms that are damaged, beside where they were.
 * @param {string} objects
 * @returns {string[]} the paths that they now have. All alarms are set aside if workerd found damage that cannot be seen.
 */
export function setAlarmsAside(objects) {
  const all = alarmPaths(objects).filter(exists);
  const damaged = all.filter(isDamaged);
  return (damaged.length > 0 ? damaged : all).map((path) => {
    const aside = freeName(`${path}.damaged`);
    try {
      for (const end of WITH) if (exists(path + end)) renameSync(path + end, aside + end);
    } catch (error) {
      throw cannotWrite(error);
    }
    return aside;
  });
}

/** @param {string} objects */
const alarmPaths = (objects) =>
  readdirSync(objects, { withFileTypes: true }).flatMap((entry) =>
    // A desktop leaves files of its own anywhere, and below a file Node 20 finds no file but an error.
    entry.isDirectory() ? [join(objects, entry.name, ALARMS)] : [],
  );

/** @param {string} path */
const exists = (path) => statSync(path, { throwIfNoEntry: false }) !== undefined;

/**
 * @param {string} path
 * @returns {string} the path, with a number if it was set aside before
 */
function freeName(path) {
  let name = path;
  for (let n = 2; exists(name); n++) name = `${path}-${n}`;
  return name;
}
