import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api } from "../api/client";
import { newRequestId } from "../api/ids";
import { day, micros, moment, money, payable, toMicros } from "../api/money";
import { usePages } from "../api/pages";
import type { Earnings, Payout, PayoutStatus } from "../api/types";
import { account as payoutAccount, saveAccount, saveStatement } from "../payouts/calls";
import { useSession } from "../shell/session";
import { t, type TextKey } from "../texts";
import { Icon } from "../ui/icons";
import { MoreButton, Panel, Steps } from "../ui/parts";
import { complain, Empty, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";

const WAY: PayoutStatus[] = ["asked", "approved", "sent", "paid"];

/** What is taken and kept beside a payout, why it waits, and its statement as a file. */
function Terms({ payout }: { payout: Payout }) {
  const { terms, waits } = payout;
  const save = () => saveStatement(payout.id).catch(complain);
  return (
    <div className="mt-2 flex flex-col gap-1 text-sm text-ink-2">
      {waits.map((wait) => <p key={wait.code} className="text-ink">{t("pay.waits", { reason: wait.text })}{wait.until && ` (${moment(wait.until)})`}</p>)}
      {terms.withheld.amount > 0 && <p>{t("pay.withheld", { amount: money(terms.withheld) })}</p>}
      {terms.reserve_status === "held" && terms.reserve_until && <p>{t("pay.kept", { amount: money(terms.reserve), date: day(terms.reserve_until) })}</p>}
      <button type="button" className="link self-start font-semibold" onClick={() => void save()}>{t("pay.statements")} (PDF)</button>
    </div>
  );
}

export function PayoutTracker({ payout }: { payout: Payout }) {
  const reached = new Map(payout.history.map((step) => [step.status, step]));
  const failed = payout.status === "returned" || payout.status === "rejected";
  const way = failed ? [...WAY.filter((status) => reached.has(status)), payout.status] : WAY;
  const steps = way.map((status) => {
    const step = reached.get(status);
    const state: "failed" | "done" | "now" | "next" =
      failed && status === payout.status ? "failed" : step && (status !== payout.status || status === "paid") ? "done" : status === payout.status ? "now" : "next";
    const detail = step ? moment(step.at) : status === "paid" && payout.expected_by ? t("payout.expected", { date: day(payout.expected_by) }) : undefined;
    return { label: t(`payout.${status}` as TextKey), state, ...(detail ? { detail } : {}) };
  });
  return (
    <div data-testid="payout" data-status={payout.status}>
      <p className="mb-3 flex items-baseline justify-between gap-4">
        <span className="font-display text-xl font-bold">{money(payout.amount)}</span>
        <span className="text-sm text-ink-2">{payout.destination ? t("payout.to", { account: `${payout.destination.kind.replace(/_/g, " ")} · ${payout.destination.account}` }) : ""}</span>
      </p>
      <Steps steps={steps} />
      <Terms payout={payout} />
      {(payout.decision_reason ?? payout.return_reason) && <p className="mt-2 text-sm text-ink-2">{payout.decision_reason ?? payout.return_reason}</p>}
    </div>
  );
}

function AccountChoice() {
  const { user } = useSession();
  const client = useQueryClient();
  const key = ["mine", user?.id, "payout-account"];
  const account = useQuery({ queryKey: key, queryFn: payoutAccount, retry: false });
  const save = useMutation({
    mutationFn: (name: string) => saveAccount({ kind: "sandbox_bank", account: name }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: key });
      toast(t("payout.account_saved"), { tone: "good" });
    },
    onError: complain,
  });
  return (
    <div className="mt-5">
      <label className="label" htmlFor="payout-account">{t("payout.account")}</label>
      <select
        id="payout-account"
        className="field"
        value={account.data?.account ?? ""}
        disabled={save.isPending}
        onChange={(event) => event.target.value && save.mutate(event.target.value)}
      >
        {!account.data && <option value="">{t("payout.account_none")}</option>}
        {account.data && !["bank_ok", "bank_returns"].includes(account.data.account) && <option value={account.data.account}>{account.data.account}</option>}
        <option value="bank_ok">{t("payout.bank_ok")}</option>
        <option value="bank_returns">{t("payout.bank_returns")}</option>
      </select>
      {account.data?.frozen_until && <p className="mt-2 text-sm text-ink-2">{t("payout.frozen", { date: moment(account.data.frozen_until) })}</p>}
    </div>
  );
}

/** What can be paid now, and the button that asks for it. */
export function PayoutPanel({ earnings }: { earnings: Earnings }) {
  const { user } = useSession();
  const client = useQueryClient();
  const [key, setKey] = useState(newRequestId);
  const ask = useMutation({
    mutationFn: () => answer(api.POST("/v1/payouts", { params: { header: { "Idempotency-Key": key } }, body: {} })),
    onSuccess: async () => {
      setKey(newRequestId());
      await client.invalidateQueries({ queryKey: ["mine", user?.id] });
    },
    onError: (error) => {
      setKey(newRequestId());
      complain(error);
    },
  });
  const minimum = toMicros(earnings.payout_minimum).micros;
  const available = payable(earnings.available);
  const reached = Math.min(1, available.micros / minimum);
  return (
    <Panel title={t("payout.title")}>
      <p className="mb-2 flex items-baseline justify-between gap-4">
        <span className="font-display text-3xl font-extrabold text-good">{micros(available)}</span>
        <span className="text-sm text-ink-2">{t("payout.minimum", { amount: money(earnings.payout_minimum) })}</span>
      </p>
      <div className="mb-5 h-2 overflow-hidden rounded-full bg-line-strong" role="meter" aria-label={t("payout.progress")} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(reached * 100)}>
        <div className="h-full rounded-full bg-good transition-[width] duration-500" style={{ width: `${reached * 100}%` }} />
      </div>
      <button type="button" className="button button-primary min-h-12 w-full" disabled={reached < 1 || ask.isPending} onClick={() => ask.mutate()} data-testid="ask-payout">
        <Icon name="bank" size={18} /> {reached < 1 ? t("payout.not_yet", { amount: micros({ ...available, micros: minimum - available.micros }) }) : t("payout.ask")}
      </button>
      <AccountChoice />
    </Panel>
  );
}

/** The payouts that were asked for, each with where it stands. */
export function Payouts() {
  const { user } = useSession();
  const payouts = usePages(["mine", user?.id, "payouts"], (cursor) => answer(api.GET("/v1/payouts", { params: { query: { cursor, limit: 5 } } })), { refetchInterval: 3000 });
  return (
    <Panel title={t("payout.yours")}>
      <Loaded query={payouts} rows={2} height={80}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="bank" title={t("payout.none_title")}>{t("payout.none")}</Empty>
          ) : (
            <ul className="flex flex-col divide-y divide-line [&>li]:py-6 [&>li:first-child]:pt-0 [&>li:last-child]:pb-0">
              {all.map((payout) => <li key={payout.id}><PayoutTracker payout={payout} /></li>)}
            </ul>
          )
        }
      </Loaded>
      <MoreButton query={payouts} />
    </Panel>
  );
}
