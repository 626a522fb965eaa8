import { type TextEmbeddings, workersAiEmbedding } from "../../src/adapters/workers-ai-embedding.ts";
import { promisesOfAnEmbedder } from "./embedder.ts";

/** Workers AI on the other side of the network: as it answers, over the scripted provider. */
const ai: TextEmbeddings = {
  async run(model, { text }) {
    const response = await fetch("http://upstream.test/v1/embeddings", {
      method: "POST",
      body: JSON.stringify({ model, input: text }),
    });
    const { data } = await response.json<{ data: { embedding: number[] }[] }>();
    return { shape: [data.length, data[0]?.embedding.length ?? 0], data: data.map(({ embedding }) => embedding) };
  },
};

promisesOfAnEmbedder(() => workersAiEmbedding(ai, "@cf/baai/bge-m3"));
