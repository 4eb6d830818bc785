import type { Schemas } from "../api/types";
import { t } from "../texts";

/** A sign-in provider of the operator, as the server names it. */
export type Provider = Schemas["SignInProvider"];

/** What a provider gave. */
export interface Tokens {
  access: string;
  refresh: string | null;
}

/** Enough to ask for fresh tokens later. */
export interface Source {
  provider: Provider;
  tokenEndpoint: string;
  refresh: string | null;
}

interface Pending {
  provider: Provider;
  tokenEndpoint: string;
  verifier: string;
  state: string;
  returnTo: string;
}

/** Where providers send people back to; it has to be registered with them. */
export const CALLBACK = "/signed-in";

const PENDING = "ovation.sign-in";

const base64url = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** The challenge of RFC 7636 for a verifier: only who began the sign-in can end it. */
export async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

async function ask(provider: Provider, url: string, init?: RequestInit): Promise<Record<string, unknown>> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch {
    throw new Error(t("signin.unreachable", { name: provider.label }));
  }
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (!response.ok) throw new Error(t("signin.refused", { name: provider.label, reason: String(body.error_description ?? body.error ?? response.status) }));
  return body;
}

/** Leaves for the provider's page; {@link complete} goes on when it sends the browser back. */
export async function begin(provider: Provider, returnTo: string): Promise<void> {
  if (!globalThis.crypto?.subtle) throw new Error(t("signin.insecure"));
  const document = await ask(provider, `${provider.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  // A document of somebody else would send code and verifier to somebody else.
  if (document.issuer !== provider.issuer || typeof document.authorization_endpoint !== "string" || typeof document.token_endpoint !== "string")
    throw new Error(t("signin.unreachable", { name: provider.label }));
  const pending: Pending = { provider, tokenEndpoint: document.token_endpoint, verifier: random(), state: random(), returnTo };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const url = new URL(document.authorization_endpoint);
  const parameters = {
    response_type: "code",
    client_id: provider.client_id,
    redirect_uri: location.origin + CALLBACK,
    scope: provider.scope,
    state: pending.state,
    code_challenge: await challengeOf(pending.verifier),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  location.assign(url);
}

function tokens(body: Record<string, unknown>): Tokens {
  if (typeof body.access_token !== "string") throw new Error(t("signin.broken"));
  return { access: body.access_token, refresh: typeof body.refresh_token === "string" ? body.refresh_token : null };
}

const form = (fields: Record<string, string>): RequestInit => ({ method: "POST", body: new URLSearchParams(fields), headers: { Accept: "application/json" } });

/** Trades the code for tokens, once: whoever reloads the page or brings another's answer begins again. */
export async function complete(query: URLSearchParams): Promise<{ tokens: Tokens; source: Source; returnTo: string }> {
  const kept = sessionStorage.getItem(PENDING);
  sessionStorage.removeItem(PENDING);
  const pending = kept ? (JSON.parse(kept) as Pending) : null;
  if (!pending || query.get("state") !== pending.state) throw new Error(t("signin.broken"));
  const { provider } = pending;
  // RFC 9207: the answer says whose it is.
  const issuer = query.get("iss");
  if (issuer !== null && issuer !== provider.issuer) throw new Error(t("signin.broken"));
  const refusal = query.get("error");
  if (refusal) throw new Error(t("signin.refused", { name: provider.label, reason: query.get("error_description") ?? refusal }));
  const code = query.get("code");
  if (!code) throw new Error(t("signin.broken"));
  const given = tokens(
    await ask(
      provider,
      pending.tokenEndpoint,
      form({ grant_type: "authorization_code", code, redirect_uri: location.origin + CALLBACK, client_id: provider.client_id, code_verifier: pending.verifier }),
    ),
  );
  return { tokens: given, source: { provider, tokenEndpoint: pending.tokenEndpoint, refresh: given.refresh }, returnTo: pending.returnTo };
}

/** Fresh tokens without asking anybody; fails when the provider wants to see the person again. */
export async function renew(source: Source): Promise<{ tokens: Tokens; source: Source }> {
  if (!source.refresh) throw new Error(t("signin.broken"));
  const given = tokens(
    await ask(source.provider, source.tokenEndpoint, form({ grant_type: "refresh_token", refresh_token: source.refresh, client_id: source.provider.client_id })),
  );
  // A provider that rotates refresh tokens gives a new one each time; one that does not lets the old one stand.
  return { tokens: given, source: { ...source, refresh: given.refresh ?? source.refresh } };
}
