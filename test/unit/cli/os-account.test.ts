import { expect, test } from "vitest";

/** JavaScript, which runs without a build: TypeScript does not follow its path. */
const { accountName, homeFolder } = (await import(new URL("../../../cli/os-account.mjs", import.meta.url).href)) as {
  accountName: (read: () => { username: string }, env?: Record<string, string>) => string;
  homeFolder: (read: () => string) => string;
};

const unlisted = (): never => {
  throw new Error("uv_os_get_passwd returned ENOENT");
};

test("an account that the system lists has its name and its folder", () => {
  expect(accountName(() => ({ username: "pia" }))).toBe("pia");
  expect(homeFolder(() => "/home/pia")).toBe("/home/pia");
});

test("an account that stands in no list, as in a container, has its number or what the shell says, and the root folder", () => {
  expect(accountName(unlisted, {})).toBe(`uid-${process.getuid?.() ?? 0}`);
  expect(accountName(unlisted, { USER: "", LOGNAME: "pia" })).toBe("pia");
  expect(accountName(unlisted, { USER: "ada", LOGNAME: "pia" })).toBe("ada");
  expect(homeFolder(unlisted)).toBe("/");
});
