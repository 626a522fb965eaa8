import { render, type VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ExchangePage } from "./pages/exchange.tsx";
import { ExchangesPage } from "./pages/exchanges.tsx";
import { MemoriesPage } from "./pages/memories.tsx";
import { MemoryPage } from "./pages/memory.tsx";
import { OperationsPage } from "./pages/operations.tsx";
import { PlaygroundPage } from "./pages/playground.tsx";
import { ReviewPage } from "./pages/review.tsx";
import { TenantPage } from "./pages/tenant.tsx";
import { TenantsPage } from "./pages/tenants.tsx";
import { SignInPage } from "./pages/sign-in.tsx";
import { Frame } from "./parts/frame.tsx";
import { Loading } from "./parts/notices.tsx";
import { type PageName, type Route, routeIn } from "./route.ts";
import { mayReadWithoutKey, type Session, sessionOf } from "./session.ts";
import { showDirectionMarks } from "./show-direction-marks.ts";

/** The whole console: one page, which talks to the public API and to nothing else. */
function Console() {
  const route = useRoute();
  // Undefined until it is known whether a key is needed.
  const [session, setSession] = useState<Session | null | undefined>(undefined);
  useEffect(() => {
    void mayReadWithoutKey().then((may) => setSession(may ? sessionOf({ user: route.user }) : null));
  }, []);
  if (session === undefined) return <Loading />;
  if (session === null) return <SignInPage onSignIn={setSession} />;
  const chosen = route.user === session.user ? session : sessionOf({ ...session, user: route.user });
  return (
    <Frame route={route} session={chosen} onSession={setSession}>
      <Page key={`${location.hash} ${chosen.tenant}`} route={route} session={chosen} />
    </Frame>
  );
}

const PAGES: Readonly<Record<PageName, (session: Session, id: string) => VNode>> = {
  memories: (session) => <MemoriesPage session={session} />,
  memory: (session, id) => <MemoryPage session={session} id={id} />,
  exchanges: (session) => <ExchangesPage session={session} />,
  exchange: (session, id) => <ExchangePage session={session} id={id} />,
  review: (session) => <ReviewPage session={session} />,
  playground: (session) => <PlaygroundPage session={session} />,
  operations: (session) => <OperationsPage session={session} />,
  tenants: (session) => <TenantsPage session={session} />,
  tenant: (session, id) => <TenantPage session={session} id={id} />,
};

function Page({ route, session }: { readonly route: Route; readonly session: Session }): VNode {
  return PAGES[route.page](session, route.id);
}

function useRoute(): Route {
  const [route, setRoute] = useState(() => routeIn(location.hash));
  useEffect(() => {
    const follow = () => setRoute(routeIn(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return route;
}

showDirectionMarks();
render(<Console />, document.body);
