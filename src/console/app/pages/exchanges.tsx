import { useState } from "preact/hooks";
import { ChooseUser, Empty } from "../parts/notices.tsx";
import { hashOf } from "../route.ts";
import type { Session } from "../session.ts";

/** Opens an exchange by its id, which every answer carries. */
export function ExchangesPage({ session }: { readonly session: Session }) {
  const [id, setId] = useState("");
  if (session.user === "") return <ChooseUser />;
  const open = (event: SubmitEvent) => {
    event.preventDefault();
    location.hash = hashOf({ page: "exchange", id: id.trim(), user: session.user });
  };
  return (
    <>
      <h1>Exchanges</h1>
      <Empty>Every answer names its exchange in the header Throughline-Exchange.</Empty>
      <form class="filters" onSubmit={open}>
        <label>
          Exchange <input value={id} onInput={(event) => setId(event.currentTarget.value)} required size={32} />
        </label>
        <button>Show</button>
      </form>
    </>
  );
}
