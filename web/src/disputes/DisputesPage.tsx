import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { day, micros, moment, money } from "../api/money";
import { usePages } from "../api/pages";
import { Gate } from "../shell/Gate";
import { useSession } from "../shell/session";
import { t, type TextKey } from "../texts";
import { MoreButton, PageTitle, Panel } from "../ui/parts";
import { Empty, Loaded } from "../ui/states";
import { disputeCase, disputes as listOf, type DisputedGift } from "./calls";
import { Reserve } from "./Reserve";
import { StatusTag } from "./StatusTag";

function List({ chosen, onChoose }: { chosen: string | null; onChoose(id: string): void }) {
  const disputes = usePages(["mine", "disputes"], listOf, { refetchInterval: 15_000 });
  return (
    <Panel title={t("dispute.list")}>
      <Loaded query={disputes} rows={4} height={64}>
        {(items) => {
          if (items.length === 0) return <Empty icon="shield" title={t("dispute.none")}>{t("dispute.none_text")}</Empty>;
          return (
            <>
              <ul className="divide-y divide-line" data-testid="disputes">
                {items.map((dispute) => (
                  <li key={dispute.id} className="py-3">
                    <button type="button" aria-pressed={dispute.id === chosen} aria-label={t("dispute.open_case", { name: dispute.id })} className={`w-full rounded-xl p-2 text-left ${dispute.id === chosen ? "bg-accent-wash" : ""}`} onClick={() => onChoose(dispute.id)}>
                      <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                        <span className="font-bold tabular-nums">{money(dispute.amount)}</span>
                        <StatusTag status={dispute.status} />
                      </span>
                      <span className="flex flex-wrap gap-x-3 text-sm text-ink-2">
                        <span>{moment(dispute.opened_at)}</span>
                        <span>{dispute.provider} · {dispute.reason}</span>
                        <span>{t("dispute.fee", { fee: money(dispute.fee) })}</span>
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
              <MoreButton query={disputes} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

/** One gift of a lost payment: what it had earned, who bears it, and why. */
function GiftRow({ gift }: { gift: DisputedGift }) {
  const borne: [TextKey, DisputedGift["earned"]][] = [
    ["dispute.bears_creator", gift.from_creator],
    ["dispute.bears_reserve", gift.from_reserve],
    ["dispute.bears_platform", gift.from_platform],
  ];
  return (
    <li className="py-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold wrap-anywhere">{gift.creator?.name} · {t("common.coins", { n: gift.coins })} · {micros(gift.earned)}</span>
        <span className="tag bg-accent-wash text-accent-ink">{t(`dispute.outcome_${gift.outcome}` as TextKey)}</span>
      </p>
      <p className="mt-1 text-ink-2">{gift.why}</p>
      <p className="mt-1 flex flex-wrap gap-x-4 text-sm text-ink-2">
        {borne.filter(([, amount]) => amount.micros !== 0).map(([key, amount]) => (
          <span key={key}>{t(key)} <b className="tabular-nums">{micros(amount)}</b></span>
        ))}
        <span>{t("earning.matures", { date: day(gift.matures_on) })}</span>
        {gift.entry_id && <Link href={`/entry/${gift.entry_id}`} className="link">{t("dispute.entry")}</Link>}
        {gift.correction_id && <Link href={`/entry/${gift.correction_id}`} className="link">{t("earning.claw_back_corrected")}</Link>}
      </p>
    </li>
  );
}

function Case({ id }: { id: string }) {
  const found = useQuery({ queryKey: ["mine", "dispute", id], queryFn: () => disputeCase(id) });
  return (
    <Panel>
      <Loaded query={found} rows={4} height={48}>
        {(data) => (
          <div className="flex flex-col gap-5" data-testid="dispute-case">
            <div>
              <h2 className="flex flex-wrap items-center gap-x-3 text-xl font-bold">{money(data.dispute.amount)} <StatusTag status={data.dispute.status} /></h2>
              {data.payer && <p className="mt-1 wrap-anywhere">{t("dispute.payer", { name: data.payer.name })}</p>}
              {data.coins_bought !== undefined && <p className="text-ink-2">{t("dispute.coins", { n: data.coins_bought, left: data.coins_unspent ?? 0, voided: data.dispute.coins_voided ?? 0 })}</p>}
              {data.dispute.evidence_due && data.dispute.status === "open" && <p className="font-semibold text-coin">{t("dispute.evidence_due", { date: moment(data.dispute.evidence_due) })}</p>}
            </div>
            <section>
              <h3 className="mb-2 font-bold">{t("dispute.gifts")}</h3>
              {data.gifts.length === 0 ? (
                <p className="text-ink-2">{t("dispute.no_gifts")}</p>
              ) : (
                <ul className="divide-y divide-line">{data.gifts.map((gift) => <GiftRow key={gift.id} gift={gift} />)}</ul>
              )}
            </section>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

function Disputes() {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <div className="page">
      <PageTitle title={t("dispute.title")}>
        <span className="flex flex-wrap gap-x-4">
          <Link href="/console/risk" className="link font-semibold">{t("risk.title")}</Link>
          <Link href="/console" className="link font-semibold">{t("console.title")}</Link>
        </span>
      </PageTitle>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
        <List chosen={chosen} onChoose={setChosen} />
        <div className="flex min-w-0 flex-col gap-5">
          {chosen && <Case key={chosen} id={chosen} />}
          <Reserve />
        </div>
      </div>
    </div>
  );
}

/** For support, finance and trust alike. */
export default function DisputesPage() {
  const { user } = useSession();
  const isStaff = user?.roles.some((role) => role === "support" || role === "finance" || role === "trust") ?? false;
  return isStaff ? <Disputes /> : (
    <Gate role="finance" persona="finance" title="dispute.title">
      <Disputes />
    </Gate>
  );
}
