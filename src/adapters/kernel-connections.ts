import type { ConnectionTable } from "../ports/deployment.ts";

/** Asks `cli/callers.mjs`, which asks the kernel. `npm start` binds it on Linux. Cloudflare needs none. */
export function kernelConnections(service: Fetcher): ConnectionTable {
  return {
    async isClosed(peer) {
      const { status } = await service.fetch(`http://callers/${encodeURIComponent(peer)}`);
      return status === 410;
    },
  };
}
