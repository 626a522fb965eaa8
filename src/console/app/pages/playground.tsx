import { useState } from "preact/hooks";
import { fieldOf } from "../field-of.ts";
import { ChooseUser, ErrorNote } from "../parts/notices.tsx";
import { type Step, Waterfall } from "../parts/waterfall.tsx";
import { hashOf } from "../route.ts";
import { ROOT, type Session } from "../session.ts";
import { messageOf } from "../use-loaded.ts";
import { type AnswerText, answerText } from "./playground/answer-text.ts";

/** The same question, asked with memory off and on, side by side through the proxy. */
export function PlaygroundPage({ session }: { readonly session: Session }) {
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  if (session.user === "") return <ChooseUser />;
  const ask = async (event: SubmitEvent) => {
    event.preventDefault();
    const [model, question, teach] = [
      fieldOf(event, "model"),
      fieldOf(event, "question"),
      fieldOf(event, "teach") !== "",
    ];
    setBusy(true);
    setError(null);
    try {
      const modes = ["off", teach ? "on" : "read"] as const;
      setAnswers(await Promise.all(modes.map((mode) => answerOf(session, mode, model, question))));
    } catch (failure) {
      setError(messageOf(failure));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <h1>Playground</h1>
      <form class="ask" onSubmit={(event) => void ask(event)}>
        <label>
          Model <input name="model" defaultValue="stand-in" required />
        </label>
        <textarea name="question" aria-label="Question" rows={3} required defaultValue="What do you know about me?" />
        <label>
          <input type="checkbox" name="teach" /> learn from it
        </label>
        <button disabled={isBusy}>{isBusy ? "Asking …" : "Ask with memory off and on"}</button>
        <p class="hint">“stand-in” is a model inside the proxy that shows what it was told. Others may cost money.</p>
      </form>
      <ErrorNote message={error} />
      <div class="columns">
        {answers.map((answer) => (
          <AnswerCard key={answer.mode} answer={answer} user={session.user} />
        ))}
      </div>
    </>
  );
}

interface Answer extends AnswerText {
  readonly mode: string;
  readonly memory: string;
  readonly cache: string;
  readonly steps: readonly Step[];
  readonly exchange: string | null;
}

async function answerOf({ headers }: Session, mode: string, model: string, content: string): Promise<Answer> {
  const response = await fetch(`${ROOT}/v1/chat/completions`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json", "throughline-memory": mode },
    body: JSON.stringify({ model, messages: [{ role: "user", content }] }),
  });
  return {
    mode,
    ...answerText(response.status, await response.text()),
    memory: response.headers.get("throughline-memory") ?? "",
    cache: response.headers.get("cache-status") ?? "",
    steps: stepsIn(response.headers.get("server-timing") ?? ""),
    exchange: response.headers.get("throughline-exchange"),
  };
}

/** Reads `Server-Timing`. It does not say when a step began: memory and cache are asked side by side. */
function stepsIn(header: string): Step[] {
  const steps = [...header.matchAll(/([\w-]+);dur=([\d.]+)/g)];
  return steps.map(([, name = "", ms = ""]) => ({ name, from: 0, ms: Number(ms) }));
}

function AnswerCard({ answer, user }: { readonly answer: Answer; readonly user: string }) {
  const { mode, text, isError, memory, cache, steps, exchange } = answer;
  return (
    <section class="card" aria-label={`memory ${mode}`}>
      <h2>Memory {mode === "off" ? "off" : "on"}</h2>
      {isError ? (
        <ErrorNote message={text} />
      ) : (
        <pre class="answer" tabIndex={0} aria-label="Answer">
          {text}
        </pre>
      )}
      <dl class="facts-list">
        <div>
          <dt>Memory</dt>
          <dd>{memory}</dd>
        </div>
        <div>
          <dt>Cache</dt>
          <dd>{cache}</dd>
        </div>
      </dl>
      <Waterfall steps={steps} />
      {exchange === null || mode === "off" ? null : (
        <a href={hashOf({ page: "exchange", id: exchange, user })}>Why it came out so</a>
      )}
    </section>
  );
}
