/** Some ten events: about as much as a model that writes fast sends at once. */
const SLICE_CHARACTERS = 2_048;

/**
 * Returns a body that sends events in slices, the next when the client has taken the last. So a long answer begins at
 * once, and is not held twice. Nothing slows it down on purpose. A body that fits one slice needs no stream.
 */
export function inSlices(source: Iterable<string>): string | ReadableStream<Uint8Array> {
  const events = source[Symbol.iterator]();
  const first = slice(events);
  if (first.ended) return first.text;
  const utf8 = new TextEncoder();
  let next = first;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(utf8.encode(next.text));
      if (next.ended) return controller.close();
      next = slice(events);
    },
  });
}

function slice(events: Iterator<string, unknown>): { text: string; ended: boolean } {
  let text = "";
  while (text.length < SLICE_CHARACTERS) {
    const event = events.next();
    if (event.done) return { text, ended: true };
    text += event.value;
  }
  return { text, ended: false };
}
