/* Stands for `cloudflare:workers` in Node, where a part of the worker is loaded and none of these is ever made. */

export function WorkerEntrypoint() {}
export function DurableObject() {}
export function waitUntil() {}
