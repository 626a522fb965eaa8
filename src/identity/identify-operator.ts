import type { RequestHead } from "../http/request-head.ts";
import { ProxyError } from "../http/errors.ts";
import { isForeignPage } from "../http/public-origin.ts";
import type { Settings } from "../ports/settings.ts";
import { sameSecret } from "../runtime/constant-time.ts";
import { credentialIn } from "./credentials.ts";

/**
 * Lets in whoever may see the figures of the deployment: the holder of `METRICS_KEY`, else of `ADMIN_KEY`, else of
 * `THROUGHLINE_KEY`. Without any of them, programs on this machine, as on the other routes.
 * @throws {ProxyError} `invalid_api_key`
 */
export function identifyOperator(request: RequestHead, settings: Settings): null {
  const { headers } = request;
  const key = settings.metricsKey ?? settings.adminKey ?? settings.throughlineKey;
  const given = headers.get("throughline-key")?.trim() ?? credentialIn(headers, "authorization");
  if (
    key === null ? settings.isLoopback && !isForeignPage(request, settings) : given !== null && sameSecret(given, key)
  )
    return null;
  throw new ProxyError(
    "invalid_api_key",
    "The key to the metrics is missing or wrong. Send METRICS_KEY, or the key of the deployment, as bearer token.",
    "Authorization",
    { "www-authenticate": "Bearer" },
  );
}
