interface Env {
  VAULT: DurableObjectNamespace<import("./src/index").Vault>;
  ANSWERS: DurableObjectNamespace<import("./src/index").Answers>;
  DIRECTORY: DurableObjectNamespace<import("./src/index").Directory>;
}
