import { digest } from "../../runtime/digest.ts";

/** Begins the pattern of a wish in own words. */
const WISH = "wish:";

/** Returns the pattern by which a vault reports a wish: a digest that depends on the tenancy. */
export const wishPattern = (tenancy: string, key: string): string => WISH + digest("wish", tenancy, key);

export const isWish = (pattern: string): boolean => pattern.startsWith(WISH);
