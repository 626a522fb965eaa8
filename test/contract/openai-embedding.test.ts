import { openAiEmbedding } from "../../src/adapters/openai-embedding.ts";
import { promisesOfAnEmbedder } from "./embedder.ts";

promisesOfAnEmbedder(() => openAiEmbedding({ baseUrl: "http://upstream.test/v1", apiKey: null, model: "contract" }));
