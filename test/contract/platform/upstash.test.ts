import { registryContract } from "./registry.ts";
import { tenantsContract } from "./tenants.ts";

registryContract("Upstash");
tenantsContract("Upstash");
