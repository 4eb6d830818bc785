import type { ProblemBody, Session } from "./types";

/** What the server refused, or what kept us from asking. `code` is stable; texts for people come from it. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title);
    this.name = "Problem";
    this.code = body.code;
    this.status = body.status;
    this.body = body;
  }

  /** True when asking again with the same id is the right thing to do. */
  get mayRetry(): boolean {
    return this.code === "offline" || this.code === "busy" || this.code === "outcome_unknown" || this.status >= 500;
  }
}

export const offline = (): Problem =>
  new Problem({ code: "offline", status: 0, title: "The server cannot be reached." });

export interface RequestOptions {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  body?: unknown;
  /** Required for POSTs that move money: one id per intent, the same on every retry. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

type SessionSource = { token(): string | null; renew(): Promise<Session | null> };
let session: SessionSource = { token: () => null, renew: async () => null };

export function useSessionSource(source: SessionSource): void {
  session = source;
}

async function once(path: string, options: RequestOptions): Promise<Response> {
  const headers = new Headers({ Accept: "application/json" });
  const token = session.token();
  if (token) headers.set("Authorization", `Bearer ${token}`);
  if (options.body !== undefined) headers.set("Content-Type", "application/json");
  if (options.idempotencyKey) headers.set("Idempotency-Key", options.idempotencyKey);
  try {
    return await fetch(path, {
      method: options.method ?? "GET",
      headers,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw offline();
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const body = JSON.parse(text) as Partial<ProblemBody>;
    if (typeof body.code === "string") return new Problem({ title: body.code, status: response.status, ...body } as ProblemBody);
  } catch {
    // Not ours: a proxy's page, or nothing at all.
  }
  return new Problem({ code: "unexpected", status: response.status, title: `The server answered ${response.status}.` });
}

/** One request. Renews an expired sandbox session once; everything that is not a success is a {@link Problem}. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  let response = await once(path, options);
  if (response.status === 401 && session.token()) {
    const problem = await problemOf(response);
    if (!(await session.renew())) throw problem;
    response = await once(path, options);
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export function query(path: string, parameters: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined && value !== "") search.set(name, String(value));
  const text = search.toString();
  return text ? `${path}${path.includes("?") ? "&" : "?"}${text}` : path;
}
