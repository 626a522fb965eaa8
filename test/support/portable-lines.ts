import { expect } from "vitest";
import type { Memory } from "../../src/ports/memory.ts";
import type { Person } from "./person.ts";

/* The lines of `GET /memory/export` and `POST /memory/import`. */

export interface Imported {
  imported: number;
  unchanged: number;
  failed: number;
  errors: { line: number; message: string; param: string | null; code: string }[];
}

export type Exported = Omit<Memory, "kind"> & { kind: string; round: { user: string; assistant: string } | null };

export const lines = (...values: (object | string)[]): string =>
  values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join("\n");

export async function exported(person: Person): Promise<string> {
  const response = await person.memory("/export");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("application/x-ndjson");
  return response.text();
}

export async function imported(person: Person, text: string): Promise<Imported> {
  const response = await person.memory("/import", "POST", text);
  expect(response.status).toBe(200);
  return response.json();
}

export const byId = (memories: Memory[]): Memory[] => memories.toSorted((a, b) => (a.id < b.id ? -1 : 1));
