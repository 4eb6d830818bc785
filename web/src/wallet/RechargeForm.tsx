import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { answerBank, challengeOf } from "../api/challenge";
import { answer, api } from "../api/client";
import { newRequestId } from "../api/ids";
import { money } from "../api/money";
import type { Recharge } from "../api/types";
import { useSession } from "../shell/session";
import { problemText, t, type TextKey } from "../texts";
import { Dialog } from "../ui/Dialog";
import { CoinMark, Icon } from "../ui/icons";
import { describe, Loaded } from "../ui/states";


const METHODS = ["card_success", "card_3ds", "card_async_success", "card_declined", "card_insufficient_funds", "card_async_declined"] as const;
const POLL_MILLIS = 700;
const OPEN = new Set(["pending", "processing", "requires_action"]);

/** Follows a recharge until the provider has decided. */
function useRecharge(id: string | undefined) {
  return useQuery({
    queryKey: ["mine", "recharge", id],
    queryFn: () => answer(api.GET("/v1/recharges/{id}", { params: { path: { id: id! } } })),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && !OPEN.has(state.data.status) ? false : POLL_MILLIS),
  });
}

/** What the cardholder's bank wants to know before it pays: its own page with a real provider, ours in the sandbox. */
function BankAsks({ recharge }: { recharge: Recharge }) {
  const client = useQueryClient();
  const url = recharge.next_action?.url;
  const question = challengeOf(url);
  const [shown, setShown] = useState(question !== undefined);
  const say = useMutation({
    mutationFn: (passed: boolean) => answerBank(question!, passed),
    onSuccess: () => {
      setShown(false);
      return client.invalidateQueries({ queryKey: ["mine", "recharge", recharge.id] });
    },
  });
  if (question === undefined)
    return url ? (
      <a className="button button-primary mt-5" href={url} rel="noreferrer">
        {t("challenge.open")}
      </a>
    ) : null;
  return (
    <>
      {!say.isSuccess && (
        <button type="button" className="button button-primary mt-5" onClick={() => setShown(true)}>
          {t("challenge.open")}
        </button>
      )}
      {shown && (
        <Dialog title={t("challenge.title")} onClose={() => setShown(false)}>
          <p className="mb-2 text-ink-2">{t("challenge.ask", { price: money(recharge.price) })}</p>
          <p className="mb-5 text-sm text-ink-2">{t("challenge.hint")}</p>
          {say.error && <p role="alert" className="mb-3 font-semibold text-bad">{describe(say.error)}</p>}
          <div className="flex flex-wrap gap-2">
            <button type="button" className="button button-primary" disabled={say.isPending} onClick={() => say.mutate(true)} data-testid="challenge-pass">
              {t("challenge.pass")}
            </button>
            <button type="button" className="button button-quiet" disabled={say.isPending} onClick={() => say.mutate(false)} data-testid="challenge-fail">
              {t("challenge.fail")}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Progress({ recharge, onDone, doneLabel, onAgain }: { recharge: Recharge; onDone?: () => void; doneLabel?: string; onAgain(): void }) {
  const open = OPEN.has(recharge.status);
  const good = recharge.status === "succeeded";
  return (
    <div role="status" className="flex flex-col items-center py-4 text-center" data-testid="recharge-status" data-status={recharge.status}>
      <span className={`grid size-16 place-items-center rounded-full ${open ? "bg-coin-wash text-coin" : good ? "bg-good-wash text-good" : "bg-bad-wash text-bad"}`}>
        {open ? <span className="size-8 animate-spin rounded-full border-4 border-current border-t-transparent" /> : <Icon name={good ? "check" : "close"} size={32} />}
      </span>
      <p className="font-display mt-4 text-2xl font-bold">{t(`recharge.${recharge.status}` as TextKey)}</p>
      <p className="mt-1 text-ink-2">
        {good
          ? t("recharge.arrived", { n: recharge.coins, price: money(recharge.price) })
          : open
            ? t(recharge.status === "requires_action" ? "challenge.waiting" : "recharge.waiting")
            : problemText(recharge.decline_reason ?? "payment_declined", t("recharge.not_charged"))}
      </p>
      {recharge.status === "requires_action" && <BankAsks recharge={recharge} />}
      <div className="mt-5 flex flex-wrap justify-center gap-2">
        {good && onDone && (
          <button type="button" className="button button-primary" onClick={onDone} data-testid="recharge-done">
            {doneLabel}
          </button>
        )}
        {!open && (
          <button type="button" className={`button ${good ? "button-quiet" : "button-primary"}`} onClick={onAgain}>
            {good ? t("recharge.again") : t("recharge.other_card")}
          </button>
        )}
      </div>
    </div>
  );
}

interface RechargeFormProps {
  startWith: number;
  compact?: boolean;
  onDone?: () => void;
  doneLabel?: string;
}

/** Packs, any exact amount with its price as one types, a sandbox card, and what became of the payment. */
export function RechargeForm({ startWith, compact = false, onDone, doneLabel }: RechargeFormProps) {
  const { user } = useSession();
  const client = useQueryClient();
  const [text, setText] = useState(String(startWith));
  const [method, setMethod] = useState<string>(METHODS[0]);
  const [rechargeId, setRechargeId] = useState<string>();
  const key = useRef(newRequestId());
  const packs = useQuery({ queryKey: ["coin-packs", user?.market], queryFn: () => answer(api.GET("/v1/coin-packs", { params: { query: { channel: "web" } } })), staleTime: 60_000 });
  const coins = /^\d+$/.test(text) ? Number(text) : 0;
  const most = packs.data?.max_coins ?? 1_000_000;
  const valid = coins >= (packs.data?.min_coins ?? 1) && coins <= most;
  const quote = useQuery({
    queryKey: ["coin-quote", user?.market, coins],
    queryFn: ({ signal }) => answer(api.GET("/v1/coin-quotes", { params: { query: { coins: String(coins), channel: "web" } }, signal })),
    enabled: valid,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const followed = useRecharge(rechargeId);
  const buy = useMutation({
    mutationFn: () =>
      answer(api.POST("/v1/recharges", { params: { header: { "Idempotency-Key": key.current } }, body: { coins, channel: "web", payment_method: method } })),
    onSuccess: (recharge) => {
      client.setQueryData(["mine", "recharge", recharge.id], recharge);
      setRechargeId(recharge.id);
    },
  });
  const status = followed.data?.status;
  useEffect(() => {
    if (status && !OPEN.has(status)) void client.invalidateQueries({ queryKey: ["mine", user?.id] });
  }, [status, client, user?.id]);
  // Another amount or card is another intent.
  useEffect(() => {
    key.current = newRequestId();
  }, [coins, method, rechargeId]);

  if (rechargeId && followed.data)
    return <Progress recharge={followed.data} {...(onDone ? { onDone } : {})} {...(doneLabel ? { doneLabel } : {})} onAgain={() => setRechargeId(undefined)} />;

  return (
    <Loaded query={packs} rows={2} height={72}>
      {(book) => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (valid) buy.mutate();
          }}
        >
          {!compact && (
            <ul className="mb-6 grid grid-cols-2 gap-3 sm:grid-cols-3">
              {book.packs.map((pack) => (
                <li key={pack.coins}>
                  <button
                    type="button"
                    aria-pressed={coins === pack.coins}
                    onClick={() => setText(String(pack.coins))}
                    className={`flex w-full flex-col items-start rounded-2xl border p-4 text-left transition-colors ${coins === pack.coins ? "border-accent bg-accent-wash" : "border-line-strong hover:border-ink-3"}`}
                  >
                    <span className="font-display flex items-center gap-2 text-xl font-extrabold">
                      <CoinMark size={18} /> {t("common.number", { n: pack.coins })}
                    </span>
                    <span className="font-semibold text-ink-2">{money(pack.price)}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <label className="label" htmlFor="coins">{t("recharge.exact")}</label>
          <div className="mb-2 flex items-center gap-3">
            <input
              id="coins"
              className="field font-display text-xl font-bold"
              inputMode="numeric"
              autoComplete="off"
              value={text}
              aria-invalid={!valid}
              aria-describedby="coins-price"
              onChange={(event) => setText(event.target.value.replace(/\D/g, "").slice(0, 9))}
            />
            <p id="coins-price" aria-live="polite" className={`font-display min-w-28 text-right text-2xl font-extrabold ${quote.isPlaceholderData ? "opacity-50" : ""}`} data-testid="recharge-price">
              {valid && quote.data ? money(quote.data.price) : "–"}
            </p>
          </div>
          <input
            type="range"
            className="mb-1 w-full accent-[var(--accent)]"
            aria-label={t("recharge.slider")}
            min={0}
            max={1000}
            value={Math.round((Math.log(Math.max(1, coins)) / Math.log(22_000)) * 1000)}
            onChange={(event) => setText(String(Math.max(1, Math.round(22_000 ** (Number(event.target.value) / 1000)))))}
          />
          {!valid && <p className="mb-2 text-sm font-semibold text-bad">{t("recharge.range", { least: book.min_coins, most })}</p>}
          <fieldset className="mt-4">
            <legend className="label">{t("recharge.method")}</legend>
            <select className="field" value={method} onChange={(event) => setMethod(event.target.value)} aria-label={t("recharge.method")} data-testid="payment-method">
              {METHODS.map((name) => (
                <option key={name} value={name}>{t(`method.${name}`)}</option>
              ))}
            </select>
          </fieldset>
          {(buy.error || quote.error) && <p role="alert" className="mt-3 font-semibold text-bad">{describe(buy.error ?? quote.error)}</p>}
          <button type="submit" className="button button-primary mt-5 min-h-12 w-full text-lg" disabled={!valid || buy.isPending || !quote.data} data-testid="buy">
            {buy.isPending ? t("recharge.sending") : quote.data ? t("recharge.buy", { n: coins, price: money(quote.data.price) }) : t("recharge.buy_plain")}
          </button>
        </form>
      )}
    </Loaded>
  );
}
