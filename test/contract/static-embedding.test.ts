import { staticEmbedding } from "../../src/adapters/static-embedding.ts";
import { promisesOfAnEmbedder } from "./embedder.ts";

promisesOfAnEmbedder(() => staticEmbedding);
