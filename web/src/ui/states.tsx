import type { ReactNode } from "react";
import { Problem } from "../api/client";
import { problemText, t } from "../texts";
import { Icon, type IconName } from "./icons";
import { toast } from "./toasts";

export function Loading({ rows = 3, height = 64 }: { rows?: number; height?: number }) {
  return (
    <div className="flex flex-col gap-3" role="status">
      <span className="sr-only">{t("common.loading")}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton" style={{ height }} />
      ))}
    </div>
  );
}

export function Empty({ icon = "scene", title, children }: { icon?: IconName; title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      <span className="mb-2 grid size-14 place-items-center rounded-2xl bg-accent-wash text-accent-ink">
        <Icon name={icon} size={26} />
      </span>
      <p className="font-display text-xl font-bold">{title}</p>
      <div className="max-w-md text-ink-2">{children}</div>
    </div>
  );
}

export const describe = (error: unknown): string =>
  error instanceof Problem ? problemText(error.code, error.message) : t("problem.unexpected");

/** Says what went wrong with something that was asked for, and lets the person go on. */
export const complain = (error: unknown): void => void toast(describe(error), { tone: "bad" });

export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const cure = error instanceof Problem ? error.body.cure : undefined;
  const id = error instanceof Problem ? error.body.request_id : undefined;
  return (
    <div role="alert" className="flex flex-col items-start gap-3 rounded-2xl border border-bad bg-bad-wash p-5">
      <p className="flex items-center gap-2 font-semibold">
        <Icon name="warning" /> {describe(error)}
      </p>
      {cure && <p className="text-ink-2">{cure}</p>}
      {id && <p className="mono text-ink-3">{t("common.request", { id })}</p>}
      {onRetry && (
        <button type="button" className="button button-quiet" onClick={onRetry}>
          {t("common.retry")}
        </button>
      )}
    </div>
  );
}

interface QueryLike<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch(): unknown;
}

/** Loading, failed or there: the three states every piece of a screen has. */
export function Loaded<T>({ query, rows, height, children }: { query: QueryLike<T>; rows?: number; height?: number; children(data: T): ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading {...(rows ? { rows } : {})} {...(height ? { height } : {})} />;
}
