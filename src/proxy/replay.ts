/** About what crosses the network at once from a model that writes fast: some ten events. */
const SLICE_CHARACTERS = 2_048;

/**
 * A body of events in slices, the next when the client has taken the last: a long answer begins at once, and is
 * not held twice. Nothing is slowed down on purpose. What fits one slice needs no stream.
 */
export function inSlices(events: Iterator<string, void>): string | ReadableStream<Uint8Array> {
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

function slice(events: Iterator<string, void>): { text: string; ended: boolean } {
  let text = "";
  while (text.length < SLICE_CHARACTERS) {
    const event = events.next();
    if (event.done) return { text, ended: true };
    text += event.value;
  }
  return { text, ended: false };
}
