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
  if (token && !request.headers.has("Authorization")) request.headers.set("Authorization", `Bearer ${token}`);
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

/**
 * One request. Renews an expired session once, unless the request names a token of its own; everything that is not a success is a
 * {@link Problem}.
 */
async function send(request: Request): Promise<Response> {
  const again = request.clone();
  const isOurs = !request.headers.has("Authorization");
  let response = await once(request);
  if (response.status === 401 && isOurs && session.token()) {
    const problem = await problemOf(response);
    if (!(await session.renew())) throw problem;
    response = await once(again);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/**
 * The server's API with the paths, parameters and bodies of its OpenAPI document. A POST that moves money takes an
 * `Idempotency-Key`: one id per intent, the same on every retry. A file is sent with {@link asFile} and kept with {@link save}.
 */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? "http://localhost",
  fetch: send,
  headers: { Accept: "application/json" },
});

// Files come as what they are; asked for as JSON they would be refused.
api.use({
  onRequest({ request, options }) {
    if (options.parseAs === "blob") request.headers.set("Accept", "*/*");
  },
});

type Success<R> = R extends { data: infer T; error?: undefined } ? T : never;

/** What was answered. Refusals have been thrown by then, as {@link Problem}s. */
export async function answer<R extends { data?: unknown }>(call: Promise<R>): Promise<Success<R>> {
  return (await call).data as Success<R>;
}

/** The options of a call whose body is a file: it goes as it is, under its own type. */
export const asFile = <F extends Blob>(file: F) => ({
  body: file,
  bodySerializer: () => file,
  headers: { "Content-Type": file.type || "application/octet-stream" },
});

const KEPT_MILLIS = 10_000;

/** Keeps a file that is the answer to a call with `parseAs: "blob"`, under the name that the server gives it. */
export async function save(call: Promise<{ data?: Blob; response: Response }>): Promise<void> {
  const { data, response } = await call;
  if (!data) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(data);
  link.download = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? "file";
  link.click();
  // Some browsers begin to read it only later.
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MILLIS);
}
