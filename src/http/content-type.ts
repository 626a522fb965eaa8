/* Media types, as bodies declare them. */

const typeOf = ({ headers }: Request | Response): string => headers.get("content-type") ?? "";

export const isJson = (message: Request | Response): boolean =>
  /^application\/(?:[\w.-]+\+)?json\b/i.test(typeOf(message));

export const isEventStream = (response: Response): boolean =>
  /^text\/event-stream\b/i.test(typeOf(response)) && response.body !== null;
