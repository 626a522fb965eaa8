import { clientOf } from "./client.mjs";
import { StartError } from "./fail.mjs";

/**
 * Erases a user and verifies the receipt.
 * @param {import("./client.mjs").Caller & { yes?: boolean }} caller
 * @throws {StartError} if it is not confirmed, or if the receipt does not hold
 */
export async function erase(caller) {
  if (caller.user === undefined) throw new StartError("erase: --user says who is erased");
  if (!caller.yes) throw new StartError("erase: nothing brings the memory back; add --yes to erase it");
  const client = clientOf(caller);
  const receipt = await client.eraseUser();
  const verified = await client.verifyReceipt({ body: receipt });
  if (!verified.valid || !verified.ofThisUser) throw new StartError("erase: the receipt does not verify; erase again");
  if (caller.json) {
    console.log(JSON.stringify({ receipt, verified }, null, 2));
    return;
  }
  console.log(`Erased at ${receipt.at}. Removed: ${countsOf(receipt.removed)}. Left: ${countsOf(receipt.remaining)}.`);
  console.log("The receipt is signed and verified:");
  console.log(JSON.stringify(receipt));
}

/** @param {Record<string, number>} counts */
function countsOf(counts) {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some.length === 0 ? "nothing" : some.map(([name, count]) => `${count} ${name}`).join(", ");
}
