/**
 * The provider behind `http://upstream.test` in the tests that run inside workerd. It runs outside
 * of it, in Node, and answers every chat completion alike.
 */
export async function scriptedUpstream(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname !== "/v1/chat/completions") {
    return Response.json({ error: { message: `no such path: ${pathname}`, type: "not_found" } }, { status: 404 });
  }
  const { model } = (await request.json()) as { model: string };
  return Response.json({
    id: "chatcmpl-scripted",
    object: "chat.completion",
    created: 1_790_000_000,
    model,
    choices: [{ index: 0, message: { role: "assistant", content: "Scripted." }, finish_reason: "stop", logprobs: null }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
}
