import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { answer, api, useSessionSource as installSessionSource } from "../api/client";
import { followServerClock } from "../api/ids";
import type { Persona, Session, User } from "../api/types";
import { complete, renew, type Source, type Tokens } from "./oidc";

const STORAGE = "ovation.session";

/** A sandbox persona, or somebody who signed in with a provider of the operator's. */
interface Stored {
  persona: Persona | null;
  source?: Source;
  token: string;
  user: User;
}

function load(): Stored | null {
  try {
    const text = localStorage.getItem(STORAGE);
    return text ? (JSON.parse(text) as Stored) : null;
  } catch {
    return null;
  }
}

// The one place that knows the token. The API client and the room socket read it from here.
let current: Stored | null = load();
const listeners = new Set<() => void>();

function set(next: Stored | null): void {
  current = next;
  try {
    if (next) localStorage.setItem(STORAGE, JSON.stringify(next));
    else localStorage.removeItem(STORAGE);
  } catch {
    // Private windows without storage keep the session until they close.
  }
  listeners.forEach((listener) => listener());
}

async function open(persona: Persona): Promise<Session> {
  const session = await answer(api.POST("/v1/sandbox/sessions", { body: { persona } }));
  set({ persona, token: session.token, user: session.user });
  return session;
}

/** Who a provider's token belongs to here. */
async function adopt({ tokens, source }: { tokens: Tokens; source: Source }): Promise<Stored> {
  const user = await answer(api.GET("/v1/me", { headers: { Authorization: `Bearer ${tokens.access}` } }));
  const next: Stored = { persona: null, source, token: tokens.access, user };
  set(next);
  return next;
}

// Many requests may find at once that the token has expired; a refresh token is good once.
let renewing: Promise<boolean> | null = null;

async function renewed(): Promise<boolean> {
  const before = current;
  set(null);
  try {
    if (before?.source) await adopt(await renew(before.source));
    else if (before?.persona) await open(before.persona);
    return current !== null;
  } catch {
    return false;
  }
}

installSessionSource({
  token: () => current?.token ?? null,
  renew: () => (renewing ??= renewed().finally(() => (renewing = null))),
});

export const sessionToken = (): string | null => current?.token ?? null;

interface SessionValue {
  user: User | null;
  persona: Persona | null;
  signInAs(persona: Persona): Promise<void>;
  /** Ends a sign-in that a provider sent back; answers where it began. */
  completeSignIn(query: URLSearchParams): Promise<string>;
  signOut(): void;
}

const SessionContext = createContext<SessionValue | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [stored, setStored] = useState(current);

  useEffect(() => {
    const listener = () => setStored(current);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);

  const signInAs = useCallback(
    async (persona: Persona) => {
      set(null);
      await open(persona);
      client.removeQueries({ queryKey: ["mine"] });
      await client.invalidateQueries();
    },
    [client],
  );
  const completeSignIn = useCallback(
    async (query: URLSearchParams) => {
      const { returnTo, ...given } = await complete(query);
      await adopt(given);
      client.removeQueries({ queryKey: ["mine"] });
      await client.invalidateQueries();
      return returnTo;
    },
    [client],
  );
  const signOut = useCallback(() => {
    set(null);
    client.removeQueries({ queryKey: ["mine"] });
  }, [client]);

  const value = useMemo(
    () => ({ user: stored?.user ?? null, persona: stored?.persona ?? null, signInAs, completeSignIn, signOut }),
    [stored, signInAs, completeSignIn, signOut],
  );
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function useSession(): SessionValue {
  const value = useContext(SessionContext);
  if (!value) throw new Error("useSession needs a SessionProvider above it");
  return value;
}

export function useInfo() {
  return useQuery({
    queryKey: ["info"],
    queryFn: async () => {
      const asked = Date.now();
      const info = await answer(api.GET("/v1/info"));
      followServerClock(info.wall_time, asked, Date.now());
      return info;
    },
    staleTime: 30_000,
  });
}

export function usePersonas() {
  return useQuery({
    queryKey: ["personas"],
    queryFn: () => answer(api.GET("/v1/sandbox/personas")),
    staleTime: Infinity,
  });
}
