import type { MethodNames } from "../runtime/method-names.ts";
import type { Grants } from "./grants.ts";

/** The methods of a shard of OAuth records that the Worker and the runtime call. */
export const GRANTS_METHODS: MethodNames<Grants> = {
  alarm: true,
  read: true,
  write: true,
  remove: true,
  list: true,
  erase: true,
  records: true,
};
