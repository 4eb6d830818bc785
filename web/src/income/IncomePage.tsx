import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { answer, api } from "../api/client";
import { micros } from "../api/money";
import { Gate } from "../shell/Gate";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { Figure, PageTitle, Panel } from "../ui/parts";
import { describe, Empty, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import { Elsewhere } from "./Elsewhere";
import { StatementTable } from "./StatementTable";
import { TaxForms } from "./TaxForms";
import { Waterfall } from "./Waterfall";
import type { Statement } from "./shapes";

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

function Income() {
  const { user } = useSession();
  // The business clock may be ahead of this machine's: the newest year is that of the statement without a period.
  const newest = useQuery({ queryKey: ["mine", user?.id, "income-now"], queryFn: () => answer(api.GET("/v1/earnings/income")) });
  const thisYear = newest.data ? Number(newest.data.to.slice(0, 4)) : new Date().getFullYear();
  const [chosen, setChosen] = useState<number | null>(null);
  const [currency, setCurrency] = useState("USD");
  const year = chosen ?? thisYear;
  const query = { from: `${year}-01-01`, to: `${year}-12-31`, currency };
  const statement = useQuery({
    queryKey: ["mine", user?.id, "income", year, currency],
    queryFn: () => answer(api.GET("/v1/earnings/income", { params: { query } })),
    refetchInterval: 15_000,
  });
  const download = useMutation({
    mutationFn: () => answer(api.GET("/v1/earnings/income.csv", { params: { query }, parseAs: "blob" })),
    onSuccess: (file) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file as unknown as Blob);
      link.download = `income-${year}-${currency}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    },
    onError: (error) => toast(describe(error), { tone: "bad" }),
  });
  return (
    <div className="page">
      <PageTitle title={t("income.title")}>
        <div className="flex flex-wrap items-end gap-3">
          <Link href="/studio" className="link">{t("income.back")}</Link>
          <label className="label flex flex-col gap-1">
            {t("income.year")}
            <select className="field" value={year} onChange={(event) => setChosen(Number(event.target.value))}>
              {[thisYear, thisYear - 1, thisYear - 2].map((each) => <option key={each} value={each}>{String(each)}</option>)}
            </select>
          </label>
          <label className="label flex flex-col gap-1">
            {t("income.currency")}
            <select className="field" value={currency} onChange={(event) => setCurrency(event.target.value)} data-testid="income-currency">
              {CURRENCIES.map((each) => <option key={each}>{each}</option>)}
            </select>
          </label>
          <button type="button" className="button button-quiet" disabled={download.isPending} onClick={() => download.mutate()}>{t("income.download")}</button>
        </div>
      </PageTitle>
      <div className="flex flex-col gap-5">
        <Loaded query={statement} rows={3} height={160}>{(data) => <Shown statement={data} />}</Loaded>
        <TaxForms year={year} />
      </div>
    </div>
  );
}

export default function IncomePage() {
  return (
    <Gate role="creator" persona="creator" title="income.title">
      <Income />
    </Gate>
  );
}
