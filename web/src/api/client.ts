import createClient from "openapi-fetch";
import type { paths } from "./schema";
import type { ProblemBody } from "./types";

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

export const offline = (): Problem => new Problem({ code: "offline", status: 0, title: "The server cannot be reached." });

/** `renew` says whether there is another token now. */
type SessionSource = { token(): string | null; renew(): Promise<boolean> };
let session: SessionSource = { token: () => null, renew: async () => false };

export function useSessionSource(source: SessionSource): void {
  session = source;
}

async function once(request: Request): Promise<Response> {
  const token = session.token();
  if (token) request.headers.set("Authorization", `Bearer ${token}`);
  try {
    return await fetch(request);
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

/** One request. Renews an expired session once; everything that is not a success is a {@link Problem}. */
export async function send(request: Request): Promise<Response> {
  const again = request.clone();
  let response = await once(request);
  if (response.status === 401 && session.token()) {
    const problem = await problemOf(response);
    if (!(await session.renew())) throw problem;
    response = await once(again);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/**
 * The server's API with the paths, parameters and bodies of its OpenAPI document. A POST that moves money takes an
 * `Idempotency-Key`: one id per intent, the same on every retry.
 */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? "http://localhost",
  fetch: send,
  headers: { Accept: "application/json" },
});

type Success<R> = R extends { data: infer T; error?: undefined } ? T : never;

/** What was answered. Refusals have been thrown by then, as {@link Problem}s. */
export async function answer<R extends { data?: unknown }>(call: Promise<R>): Promise<Success<R>> {
  return (await call).data as Success<R>;
}


/** One request to an address that takes or gives a file, or whose shape a screen describes itself. The answer is JSON. */
export async function ask<T>(method: "GET" | "POST" | "PUT", path: string, body?: unknown, key?: string): Promise<T> {
  const file = body instanceof Blob;
  const headers = new Headers({ Accept: "application/json" });
  if (body !== undefined) headers.set("Content-Type", file ? body.type || "application/octet-stream" : "application/json");
  if (key) headers.set("Idempotency-Key", key);
  const content = body === undefined ? null : file ? body : JSON.stringify(body);
  const response = await send(new Request(new URL(path, globalThis.location.origin), { method, headers, body: content }));
  return (await response.json()) as T;
}

/** A file, to be saved under the name the server gives it. */
export async function download(path: string): Promise<void> {
  const response = await send(new Request(new URL(path, globalThis.location.origin)));
  const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? "file";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
