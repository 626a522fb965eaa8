import { answerStoreContract } from "./answer-store.ts";
import { directoryContract } from "./directory.ts";
import { memoryStoreContract } from "./memory-store.ts";
import { ruleStoreContract } from "./rule-store.ts";

directoryContract("Durable Objects");
memoryStoreContract("Durable Objects");
answerStoreContract("Durable Objects");
ruleStoreContract("Durable Objects");
