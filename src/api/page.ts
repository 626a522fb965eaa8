/**
 * Answers with a page that was built with its script and its style in it. Its own head says what it may load and where
 * it may send; only what a head cannot say stands in the headers.
 */
export function pageResponse(page: ArrayBuffer): Response {
  return new Response(page, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "frame-ancestors 'none'",
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cache-control": "no-cache",
    },
  });
}
