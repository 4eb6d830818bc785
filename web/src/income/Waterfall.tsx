import { micros } from "../api/money";
import { t, type TextKey } from "../texts";
import { bars, type Parts } from "./waterfall";

/** Gross to net as bars that fall from left to right; the same numbers as text beside them, for everybody. */
export function Waterfall({ parts }: { parts: Parts }) {
  const steps = bars(parts);
  const currency = parts.net.currency;
  const lowest = Math.min(0, ...steps.map((step) => Math.min(step.from, step.to)));
  const width = Math.max(1, ...steps.map((step) => Math.max(step.from, step.to))) - lowest;
  const at = (value: number) => ((value - lowest) / width) * 100;
  return (
    <dl className="flex flex-col gap-2" data-testid="waterfall">
      {steps.map((step) => {
        const left = at(Math.min(step.from, step.to));
        const size = Math.max(0.5, at(Math.max(step.from, step.to)) - left);
        return (
          <div key={step.part} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 sm:grid-cols-[14rem_minmax(0,1fr)_8rem]">
            <dt className={step.sum ? "font-bold" : "text-ink-2"}>{t(`income.${step.part}` as TextKey)}</dt>
            <dd aria-hidden="true" className="order-last col-span-2 h-4 rounded-full bg-line sm:order-none sm:col-span-1 sm:h-6">
              <span
                className={`block h-full rounded-full ${step.sum ? "bg-good" : step.micros < 0 ? "bg-bad" : "bg-accent"}`}
                style={{ marginLeft: `${left}%`, width: `${Math.min(size, 100 - left)}%` }}
              />
            </dd>
            <dd className={`text-right tabular-nums ${step.sum ? "font-bold" : ""}`} data-testid={`income-${step.part}`}>{micros({ micros: step.micros, currency })}</dd>
          </div>
        );
      })}
    </dl>
  );
}
