import { expect, test } from "vitest";
import { fetchClientDocument } from "../../../src/oauth/fetch-client-document.ts";

const REDIRECT = "http://127.0.0.1/callback";

/** A network that answers everything in one way, and keeps what it was asked. */
function network(answer: (url: string) => Response) {
  const asked: Request[] = [];
  const send = (request: Request): Promise<Response> => {
    asked.push(request);
    return Promise.resolve(answer(request.url));
  };
  return { asked, send };
}

const documentAt = (url: string, more: object = {}): Response =>
  Response.json({ client_id: url, client_name: "A client", redirect_uris: [REDIRECT], ...more });

const fresh = (): string => `https://client.example/${crypto.randomUUID()}`;

test("a document is fetched once in a while, without cookies and along no redirect", async () => {
  const web = network(documentAt);
  const url = fresh();
  const first = await fetchClientDocument(url, web);
  expect(first).toEqual({
    clientId: url,
    clientName: "A client",
    redirectUris: [REDIRECT],
    grantTypes: ["authorization_code"],
    responseTypes: ["code"],
    tokenEndpointAuthMethod: "none",
  });
  expect(await fetchClientDocument(url, web)).toEqual(first);
  expect(web.asked.map(({ redirect, method }) => [redirect, method])).toEqual([["manual", "GET"]]);
});

test("a document that could not be read is not asked for again at once", async () => {
  const web = network(() => new Response("gone", { status: 404 }));
  const url = fresh();
  for (let time = 0; time < 3; time++) expect(await fetchClientDocument(url, web)).toBeNull();
  expect(web.asked.length).toBe(1);
});

test.each([
  "https://127.0.0.1/client",
  "https://0.0.0.0/client",
  "https://10.0.0.7/client",
  "https://192.168.1.1/client",
  "https://[::1]/client",
  "https://[::ffff:10.0.0.7]/client",
  "https://169.254.169.254/latest/meta-data",
  "https://metadata.google.internal/computeMetadata",
  "https://2130706433/client",
  "https://0x7f000001/client",
  "https://printer.local/client",
  "https://localhost/client",
  "https://router/client",
  "http://client.example/client",
  "https://client.example",
  "https://client.example/",
  "https://user:secret@client.example/client",
  "https://client.example/a/../client",
  "https://client.example/client#part",
  "file:///etc/passwd",
  "client",
])("%s is never asked for", async (url) => {
  const web = network(documentAt);
  expect(await fetchClientDocument(url, web)).toBeNull();
  expect(web.asked).toEqual([]);
});

test("no more than 5 KB are read, however long the body is", async () => {
  let pulled = 0;
  const endless = () =>
    new Response(
      new ReadableStream<Uint8Array>({
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(1024).fill(32));
        },
      }),
    );
  expect(await fetchClientDocument(fresh(), network(endless))).toBeNull();
  expect(pulled).toBeLessThan(10);
});

test.each([
  ["of another client", { client_id: "https://other.example/client" }],
  ["without a redirect", { redirect_uris: [] }],
  ["with a redirect that runs a script", { redirect_uris: ["javascript:alert(1)"] }],
  ["with a redirect that hides its host", { redirect_uris: ["https://bank.example@evil.example/callback"] }],
  ["with a secret", { client_secret: "of the client" }],
  ["of a client that needs a key", { token_endpoint_auth_method: "private_key_jwt" }],
  ["of a client that wants tokens at once", { response_types: ["token"] }],
])("a document %s is refused", async (_, more) => {
  expect(
    await fetchClientDocument(
      fresh(),
      network((url) => documentAt(url, more)),
    ),
  ).toBeNull();
});
