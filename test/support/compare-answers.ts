import { app } from "../../src/app.ts";
import { compareWithDocument } from "./described.ts";

let isCompared = false;

/**
 * Has every answer of every spec compared with the OpenAPI document. The files of a project share the app, and each of
 * them calls this: from the second call on it does nothing.
 */
export function compareAnswers(): void {
  if (isCompared) return;
  isCompared = true;
  const fetch = app.fetch.bind(app);
  app.fetch = async (request, env, context) => {
    const asked = new Request(request.url, { method: request.method, headers: request.headers });
    const response = await fetch(request, env, context);
    await compareWithDocument(asked, response);
    return response;
  };
}
