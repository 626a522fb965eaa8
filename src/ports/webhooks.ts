/** An event that the operator's receiver is told of. It holds no content and no id of a user: a subject is a digest. */
export type WebhookEvent =
  /** A tenant has reached one of its limits. Told once a minute at most. */
  | { readonly type: "quota.reached"; readonly data: { readonly tenant: string; readonly limit: string } }
  /** Memories that read like orders to the model wait for somebody to look at them. */
  | { readonly type: "memory.quarantined"; readonly data: { readonly subject: string; readonly count: number } }
  /** Everything of a user was erased. The subject is that of the receipt. */
  | { readonly type: "user.erased"; readonly data: { readonly subject: string; readonly at: string } }
  | { readonly type: "tenant.erased"; readonly data: { readonly tenant: string } };

/** The operator's receiver. */
export interface Webhooks {
  /** Sends an event beside the request. Nobody waits, and nothing fails if the receiver does. */
  notify(event: WebhookEvent, now: number): void;
}
