import { app } from "./app.ts";

export { Answers } from "./answers/answers.ts";
export { Directory } from "./tenant/directory.ts";
export { Rulebook } from "./rulebook/rulebook.ts";
export { Tenant } from "./tenant/tenant.ts";
export { Vault } from "./vault/vault.ts";

export default app;
