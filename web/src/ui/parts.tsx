import type { ReactNode } from "react";
import { t } from "../texts";

export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="mb-8 flex flex-wrap items-end justify-between gap-4">
      <h1 className="text-4xl font-extrabold md:text-5xl">{title}</h1>
      {children}
    </div>
  );
}

export function Panel({ title, aside, children, id, className = "" }: { title?: string; aside?: ReactNode; children: ReactNode; id?: string; className?: string }) {
  return (
    <section id={id} className={`panel min-w-0 p-5 md:p-7 ${className}`} aria-label={title}>
      {title && (
        <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
          <h2 className="text-2xl font-bold">{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

/** One figure people act on. */
export function Figure({ label, value, detail, tone = "", testId }: { label: string; value: ReactNode; detail?: ReactNode; tone?: string; testId?: string }) {
  return (
    <div className="min-w-0">
      <p className="text-sm font-semibold text-ink-2">{label}</p>
      <p className={`font-display mt-1 text-3xl font-extrabold break-words ${tone}`} data-testid={testId}>
        {value}
      </p>
      {detail && <p className="mt-1 text-sm text-ink-2">{detail}</p>}
    </div>
  );
}

export function MoreButton({ query }: { query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown } }) {
  if (!query.hasNextPage) return null;
  return (
    <div className="mt-4 text-center">
      <button type="button" className="button button-quiet" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {query.isFetchingNextPage ? t("common.loading") : t("common.more")}
      </button>
    </div>
  );
}

/** Where something stands on its way: done steps, the one it is at, the ones to come. */
export function Steps({ steps }: { steps: { label: string; detail?: string; state: "done" | "now" | "next" | "failed" }[] }) {
  return (
    <ol className="flex flex-col gap-0 sm:flex-row">
      {steps.map((step, index) => (
        <li key={`${step.label}${index}`} className="relative flex flex-1 gap-3 pb-5 sm:flex-col sm:gap-2 sm:pb-0" aria-current={step.state === "now" ? "step" : undefined}>
          {index < steps.length - 1 && (
            <span className={`absolute top-4 left-[9px] h-full w-0.5 sm:top-[9px] sm:left-4 sm:h-0.5 sm:w-full ${step.state === "done" ? "bg-accent" : "bg-line-strong"}`} />
          )}
          <span
            className={`relative z-1 grid size-5 shrink-0 place-items-center rounded-full border-2 ${
              step.state === "done" ? "border-accent bg-accent" : step.state === "now" ? "border-accent bg-surface" : step.state === "failed" ? "border-bad bg-bad" : "border-line-strong bg-surface"
            }`}
          >
            {step.state === "now" && <span className="size-2 rounded-full bg-accent" />}
            {step.state === "done" && (
              <svg viewBox="0 0 12 12" width="10" height="10" fill="none" stroke="var(--on-accent)" strokeWidth="2.200" aria-hidden="true"><path d="M2 6.500 5 9l5-6" /></svg>
            )}
          </span>
          <span className="pr-4 leading-tight">
            <span className={`block text-sm font-bold ${step.state === "next" ? "text-ink-3" : step.state === "failed" ? "text-bad" : ""}`}>{step.label}</span>
            {step.detail && <span className="block text-[13px] text-ink-2">{step.detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
