import { lazyModule } from "../../runtime/lazy-module.ts";

/** The rules of the normal form, a tenth of all code. Until they are loaded, no answer is found and none is saved. */
export const normalForms = lazyModule(() => import("./normal-form.ts"));
