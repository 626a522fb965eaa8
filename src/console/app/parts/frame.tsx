import type { ComponentChildren } from "preact";
import { fieldOf } from "../field-of.ts";
import { hashOf, MENU, type PageName, type Route } from "../route.ts";
import { type Session, sessionOf } from "../session.ts";

interface FrameProps {
  readonly route: Route;
  readonly session: Session;
  readonly onSession: (session: Session | null) => void;
  readonly children: ComponentChildren;
}

/** The menu of every page, with whose memory is shown. */
export function Frame({ route, session, onSession, children }: FrameProps) {
  const choose = (event: SubmitEvent) => {
    event.preventDefault();
    const [user, tenant] = [fieldOf(event, "user"), fieldOf(event, "tenant")];
    onSession(sessionOf({ ...session, user, tenant }));
    location.hash = hashOf({ ...route, id: "", page: LISTS[route.page] ?? route.page, user });
  };
  return (
    <>
      <a class="skip" href="#content" onClick={toContent}>
        Skip to content
      </a>
      <header>
        <strong class="brand">Throughline</strong>
        <nav aria-label="Pages">
          {MENU.filter(({ page }) => page !== "tenants" || session.isAdmin).map(({ page, title }) => (
            <a
              key={page}
              href={hashOf({ page, user: session.user })}
              aria-current={page === (LISTS[route.page] ?? route.page) ? "page" : undefined}
            >
              {title}
            </a>
          ))}
        </nav>
        <form class="whose" onSubmit={choose} key={session.user}>
          <label>
            User <input name="user" defaultValue={session.user} autocomplete="off" spellcheck={false} required />
          </label>
          <label>
            Tenant <input name="tenant" defaultValue={session.tenant} autocomplete="off" spellcheck={false} />
          </label>
          <button>Show</button>
          {session.key !== "" || session.token !== "" ? (
            <button type="button" onClick={() => onSession(null)}>
              Sign out
            </button>
          ) : null}
        </form>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** The list that a page of one thing is reached from. */
const LISTS: Readonly<Record<string, PageName>> = { memory: "memories", exchange: "exchanges", tenant: "tenants" };

function toContent(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}
