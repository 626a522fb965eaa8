import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Memory } from "../../../client/client.mjs";
import { showDirectionMarks } from "../../console/app/show-direction-marks.ts";
import { isEnded, languageOfBrowser, type Link, linkIn } from "./link.ts";
import { MemoryItem } from "./memory-item.tsx";
import { type Words, WORDS } from "./words.ts";

/* The card: what an app remembers of the person who holds the link. It talks to the public API and to nothing else. */

const PAGE_SIZE = 100;

function Card({ link, words }: { readonly link: Link; readonly words: Words }) {
  const { memories, blocks, notice, isWhole, isOver, load, act } = useMemories(link, words);
  const until = link.expiresAt.toLocaleString(link.language, { dateStyle: "long", timeStyle: "short" });
  if (isOver) return <Notice title={words.title} text={words.ended} />;
  const lists = [
    { title: words.facts, intro: "", shown: memories.filter(({ type }) => type !== "episodic") },
    { title: words.told, intro: words.toldIntro, shown: memories.filter(({ type }) => type === "episodic") },
  ].filter(({ shown }) => shown.length > 0);
  return (
    <main>
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      <p class="hint">
        {words.until} {until}.
      </p>
      {link.rights.includes("export") ? (
        <p>
          <button type="button" onClick={() => void act(() => download(link), "")}>
            {words.export}
          </button>
        </p>
      ) : null}
      <p role="status">{notice}</p>
      {blocks.length > 0 ? (
        <section>
          <h2>{words.profile}</h2>
          {blocks.map((text) => (
            <p key={text}>
              <bdi class="text">{text}</bdi>
            </p>
          ))}
        </section>
      ) : null}
      {isWhole && lists.length === 0 ? <p>{words.noFacts}</p> : null}
      {lists.map(({ title, intro, shown }) => (
        <section key={title}>
          <h2>{title}</h2>
          {intro === "" ? null : <p class="hint">{intro}</p>}
          <ol>
            {shown.map((memory) => (
              <MemoryItem key={memory.id} memory={memory} link={link} words={words} act={act} />
            ))}
          </ol>
        </section>
      ))}
      {isWhole ? null : (
        <p>
          <button type="button" onClick={() => void load()}>
            {words.more}
          </button>
        </p>
      )}
    </main>
  );
}

function useMemories(link: Link, words: Words) {
  const [memories, setMemories] = useState<readonly Memory[]>([]);
  const [blocks, setBlocks] = useState<readonly string[]>([]);
  const [notice, setNotice] = useState(words.loading);
  const [isOver, setOver] = useState(false);
  const cursor = useRef<string | null | undefined>(undefined);
  const [isWhole, setWhole] = useState(true);
  const fail = (error: unknown): void => (isEnded(error) ? setOver(true) : setNotice(words.failed));
  const page = async (from: string | null | undefined) => {
    const query = { limit: PAGE_SIZE, ...(from != null && { cursor: from }) };
    const { data, nextCursor } = await link.client.listMemories({ query });
    cursor.current = nextCursor;
    setWhole(nextCursor === null);
    setMemories((before) => (from == null ? data : [...before, ...data]));
  };
  const load = async () => {
    try {
      await page(cursor.current);
      setNotice("");
    } catch (error) {
      fail(error);
    }
  };
  const act = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      await page(null);
      setNotice(done);
    } catch (error) {
      fail(error);
    }
  };
  useEffect(() => {
    void load();
    void link.client
      .getProfile()
      .then((profile) => setBlocks(profile.blocks.map(({ text }) => text)))
      .catch(fail);
  }, []);
  return { memories, blocks, notice, isWhole, isOver, load, act };
}

/** Hands everything to the browser as a file. */
async function download({ client }: Link): Promise<void> {
  const file = document.createElement("a");
  file.href = URL.createObjectURL(await (await client.exportMemories()).blob());
  file.download = "memories.ndjson";
  file.click();
  URL.revokeObjectURL(file.href);
}

function Notice({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <main>
      <h1>{title}</h1>
      <p role="alert">{text}</p>
    </main>
  );
}

function show(): void {
  const link = linkIn(location.hash);
  const language = link?.language ?? languageOfBrowser();
  const words = WORDS[language];
  document.documentElement.lang = language;
  document.title = words.title;
  const page = link ? (
    <Card key={location.hash} link={link} words={words} />
  ) : (
    <Notice title={words.title} text={words.noLink} />
  );
  render(page, document.body);
}

showDirectionMarks();
addEventListener("hashchange", show);
show();
