/** The Worker, to be mounted in a project of one's own: `export { default, Vault, … } from "throughline/worker"`. */
declare const worker: { fetch(request: Request, env: unknown, ctx: unknown): Response | Promise<Response> };
export default worker;

type DurableObjectClass = new (ctx: never, env: never) => object;

/** The Durable Objects, each to be bound under its own name as in Throughline's `wrangler.toml`. */
export declare const Answers: DurableObjectClass;
export declare const Directory: DurableObjectClass;
export declare const Grants: DurableObjectClass;
export declare const Rulebook: DurableObjectClass;
export declare const Tenant: DurableObjectClass;
export declare const Vault: DurableObjectClass;
