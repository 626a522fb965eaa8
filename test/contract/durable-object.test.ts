import { directoryContract } from "./directory.ts";
import { memoryStoreContract } from "./memory-store.ts";

directoryContract("Durable Objects");
memoryStoreContract("Durable Objects");
