import { adminArea } from "./areas/admin-area.ts";
import { DEPLOYMENT_AREAS } from "./areas/deployment-areas.ts";
import { MEMORY_AREAS } from "./areas/memory-areas.ts";
import { TENANT_AREAS } from "./areas/tenant-areas.ts";
import type { DescribedArea } from "./described.ts";

/** The documentation of the proxy's own API, by the paths of `AREAS`. */
export const OWN_AREAS: Readonly<Record<string, DescribedArea>> = {
  ...MEMORY_AREAS,
  ...TENANT_AREAS,
  "/admin/*": adminArea,
  ...DEPLOYMENT_AREAS,
};
