import { Hono } from "hono";
import { proxy } from "hono/proxy";

/** The least a proxy in a Worker can be: what Throughline's own cost is measured against. */
const app = new Hono<{ Bindings: { readonly UPSTREAM_BASE_URL: string } }>();

app.all("/v1/*", (c) => proxy(c.env.UPSTREAM_BASE_URL + c.req.path.slice("/v1".length), { ...c.req }));

export default app;
