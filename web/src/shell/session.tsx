import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { answer, api, useSessionSource as installSessionSource } from "../api/client";
import { followServerClock } from "../api/ids";
import type { Persona, Session, User } from "../api/types";

const STORAGE = "ovation.session";

interface Stored {
  persona: Persona;
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

installSessionSource({
  token: () => current?.token ?? null,
  renew: async () => {
    const persona = current?.persona;
    set(null);
    return persona ? open(persona).catch(() => null) : null;
  },
});

export const sessionToken = (): string | null => current?.token ?? null;

interface SessionValue {
  user: User | null;
  persona: Persona | null;
  signInAs(persona: Persona): Promise<void>;
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
  const signOut = useCallback(() => {
    set(null);
    client.removeQueries({ queryKey: ["mine"] });
  }, [client]);

  const value = useMemo(
    () => ({ user: stored?.user ?? null, persona: stored?.persona ?? null, signInAs, signOut }),
    [stored, signInAs, signOut],
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
