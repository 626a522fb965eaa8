import { describe, expect, it } from "vitest";
import { splitUser } from "../../../src/dialects/split-user.ts";

const ACCOUNT = "3f0c9d52-8a1b-4f6e-9c77-0b2d4e6f8a10";
const SESSION = "b1e7a6c4-2d3f-4a5b-8c9d-0e1f2a3b4c5d";
const DEVICE = "9".repeat(64);

describe("splitUser()", () => {
  it.each([
    [`user_${DEVICE}_account_${ACCOUNT}_session_${SESSION}`, ACCOUNT],
    [`user_${DEVICE}_account__session_${SESSION}`, DEVICE],
    [JSON.stringify({ device_id: DEVICE, account_uuid: ACCOUNT, session_id: SESSION }), ACCOUNT],
    [JSON.stringify({ device_id: DEVICE, account_uuid: "", session_id: SESSION }), DEVICE],
    [JSON.stringify({ device_id: DEVICE, session_id: SESSION, client: "cli" }, null, 2), DEVICE],
    [`{"session_id": "${SESSION}", "account_uuid": "${ACCOUNT}"}`, ACCOUNT],
  ])("splits %s", (id, person) => expect(splitUser(id)).toEqual({ person, session: SESSION }));

  it("says that a session belongs to another", () => {
    const id = JSON.stringify({
      device_id: DEVICE,
      account_uuid: ACCOUNT,
      session_id: SESSION,
      parent_session_id: DEVICE,
    });
    expect(splitUser(id)).toEqual({ person: ACCOUNT, session: SESSION, isSub: true });
  });

  it.each([
    "ada",
    "",
    " ",
    "user_ada",
    "user_ada_account_x_session_y",
    `user_${DEVICE}_account_${ACCOUNT}_session_`,
    `x user_${DEVICE}_account_${ACCOUNT}_session_${SESSION}`,
    ACCOUNT,
    "{",
    "{}",
    "[1]",
    "null",
    JSON.stringify({ account_uuid: ACCOUNT }),
    JSON.stringify({ session_id: SESSION }),
    JSON.stringify({ account_uuid: 7, session_id: SESSION }),
    JSON.stringify({ account_uuid: ACCOUNT, session_id: " " }),
    JSON.stringify([{ account_uuid: ACCOUNT, session_id: SESSION }]),
    `{"account_uuid":"${ACCOUNT}","session_id":"${"s".repeat(3_000)}"}`,
  ])("takes %s for the person as it is", (id) => expect(splitUser(id)).toEqual({ person: id, session: null }));
});
