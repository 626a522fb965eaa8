import { coldTierContract } from "./cold-tier.ts";
import { directoryContract } from "./directory.ts";
import { memoryStoreContract } from "./memory-store.ts";

directoryContract("Upstash");
memoryStoreContract("Upstash");
coldTierContract("Upstash");
