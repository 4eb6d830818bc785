import { useQuery } from "@tanstack/react-query";
import { micros } from "../api/money";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { Panel } from "../ui/parts";
import { Loaded } from "../ui/states";
import { taxFigures } from "./calls";

/** What tax forms of the year will say. */
export function TaxForms({ year }: { year: number }) {
  const { user } = useSession();
  const figures = useQuery({ queryKey: ["mine", user?.id, "tax-figures", year], queryFn: () => taxFigures(year) });
  return (
    <Panel title={t("income.tax_forms", { year: String(year) })}>
      <Loaded query={figures} rows={2} height={48}>
        {(data) => (
          <ul className="divide-y divide-line" data-testid="tax-figures">
            {data.forms.map((form) => (
              <li key={form.form} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
                <span className="font-semibold">{form.form}</span>
                <span className="text-sm text-ink-2" title={form.source}>
                  {form.more_transactions == null
                    ? t("income.tax_threshold", { amount: micros(form.threshold) })
                    : t("income.tax_threshold_more", { amount: micros(form.threshold), n: form.more_transactions })}
                  {" · "}
                  {form.reached ? t("income.tax_reached") : t("income.tax_below")}
                  {form.provisional && ` · ${t("income.tax_provisional")}`}
                </span>
                <span className="font-bold tabular-nums">{micros(form.amount)}</span>
              </li>
            ))}
            {data.dac7.map((quarter) => (
              <li key={quarter.quarter} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
                <span className="font-semibold">{t("income.tax_quarter", { n: quarter.quarter })}</span>
                <span className="text-sm text-ink-2">{t("income.tax_dac7", { n: quarter.activities, fees: micros(quarter.fees_and_taxes) })}</span>
                <span className="font-bold tabular-nums">{micros(quarter.consideration)}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <p className="mt-3 text-sm text-ink-2">{t("income.tax_text")}</p>
    </Panel>
  );
}
