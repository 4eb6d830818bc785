import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { micros } from "../api/money";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { Figure, Panel } from "../ui/parts";
import { complain, Empty, Loaded } from "../ui/states";
import * as calls from "./calls";
import { Elsewhere } from "./Elsewhere";
import { StatementTable } from "./StatementTable";
import { TaxForms } from "./TaxForms";
import { Waterfall } from "./Waterfall";
import type { Statement } from "./waterfall";

const CURRENCIES = ["USD", "EUR", "GBP", "PLN", "SEK", "CHF", "CAD", "AUD", "JPY", "BRL", "MXN"];

function Shown({ statement }: { statement: Statement }) {
  const { totals } = statement;
  return (
    <>
      {!statement.complete && (
        <p role="alert" className="rounded-2xl border border-bad bg-bad-wash p-4" data-testid="income-incomplete">
          {t("income.incomplete", { amounts: statement.missing.map((each) => micros(each.amount)).join(", ") })}
        </p>
      )}
      <Panel>
        <div className="grid grid-cols-2 gap-x-6 gap-y-8 lg:grid-cols-4">
          <Figure label={t("income.net")} value={micros(totals.parts.net)} tone="text-good" testId="income-total" />
          <Figure label={t("income.imported")} value={micros(totals.imported)} testId="income-elsewhere" />
          <Figure label={t("income.all")} value={micros(totals.all_income)} testId="income-all" />
          <Figure label={t("income.paid_out")} value={micros(totals.paid_out)} detail={totals.withheld.micros === 0 ? undefined : `${t("income.withheld")} ${micros(totals.withheld)}`} />
        </div>
      </Panel>
      {statement.rows.length === 0 ? (
        <Panel><Empty icon="studio" title={t("income.none")}>{t("income.none_text")}</Empty></Panel>
      ) : (
        <>
          <Panel title={t("income.waterfall")}><Waterfall parts={totals.parts} /></Panel>
          <Panel title={t("income.by_month")}><StatementTable statement={statement} /></Panel>
        </>
      )}
      <Panel title={t("income.rates")}>
        <p className="text-ink-2">{statement.rates.length === 0 ? t("income.no_rates", { currency: statement.currency }) : t("income.rates_text")}</p>
        <ul className="mt-3 flex flex-col gap-1 text-sm">
          {statement.rates.map((rate) => (
            <li key={rate.from}>{t("income.rate_line", { from: rate.from, to: rate.to, lowest: rate.lowest, highest: rate.highest, n: rate.days, sources: rate.sources.join(", ") })}</li>
          ))}
        </ul>
      </Panel>
      <Elsewhere statement={statement} />
    </>
  );
}

/** One statement over all streams for a year, gross to net, and what tax forms will say of it. */
export default function IncomeSection() {
  const { user } = useSession();
  // The business clock may be ahead of this machine's: the newest year is that of the statement without a period.
  const newest = useQuery({ queryKey: ["mine", user?.id, "income-now"], queryFn: calls.newest });
  const thisYear = newest.data ? Number(newest.data.to.slice(0, 4)) : new Date().getFullYear();
  const [chosen, setChosen] = useState<number | null>(null);
  const [currency, setCurrency] = useState("USD");
  const year = chosen ?? thisYear;
  const asked = { from: `${year}-01-01`, to: `${year}-12-31`, currency };
  const statement = useQuery({
    queryKey: ["mine", user?.id, "income", year, currency],
    queryFn: () => calls.statement(asked),
    refetchInterval: 15_000,
  });
  const csv = useMutation({ mutationFn: () => calls.saveCsv(asked), onError: complain });
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <h2 className="text-3xl font-extrabold">{t("income.of_year", { year: String(year) })}</h2>
        <div className="grid w-full grid-cols-2 items-end gap-3 sm:flex sm:w-auto">
          <label className="text-sm font-semibold text-ink-2">
            {t("income.year")}
            <select className="field mt-1 min-w-28 text-base text-ink" value={year} onChange={(event) => setChosen(Number(event.target.value))}>
              {[thisYear, thisYear - 1, thisYear - 2].map((each) => <option key={each} value={each}>{String(each)}</option>)}
            </select>
          </label>
          <label className="text-sm font-semibold text-ink-2">
            {t("income.currency")}
            <select className="field mt-1 min-w-28 text-base text-ink" value={currency} onChange={(event) => setCurrency(event.target.value)} data-testid="income-currency">
              {CURRENCIES.map((each) => <option key={each}>{each}</option>)}
            </select>
          </label>
          <button type="button" className="button button-quiet col-span-2 min-h-11" disabled={csv.isPending} onClick={() => csv.mutate()} data-testid="income-csv">{t("income.download")}</button>
        </div>
      </div>
      <Loaded query={statement} rows={3} height={160}>{(data) => <Shown statement={data} />}</Loaded>
      <TaxForms year={year} />
    </>
  );
}
