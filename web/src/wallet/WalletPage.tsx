import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { answer, api } from "../api/client";
import { newRequestId } from "../api/ids";
import { longDay, micros, moment, money, signed } from "../api/money";
import { usePages } from "../api/pages";
import type { Recharge, Wallet } from "../api/types";
import { OwnDisputes } from "../disputes/OwnDisputes";
import { YourMemberships } from "../memberships/YourMemberships";
import { Gate } from "../shell/Gate";
import { useWallet } from "../shell/Header";
import { useSession } from "../shell/session";
import { t, type TextKey } from "../texts";
import { Dialog } from "../ui/Dialog";
import { CoinMark, Icon } from "../ui/icons";
import { Figure, MoreButton, PageTitle, Panel } from "../ui/parts";
import { complain, describe, Empty, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import { TipHistory } from "../tips/TipHistory";
import { RechargeForm } from "./RechargeForm";

function DailyCap({ wallet }: { wallet: Wallet }) {
  const { user } = useSession();
  const client = useQueryClient();
  const [text, setText] = useState(wallet.daily_cap_coins === undefined ? "" : String(wallet.daily_cap_coins));
  const save = useMutation({
    mutationFn: (coins: number | undefined) => answer(api.PUT("/v1/wallet/daily-cap", { body: coins === undefined ? {} : { coins } })),
    onSuccess: async (cap) => {
      await client.invalidateQueries({ queryKey: ["mine", user?.id] });
      toast(cap.changes_on ? t("cap.saved_later", { date: longDay(cap.changes_on) }) : t("cap.saved"), { tone: "good" });
    },
    onError: complain,
  });
  const cap = wallet.daily_cap_coins;
  return (
    <Panel title={t("cap.panel")} id="cap">
      <p className="mb-4 text-ink-2">{t("cap.explain")}</p>
      <p className="mb-1 flex justify-between text-sm">
        <span>{t("tray.today")}</span>
        <span className="font-bold">{cap === undefined ? t("common.coins", { n: wallet.spent_today_coins }) : t("tray.of_cap", { n: wallet.spent_today_coins, cap })}</span>
      </p>
      {cap !== undefined && (
        <div className="mb-4 h-2 overflow-hidden rounded-full bg-line-strong">
          <div className="h-full rounded-full bg-coin" style={{ width: `${Math.min(100, cap === 0 ? 100 : (wallet.spent_today_coins / cap) * 100)}%` }} />
        </div>
      )}
      <form
        className="mt-4 flex flex-wrap gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(text === "" ? undefined : Number(text));
        }}
      >
        <label className="sr-only" htmlFor="cap-coins">{t("cap.field")}</label>
        <input id="cap-coins" className="field min-w-28 flex-1" inputMode="numeric" placeholder={t("cap.none")} value={text} onChange={(event) => setText(event.target.value.replace(/\D/g, "").slice(0, 8))} />
        <button type="submit" className="button button-quiet min-h-11" disabled={save.isPending}>{t("common.save")}</button>
      </form>
    </Panel>
  );
}

function RefundDialog({ recharge, onClose }: { recharge: Recharge; onClose(): void }) {
  const { user } = useSession();
  const client = useQueryClient();
  const [key] = useState(newRequestId);
  const refund = useMutation({
    mutationFn: () => answer(api.POST("/v1/refunds", { params: { header: { "Idempotency-Key": key } }, body: { recharge_id: recharge.id } })),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ["mine", user?.id] });
      toast(t("refund.asked", { n: made.coins }), { tone: "good" });
      onClose();
    },
  });
  return (
    <Dialog title={t("refund.title")} onClose={onClose}>
      <p className="text-ink-2">{t("refund.text", { n: recharge.coins_refundable ?? recharge.coins, bought: recharge.coins, price: money(recharge.price) })}</p>
      {refund.error && <p role="alert" className="mt-3 font-semibold text-bad">{describe(refund.error)}</p>}
      <div className="mt-6 flex gap-2">
        <button type="button" className="button button-quiet flex-1" onClick={onClose}>{t("common.cancel")}</button>
        <button type="button" className="button button-primary flex-1" disabled={refund.isPending} onClick={() => refund.mutate()}>{t("refund.button")}</button>
      </div>
    </Dialog>
  );
}

function Recharges() {
  const { user } = useSession();
  const [refunding, setRefunding] = useState<Recharge | null>(null);
  const recharges = usePages(["mine", user?.id, "recharges"], (cursor) => answer(api.GET("/v1/recharges", { params: { query: { cursor, limit: 6 } } })));
  return (
    <Panel title={t("wallet.recharges")}>
      <Loaded query={recharges} rows={3}>
        {(all) => {
          if (all.length === 0) return <Empty icon="wallet" title={t("wallet.no_recharges")}>{t("wallet.no_recharges_text")}</Empty>;
          return (
            <>
              <ul className="divide-y divide-line">
                {all.map((recharge) => (
                  <li key={recharge.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
                    <div className="min-w-40 flex-1">
                      <p className="flex items-center gap-2 font-bold"><CoinMark /> {t("common.number", { n: recharge.coins })} · {money(recharge.price)}</p>
                      <p className="text-sm text-ink-2">{moment(recharge.created_at)}</p>
                    </div>
                    <span className={`tag ${recharge.status === "succeeded" ? "bg-good-wash text-good" : recharge.status === "declined" || recharge.status === "expired" ? "bg-bad-wash text-bad" : "bg-coin-wash text-coin"}`}>
                      {t(`recharge.short_${recharge.status}` as TextKey)}
                    </span>
                    {recharge.status === "succeeded" && (recharge.coins_refundable ?? 0) > 0 && (
                      <button type="button" className="button button-quiet" onClick={() => setRefunding(recharge)}>{t("refund.short")}</button>
                    )}
                    {recharge.entry_id && <EntryHint id={recharge.entry_id} />}
                  </li>
                ))}
              </ul>
              <MoreButton query={recharges} />
            </>
          );
        }}
      </Loaded>
      {refunding && <RefundDialog recharge={refunding} onClose={() => setRefunding(null)} />}
    </Panel>
  );
}

const EntryHint = ({ id }: { id: string }) => (
  <Link href={`/entry/${id}`} className="link text-sm" aria-label={t("wallet.entry_of", { id })}>{t("wallet.entry")}</Link>
);

function Statement() {
  const { user } = useSession();
  const statement = usePages(["mine", user?.id, "statement"], (cursor) => answer(api.GET("/v1/wallet/statement", { params: { query: { cursor, limit: 20 } } })));
  return (
    <Panel title={t("wallet.statement")}>
      <Loaded query={statement} rows={6} height={52}>
        {(lines) => {
          if (lines.length === 0) return <Empty icon="trail" title={t("wallet.no_lines")}>{t("wallet.no_lines_text")}</Empty>;
          return (
            <>
              <ul className="divide-y divide-line" data-testid="statement">
                {lines.map((line) => (
                  <li key={`${line.entry_id}${line.kind}${line.wallet}`} className="grid grid-cols-[1fr_auto] items-center gap-x-4 py-3 sm:grid-cols-[1fr_auto_112px]">
                    <div className="min-w-0">
                      <p className="truncate font-semibold">
                        {line.title}
                        {line.counterparty && !line.title.includes(line.counterparty.name) && <span className="text-ink-2"> · {line.counterparty.name}</span>}
                      </p>
                      <p className="flex flex-wrap gap-x-3 text-sm text-ink-2">
                        <span>{moment(line.at)}</span>
                        {line.kind === "gift_undone" && <span>{t("wallet.taken_back")}</span>}
                        {line.kind === "gift_hold" && <span>{t("wallet.held")}</span>}
                        {line.price && <span>{money(line.price)}</span>}
                        {line.receipt_available && line.gift_id && <Link href={`/receipt/${line.gift_id}`} className="link">{t("wallet.receipt")}</Link>}
                        <EntryHint id={line.entry_id} />
                      </p>
                    </div>
                    <p className={`text-right text-lg font-bold ${line.coins > 0 ? "text-good" : ""}`}>{signed(line.coins)}</p>
                    <p className="hidden text-right text-sm text-ink-2 sm:block">{t("wallet.after", { n: line.balance_after })}</p>
                  </li>
                ))}
              </ul>
              <MoreButton query={statement} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

export default function WalletPage() {
  const wallet = useWallet();
  return (
    <Gate role="viewer" persona="viewer" title="wallet.title">
      <div className="page">
        <PageTitle title={t("wallet.title")} />
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
          <div className="flex flex-col gap-5">
            <Panel>
              <Loaded query={wallet} rows={1} height={88}>
                {(data) => (
                  <div className="grid grid-cols-2 gap-6 sm:grid-cols-3">
                    <div className="col-span-2 sm:col-span-1">
                      <Figure label={t("wallet.bought")} value={<span className="flex items-center gap-3 text-coin"><CoinMark size={30} /> {t("common.number", { n: data.coins })}</span>} detail={data.paid_value ? t("wallet.worth", { value: micros(data.paid_value) }) : undefined} testId="wallet-coins" />
                    </div>
                    <Figure label={t("wallet.promotional")} value={t("common.number", { n: data.promotional_coins })} detail={t("wallet.promotional_hint")} />
                    <Figure label={t("wallet.on_hold")} value={t("common.number", { n: data.on_hold_coins })} detail={t("wallet.on_hold_hint")} />
                  </div>
                )}
              </Loaded>
            </Panel>
            <YourMemberships />
            <Statement />
            <TipHistory />
          </div>
          <div className="flex flex-col gap-5">
            <Panel title={t("wallet.recharge")}><RechargeForm startWith={1050} /></Panel>
            {wallet.data && <DailyCap key={wallet.data.daily_cap_coins} wallet={wallet.data} />}
            <OwnDisputes />
            <Recharges />
            <p className="flex items-start gap-2 px-2 text-sm text-ink-2"><Icon name="shield" size={18} /> {t("wallet.rules")}</p>
          </div>
        </div>
      </div>
    </Gate>
  );
}
