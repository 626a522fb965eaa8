import { timingSafeEqual } from "node:crypto";
import * as v from "valibot";
import { digest, keyedDigest } from "../runtime/digest.ts";
import type { DeploymentSecrets } from "../ports/deployment.ts";
import type { RowCounts } from "../ports/usage.ts";
import type { Caller } from "../identity/identify.ts";
import { type Scope, vaultName } from "../scope.ts";
import type { ApiCall } from "./operation.ts";

/** A proof that a user's data is deleted: the rows deleted, and the rows that a second count found. */
export interface Receipt {
  readonly erased: true;
  readonly at: string;
  /** A keyed digest of the user, which tells nobody who it is. */
  readonly subject: string;
  readonly removed: RowCounts;
  /** The counts after the erasure. Every number is 0. */
  readonly remaining: RowCounts;
  /** This deployment's HMAC-SHA-256 over all fields above, in hex. */
  readonly signature: string;
}

export const subjectOf = (scope: Scope): string => digest("subject", vaultName(scope));

export async function sign(receipt: Omit<Receipt, "signature">, directory: DeploymentSecrets): Promise<Receipt> {
  return { ...receipt, signature: await signatureOf(receipt, directory) };
}

/** Signs the fields in a fixed order, whatever their order in JSON. */
async function signatureOf(receipt: Omit<Receipt, "signature">, directory: DeploymentSecrets): Promise<string> {
  const { at, subject, removed, remaining } = receipt;
  const counts = [removed, remaining].map((census) =>
    JSON.stringify(Object.entries(census).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  );
  return keyedDigest(await directory.pepper(), "erasure-receipt", at, subject, ...counts);
}

const census = v.record(v.string(), v.number("must be a number"), "must be an object");
export const receiptFields = v.strictObject({
  erased: v.literal(true, "must be true"),
  at: v.string("must be a string"),
  subject: v.string("must be a string"),
  removed: census,
  remaining: census,
  signature: v.string("must be a string"),
});

/**
 * Answers `POST /memory/receipts/verify`: says whether this deployment wrote a receipt and, if the request names a
 * user, whether it is that user's. Anybody who holds a receipt may ask.
 */
export async function verifyReceipt({
  who: { scope },
  body: receipt,
  ports,
}: ApiCall<Caller, unknown, v.InferOutput<typeof receiptFields>>): Promise<Response> {
  const expected = new TextEncoder().encode(await signatureOf(receipt, ports.deploymentSecrets));
  const given = new TextEncoder().encode(receipt.signature);
  const valid = given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
  return Response.json({ valid, ofThisUser: scope && receipt.subject === subjectOf(scope) });
}
