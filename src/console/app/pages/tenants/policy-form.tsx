import { useState } from "preact/hooks";
import type { Tenant } from "../../../../../client/client.mjs";
import { fieldOf } from "../../field-of.ts";
import { ErrorNote } from "../../parts/notices.tsx";
import { messageOf } from "../../use-loaded.ts";

type Policy = Tenant["policy"];

interface PolicyFormProps {
  readonly policy: Policy;
  readonly save: (policy: Policy) => Promise<unknown>;
}

const MODES = ["on", "read", "write", "off"] as const;
const CACHES = ["shared", "private", "off"] as const;
const LIMITS = [
  ["requestsPerMinute", "Requests per minute"],
  ["requestsPerDay", "Requests per day"],
  ["tokensPerMinute", "Tokens per minute"],
  ["tokensPerDay", "Tokens per day"],
] as const;
const KEEPING = [
  ["retentionDays", "Days that memories are kept"],
  ["memories", "Memories of a user at most"],
] as const;

/** Shows and changes what a tenant may do. An empty limit is none. */
export function PolicyForm({ policy, save }: PolicyFormProps) {
  const [note, setNote] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setError(null);
    setNote(null);
    try {
      await save(policyIn(event));
      setNote("Saved.");
    } catch (failure) {
      setError(messageOf(failure));
    }
  };
  return (
    <form class="policy" onSubmit={(event) => void send(event)}>
      <fieldset>
        <legend>Memory modes that requests may ask for</legend>
        {MODES.map((mode) => (
          <label key={mode}>
            <input type="checkbox" name={`memory-${mode}`} defaultChecked={policy.memory.includes(mode)} /> {mode}
          </label>
        ))}
      </fieldset>
      <label>
        Cache{" "}
        <select name="cache" defaultValue={policy.cache}>
          {CACHES.map((cache) => (
            <option key={cache} selected={cache === policy.cache}>
              {cache}
            </option>
          ))}
        </select>
      </label>
      <label>
        Models, one a line; empty for all
        <textarea name="models" rows={2} defaultValue={policy.models?.join("\n") ?? ""} />
      </label>
      <label>
        Upstream <input name="upstream" defaultValue={policy.upstream ?? ""} placeholder="the default" />
      </label>
      {LIMITS.map(([name, title]) => (
        <NumberField key={name} name={name} title={title} value={policy.limits[name]} />
      ))}
      {KEEPING.map(([name, title]) => (
        <NumberField key={name} name={name} title={title} value={policy.keeping[name]} />
      ))}
      <button>Save</button> <span role="status">{note}</span>
      <ErrorNote message={error} />
    </form>
  );
}

interface NumberFieldProps {
  readonly name: string;
  readonly title: string;
  readonly value: number | null;
}

function NumberField({ name, title, value }: NumberFieldProps) {
  return (
    <label>
      {title}{" "}
      <input
        name={name}
        type="number"
        min="0"
        defaultValue={value === null ? "" : String(value)}
        placeholder="no limit"
      />
    </label>
  );
}

function policyIn(event: SubmitEvent): Policy {
  const text = (name: string): string => fieldOf(event, name).trim();
  const number = (name: string): number | null => (text(name) === "" ? null : Number(text(name)));
  const models = text("models")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    memory: MODES.filter((mode) => fieldOf(event, `memory-${mode}`) !== ""),
    cache: CACHES.find((cache) => cache === text("cache")) ?? "shared",
    models: models.length === 0 ? null : models,
    upstream: text("upstream") === "" ? null : text("upstream"),
    limits: {
      requestsPerMinute: number("requestsPerMinute"),
      requestsPerDay: number("requestsPerDay"),
      tokensPerMinute: number("tokensPerMinute"),
      tokensPerDay: number("tokensPerDay"),
    },
    keeping: { retentionDays: number("retentionDays"), memories: number("memories") },
  };
}
