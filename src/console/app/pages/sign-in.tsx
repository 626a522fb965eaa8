import { useState } from "preact/hooks";
import { fieldOf } from "../field-of.ts";
import { ErrorNote } from "../parts/notices.tsx";
import { mayReadTenants, type Session, sessionOf } from "../session.ts";
import { ThroughlineError } from "../../../../client/client.mjs";
import { messageOf } from "../use-loaded.ts";

/** Asks for what the proxy needs to know who is calling. Nothing of it is stored. */
export function SignInPage({ onSignIn }: { readonly onSignIn: (session: Session) => void }) {
  const [error, setError] = useState<string | null>(null);
  const signIn = async (event: SubmitEvent) => {
    event.preventDefault();
    const keys = { key: fieldOf(event, "key"), token: fieldOf(event, "token") };
    const session = sessionOf(keys);
    if (keys.token !== "" && (await mayReadTenants(session))) {
      onSignIn(sessionOf({ ...keys, isAdmin: true }));
      return;
    }
    try {
      await session.client.getUsage();
      onSignIn(session);
    } catch (failure) {
      // A user's token may not read the usage, and a platform key not without a tenant. Both are let in.
      if (failure instanceof ThroughlineError && failure.status !== 401) onSignIn(session);
      else setError(messageOf(failure));
    }
  };
  return (
    <main class="sign-in">
      <h1>Throughline</h1>
      <form onSubmit={(event) => void signIn(event)}>
        <label>
          Throughline key <input name="key" type="password" autocomplete="off" />
        </label>
        <label>
          or what the app presents: a provider’s key, a user’s token; or the admin key, to see the tenants
          <input name="token" type="password" autocomplete="off" />
        </label>
        <button>Sign in</button>
        <ErrorNote message={error} />
        <p class="hint">Keys stay in this tab and are forgotten when it closes.</p>
      </form>
    </main>
  );
}
