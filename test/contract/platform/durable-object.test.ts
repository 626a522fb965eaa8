import { registryContract } from "./registry.ts";
import { tenantsContract } from "./tenants.ts";

registryContract("Durable Objects");
tenantsContract("Durable Objects");
