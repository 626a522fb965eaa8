import { area } from "./area.ts";
import { identifyByHeaders } from "../identity/identify-by-headers.ts";
import { NOTHING, operation } from "./operation.ts";
import { receiptFields, verifyReceipt } from "./receipt.ts";

/** The routes of receipts. They need no user, because anybody who holds a receipt may ask. */
export const receiptRoutes = area(
  [["memory/receipts/verify", { POST: operation({ query: NOTHING, body: receiptFields }, verifyReceipt) }]],
  identifyByHeaders,
  null,
);
