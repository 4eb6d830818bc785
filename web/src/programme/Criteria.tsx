import { longDay } from "../api/money";
import { t, type TextKey } from "../texts";
import { Icon } from "../ui/icons";
import type { Finding } from "./calls";

const formatted = (text: string | null | undefined): string => (text == null ? t("programme.unknown") : /^\d+$/.test(text) ? t("common.number", { n: Number(text) }) : text);

/** Every criterion as a meter: what is known, what is needed, and in words how far it is. */
export function Criteria({ findings }: { findings: Finding[] }) {
  return (
    <ul className="grid gap-x-8 gap-y-6 md:grid-cols-2" data-testid="criteria">
      {findings.map((finding) => {
        const name = t(`programme.criterion_${finding.criterion}` as TextKey);
        const good = finding.met || finding.waived;
        return (
          <li key={finding.criterion} className="min-w-0">
            <div className="flex items-baseline justify-between gap-3">
              <span className="flex items-center gap-2 font-bold">
                <span className={good ? "text-good" : "text-ink-3"}><Icon name={good ? "check" : "hourglass"} size={18} /></span>
                {name}
              </span>
              <span className="text-right text-sm font-semibold tabular-nums wrap-anywhere">
                {finding.criterion === "residence" || finding.criterion === "account_kind" ? formatted(finding.value) : t("programme.need", { value: formatted(finding.value), need: formatted(finding.need) })}
              </span>
            </div>
            <div
              className="mt-2 h-2 overflow-hidden rounded-full bg-accent-wash"
              role="meter"
              aria-label={name}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={Math.round(finding.part / 10)}
              aria-valuetext={finding.text}
            >
              <div className={`h-full rounded-full ${good ? "bg-good" : "bg-accent"}`} style={{ width: `${finding.part / 10}%` }} />
            </div>
            <p className="mt-1.5 text-sm text-ink-2">
              {finding.text}
              {finding.met_on && !finding.met ? ` (${t("programme.met_on", { date: longDay(finding.met_on) })})` : ""}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
