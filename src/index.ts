import { app } from "./app.ts";

export { Answers } from "./answers/answers.ts";
export { Directory } from "./directory.ts";
export { Tenant } from "./tenant/tenant.ts";
export { Vault } from "./vault/vault.ts";

export default app;
