import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { answer, api } from "../api/client";
import { exactMoment, micros, scaled } from "../api/money";
import { Gate } from "../shell/Gate";
import { t, type TextKey } from "../texts";
import { Icon } from "../ui/icons";
import { Figure, PageTitle, Panel } from "../ui/parts";
import { Loaded } from "../ui/states";
import { Approvals } from "./Approvals";
import type { Count, CurrencyFlow, MoneyFlow } from "./books";
import { ReviewQueue } from "../payouts/ReviewQueue";
import { FlowChart } from "./FlowChart";
import { Journal, type Focus } from "./Journal";
import { Proposals } from "./Proposals";
import { FundCloses } from "../programme/FundCloses";

const totals: [string, TextKey][] = [
  ["gross", "console.gross"],
  ["open_coin_liability", "console.coin_liability"],
  ["open_creator_payable", "console.creator_payable"],
  ["creator_share", "console.creator_share"],
  ["platform", "console.platform"],
  ["store_fees", "console.store_fees"],
  ["tax", "console.tax"],
  ["reserve", "console.reserve"],
];

function Totals({ flow, onOpen }: { flow: CurrencyFlow; onOpen(query: string, label: string): void }) {
  return (
    <div className="mb-8 grid grid-cols-2 gap-x-6 gap-y-6 lg:grid-cols-4">
      {totals.map(([name, key]) => {
        const total = flow.totals[name];
        if (total === undefined) return null;
        const value = micros(total);
        const query = total.accounts_query;
        return (
          <Figure
            key={name}
            label={t(key)}
            detail={name === "platform" && total.micros < 0 ? t("console.platform_elsewhere") : undefined}
            value={query ? <button type="button" className="text-left decoration-1 underline-offset-4 hover:underline" onClick={() => onOpen(query, t(key))}>{value}</button> : value}
          />
        );
      })}
    </div>
  );
}

function Flow({ flow, onOpen }: { flow: MoneyFlow; onOpen(query: string, label: string): void }) {
  const [chosen, setChosen] = useState(0);
  const current = flow.currencies[chosen] ?? flow.currencies[0];
  if (!current) return <p className="text-ink-2">{t("console.no_flow")}</p>;
  return (
    <>
      {flow.currencies.length > 1 && (
        <div role="group" aria-label={t("console.currency")} className="mb-6 flex flex-wrap gap-1">
          {flow.currencies.map((entry, index) => (
            <button key={entry.currency} type="button" aria-pressed={entry === current} className={`button min-h-9 px-3 ${entry === current ? "bg-accent-wash text-ink" : "text-ink-2"}`} onClick={() => setChosen(index)}>{entry.currency}</button>
          ))}
        </div>
      )}
      <Totals flow={current} onOpen={onOpen} />
      <FlowChart flow={current} onOpen={onOpen} />
      <p className="mt-4 flex flex-wrap gap-x-6 gap-y-1 text-sm text-ink-2">
        <span>{t("console.as_of", { at: exactMoment(flow.as_of), n: flow.sequence })}</span>
        <span className="mono">{flow.head_hash.slice(0, 24)}…</span>
      </p>
    </>
  );
}

function Units({ title, values, onOpen }: { title: string; values: Record<string, Count>; onOpen(query: string, label: string): void }) {
  return (
    <div>
      <h3 className="mb-2 text-lg font-bold">{title}</h3>
      <dl className="divide-y divide-line">
        {Object.entries(values).map(([name, value]) => {
          const label = name.replace(/_/g, " ");
          const text = scaled(value.amount, value.scale);
          return (
            <div key={name} className="flex justify-between gap-4 py-1.5">
              <dt className="text-ink-2 capitalize">{label}</dt>
              <dd className="font-semibold">
                {value.accounts_query ? <button type="button" className="link" onClick={() => onOpen(value.accounts_query!, `${title}: ${label}`)}>{text}</button> : text}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

function IntegrityPanel() {
  const integrity = useQuery({ queryKey: ["mine", "integrity"], queryFn: () => answer(api.GET("/v1/books/integrity")), refetchInterval: 15_000 });
  return (
    <Panel title={t("console.integrity")}>
      <Loaded query={integrity} rows={3}>
        {(data) => {
          const broken = data.invariants.filter((invariant) => !invariant.holds).length;
          return (
            <>
              <p className={`mb-4 flex items-center gap-3 rounded-2xl p-4 font-bold ${broken ? "bg-bad-wash text-bad" : "bg-good-wash text-good"}`} data-testid="integrity">
                <Icon name={broken ? "warning" : "shield"} size={26} /> {broken ? t("console.broken", { n: broken }) : t("console.holds", { n: data.invariants.length })}
              </p>
              <ul className="divide-y divide-line">
                {data.invariants.map((invariant) => (
                  <li key={invariant.name} className="flex gap-3 py-2.5">
                    <span className={invariant.holds ? "text-good" : "text-bad"}><Icon name={invariant.holds ? "check" : "close"} size={18} /></span>
                    <span className="min-w-0"><span className="block font-semibold">{invariant.name.replace(/_/g, " ")}</span>{invariant.detail && <span className="block text-sm text-ink-2">{invariant.detail}</span>}</span>
                  </li>
                ))}
              </ul>
              <p className="mt-4 text-sm text-ink-2">{t("console.head", { n: data.last_sequence })}</p>
              <p className="mono text-ink-2">{data.head_hash}</p>
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function Console() {
  const [focus, setFocus] = useState<Focus | null>(null);
  const flow = useQuery({ queryKey: ["mine", "money-flow"], queryFn: () => answer(api.GET("/v1/books/money-flow")), refetchInterval: 10_000 });
  const open = (query: string, label: string) => {
    setFocus({ query, label });
    document.getElementById("journal")?.scrollIntoView({ behavior: "smooth" });
  };
  return (
    <div className="page">
      <PageTitle title={t("console.title")}><Link href="/console/disputes" className="link mr-4 font-semibold">{t("dispute.title")}</Link><Link href="/console/risk" className="link mr-4 font-semibold">{t("risk.title")}</Link><Link href="/developers" className="link font-semibold">{t("console.developers")}</Link></PageTitle>
      <div className="flex flex-col gap-5">
        <Panel title={t("console.flow")}><Loaded query={flow} rows={1} height={360}>{(data) => <Flow flow={data} onOpen={open} />}</Loaded></Panel>
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-5">
            <Approvals />
            <Proposals />
            <ReviewQueue />
            <FundCloses />
          </div>
          <IntegrityPanel />
        </div>
        {flow.data && (
          <Panel title={t("console.units")}>
            <div className="grid gap-8 md:grid-cols-2">
              <Units title={t("console.coins")} values={flow.data.coins} onOpen={open} />
              <Units title={t("console.diamonds")} values={flow.data.diamonds} onOpen={open} />
            </div>
          </Panel>
        )}
        <Journal focus={focus} onClear={() => setFocus(null)} />
      </div>
    </div>
  );
}

export default function ConsolePage() {
  return (
    <Gate role="finance" persona="finance" title="console.title">
      <Console />
    </Gate>
  );
}
