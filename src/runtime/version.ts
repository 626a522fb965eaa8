/** The version of the package, as `package.json` says. */
export const VERSION = "0.1.0";
