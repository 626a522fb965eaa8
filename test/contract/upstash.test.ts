import { answerStoreContract } from "./answer-store.ts";
import { coldAnswersContract } from "./cold-answers.ts";
import { coldRecordsContract } from "./cold-records.ts";
import { coldTierContract } from "./cold-tier.ts";
import { directoryContract } from "./directory.ts";
import { memoryStoreContract } from "./memory-store.ts";
import { ruleStoreContract } from "./rule-store.ts";

directoryContract("Upstash");
memoryStoreContract("Upstash");
coldTierContract("Upstash");
answerStoreContract("Upstash");
coldAnswersContract("Upstash");
coldRecordsContract("Upstash");
ruleStoreContract("Upstash");
