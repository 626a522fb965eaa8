import page from "../card/card.html.bin";
import { area } from "./area.ts";
import { NOTHING, operation } from "./operation.ts";
import { pageResponse } from "./page.ts";

/** The page of every card. It reads the token after the `#` of its own address, which no server sees. */
export const cardPageRoutes = area(
  [["card", { GET: operation({ query: NOTHING, body: NOTHING }, async () => pageResponse(page)) }]],
  () => null,
  null,
);
