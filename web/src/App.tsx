import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, type ReactNode } from "react";
import { Route, Switch, useLocation } from "wouter";
import { Problem } from "./api/client";
import { Header } from "./shell/Header";
import { NotFound } from "./shell/NotFound";
import { SessionProvider } from "./shell/session";
import { setScene } from "./shell/theme";
import { t } from "./texts";
import { Loading } from "./ui/states";
import { Toasts } from "./ui/toasts";
import { Watch } from "./watch/Watch";

const LiveRoom = lazy(() => import("./room/LiveRoom"));
const Video = lazy(() => import("./video/VideoPage"));
const Creator = lazy(() => import("./memberships/CreatorPage"));
const Wallet = lazy(() => import("./wallet/WalletPage"));
const Studio = lazy(() => import("./studio/StudioPage"));
const Appeals = lazy(() => import("./programme/AppealsPage"));
const Console = lazy(() => import("./console/ConsolePage"));
const Risk = lazy(() => import("./risk/RiskPage"));
const Disputes = lazy(() => import("./disputes/DisputesPage"));
const ReserveReport = lazy(() => import("./disputes/ReservePage"));
const Developers = lazy(() => import("./developers/DevelopersPage"));
const SignedIn = lazy(() => import("./shell/SignedIn"));
const Receipt = lazy(() => import("./receipt/ReceiptPage"));
const Entry = lazy(() => import("./receipt/EntryPage"));

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 3000,
      retry: (failures, error) => failures < 2 && (!(error instanceof Problem) || error.mayRetry),
    },
  },
});

function Place({ scene, children }: { scene: "light" | "dark"; children: ReactNode }) {
  useEffect(() => setScene(scene), [scene]);
  return children;
}

function Fallback() {
  return (
    <div className="page">
      <Loading rows={4} height={120} />
    </div>
  );
}

export function App() {
  const [location] = useLocation();
  useEffect(() => {
    if (!location.startsWith("/live/")) window.scrollTo(0, 0);
  }, [location]);
  return (
    <QueryClientProvider client={queries}>
      <SessionProvider>
        <a href="#main" className="sr-only-focusable fixed left-4 top-4 z-70 rounded-xl bg-accent px-4 py-2 font-semibold text-on-accent">
          {t("shell.skip")}
        </a>
        <Header />
        <main id="main" tabIndex={-1} className="outline-none">
          <Suspense fallback={<Fallback />}>
            <Switch>
              <Route path="/">
                <Place scene="dark"><Watch /></Place>
              </Route>
              <Route path="/live/:id">
                {({ id }) => <Place scene="dark"><LiveRoom key={id} liveId={id} /></Place>}
              </Route>
              <Route path="/video/:id">
                {({ id }) => <Place scene="dark"><Video key={id} videoId={id} /></Place>}
              </Route>
              <Route path="/creator/:id">
                {({ id }) => <Place scene="dark"><Creator key={id} creatorId={id} /></Place>}
              </Route>
              <Route path="/wallet">
                <Place scene="light"><Wallet /></Place>
              </Route>
              <Route path="/studio/:section?">
                {({ section }) => <Place scene="light"><Studio name={section} /></Place>}
              </Route>
              <Route path="/appeals">
                <Place scene="light"><Appeals /></Place>
              </Route>
              <Route path="/console">
                <Place scene="light"><Console /></Place>
              </Route>
              <Route path="/console/risk">
                <Place scene="light"><Risk /></Place>
              </Route>
              <Route path="/console/disputes">
                <Place scene="light"><Disputes /></Place>
              </Route>
              <Route path="/reserve">
                <Place scene="light"><ReserveReport /></Place>
              </Route>
              <Route path="/developers">
                <Place scene="light"><Developers /></Place>
              </Route>
              <Route path="/signed-in">
                <Place scene="light"><SignedIn /></Place>
              </Route>
              <Route path="/receipt/:id">
                {({ id }) => <Place scene="light"><Receipt giftId={id} /></Place>}
              </Route>
              <Route path="/entry/:id">
                {({ id }) => <Place scene="light"><Entry entryId={id} /></Place>}
              </Route>
              <Route>
                <Place scene="dark"><NotFound /></Place>
              </Route>
            </Switch>
          </Suspense>
        </main>
        <Toasts />
      </SessionProvider>
    </QueryClientProvider>
  );
}
