import { useSyncExternalStore, type ReactNode } from "react";
import { t } from "../texts";
import { Icon } from "./icons";

interface Toast {
  id: number;
  tone: "plain" | "good" | "bad";
  content: ReactNode;
  /** Toasts of one key replace each other: a streak of gifts leaves one receipt on screen, not twelve. */
  key?: string;
}

let toasts: Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();
const timers = new Map<number, ReturnType<typeof setTimeout>>();

function publish(next: Toast[]): void {
  toasts = next;
  listeners.forEach((listener) => listener());
}

export function dismiss(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  publish(toasts.filter((toast) => toast.id !== id));
}

export function toast(content: ReactNode, options: { tone?: Toast["tone"]; key?: string; millis?: number } = {}): number {
  const id = nextId++;
  const kept = options.key ? toasts.filter((other) => other.key !== options.key) : toasts;
  publish([...kept, { id, tone: options.tone ?? "plain", content, ...(options.key ? { key: options.key } : {}) }].slice(-3));
  timers.set(
    id,
    setTimeout(() => dismiss(id), options.millis ?? 8000),
  );
  return id;
}

const tones = { plain: "border-line-strong", good: "border-good", bad: "border-bad" };

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <section
      aria-label={t("common.messages")}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 top-20 z-60 flex flex-col items-center gap-2 px-4"
    >
      {shown.map((item) => (
        <div
          key={item.id}
          className={`animate-rise-in pointer-events-auto flex w-full max-w-md items-center gap-3 rounded-2xl border bg-raised px-4 py-3 shadow-lift ${tones[item.tone]}`}
        >
          <div className="min-w-0 flex-1">{item.content}</div>
          <button type="button" className="button button-plain -mr-2" aria-label={t("common.dismiss")} onClick={() => dismiss(item.id)}>
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
    </section>
  );
}
