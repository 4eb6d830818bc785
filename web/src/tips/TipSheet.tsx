import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { answerBank, challengeOf } from "../api/challenge";
import { newRequestId } from "../api/ids";
import { minorDigits, money } from "../api/money";
import { problemText, t } from "../texts";
import { Dialog } from "../ui/Dialog";
import { Icon } from "../ui/icons";
import { describe, Loaded } from "../ui/states";
import { readTip, sendTip, tipTerms, type Tip, type TipPrice, type TipTerms } from "./tips";

const METHODS = ["card_success", "card_3ds", "card_async_success", "card_declined", "card_insufficient_funds"] as const;
const POLL_MILLIS = 700;

interface TipSheetProps {
  creator: { id: string; name: string };
  liveId?: string;
  videoId?: string;
  onClose(): void;
}

function Price({ price }: { price: TipPrice | undefined }) {
  const rows = [
    ["tip.row_tip", price?.amount],
    ["tip.row_fee", price?.service_fee],
    ...(price && price.tax.amount > 0 ? [["tip.row_tax", price.tax] as const] : []),
  ] as const;
  return (
    <dl className="mt-5 space-y-1 border-t border-line pt-4 text-sm">
      {rows.map(([label, value]) => (
        <div key={label} className="flex justify-between">
          <dt className="text-ink-2">{t(label)}</dt>
          <dd className="font-semibold tabular-nums">{value ? money(value) : "–"}</dd>
        </div>
      ))}
      <div className="flex justify-between text-base font-bold">
        <dt>{t("tip.row_total")}</dt>
        <dd className="tabular-nums" data-testid="tip-total">{price ? money(price.total) : "–"}</dd>
      </div>
    </dl>
  );
}

function Outcome({ tip, hours, onAgain, onClose }: { tip: Tip; hours: number; onAgain(): void; onClose(): void }) {
  const client = useQueryClient();
  const followed = useQuery({
    queryKey: ["mine", "tip", tip.id],
    queryFn: () => readTip(tip.id),
    initialData: tip,
    refetchInterval: ({ state }) => (state.data?.status === "pending" ? POLL_MILLIS : false),
  });
  const now = followed.data;
  const url = now.next_action?.url;
  const question = challengeOf(url);
  const say = useMutation({
    mutationFn: (passed: boolean) => answerBank(question!, passed),
    onSuccess: () => client.invalidateQueries({ queryKey: ["mine", "tip", tip.id] }),
  });
  const good = now.status === "sent";
  const open = now.status === "pending";
  return (
    <div role="status" className="flex flex-col items-center py-4 text-center" data-testid="tip-status" data-status={now.status}>
      <span className={`grid size-16 place-items-center rounded-full ${open ? "bg-coin-wash text-coin" : good ? "bg-good-wash text-good" : "bg-bad-wash text-bad"}`}>
        {open ? <span className="size-8 animate-spin rounded-full border-4 border-current border-t-transparent" /> : <Icon name={good ? "check" : "close"} size={32} />}
      </span>
      <p className="font-display mt-4 text-2xl font-bold">{good ? t("tip.sent", { name: now.creator.name }) : open ? t("tip.pending") : t("tip.failed")}</p>
      <p className="mt-1 text-ink-2">
        {good ? t("tip.sent_text", { amount: money(now.amount), hours }) : open ? t("tip.pending_text") : problemText(now.decline_reason ?? "payment_declined", t("tip.failed_text"))}
      </p>
      {open && question !== undefined && !say.isSuccess && (
        <div className="mt-5">
          <p className="mb-3 text-sm text-ink-2">{t("challenge.ask", { price: money(now.total) })}</p>
          {say.error && <p role="alert" className="mb-3 font-semibold text-bad">{describe(say.error)}</p>}
          <div className="flex flex-wrap justify-center gap-2">
            <button type="button" className="button button-primary" disabled={say.isPending} onClick={() => say.mutate(true)}>{t("challenge.pass")}</button>
            <button type="button" className="button button-quiet" disabled={say.isPending} onClick={() => say.mutate(false)}>{t("challenge.fail")}</button>
          </div>
        </div>
      )}
      {open && url && question === undefined && <a className="button button-primary mt-5" href={url} rel="noreferrer">{t("challenge.open")}</a>}
      <button type="button" className="button button-primary mt-5" onClick={good || open ? onClose : onAgain}>{good || open ? t("tip.done") : t("tip.again")}</button>
    </div>
  );
}

function Form({ terms, creator, liveId, videoId, onSent }: { terms: TipTerms; onSent(tip: Tip): void } & Omit<TipSheetProps, "onClose">) {
  const unit = 10 ** minorDigits(terms.currency);
  const [amount, setAmount] = useState(terms.presets[0]?.amount.amount ?? terms.minimum);
  const [text, setText] = useState("");
  const [message, setMessage] = useState("");
  const [anonymous, setAnonymous] = useState(false);
  const [method, setMethod] = useState<string>(METHODS[0]);
  const key = useRef(newRequestId());
  const valid = Number.isInteger(amount) && amount >= terms.minimum && amount <= terms.maximum;
  const quote = useQuery({ queryKey: ["tip-quote", terms.currency, amount], queryFn: () => tipTerms(amount), enabled: valid, placeholderData: keepPreviousData });
  const price = valid ? quote.data?.price : undefined;
  // Whatever is changed is another intent.
  useEffect(() => {
    key.current = newRequestId();
  }, [amount, message, anonymous, method]);
  const send = useMutation({
    mutationFn: () =>
      sendTip(key.current, {
        creator_id: creator.id,
        amount,
        payment_method: method,
        anonymous,
        confirmed_total: price!.total,
        ...(message.trim() ? { message: message.trim() } : {}),
        ...(liveId ? { live_id: liveId } : {}),
        ...(videoId ? { video_id: videoId } : {}),
      }),
    onSuccess: onSent,
  });
  const ready = valid && price !== undefined && price.amount.amount === amount && !quote.isPlaceholderData;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) send.mutate();
      }}
    >
      <p className="mb-4 text-ink-2">{t("tip.all", { name: creator.name })}</p>
      <fieldset>
        <legend className="label">{t("tip.choose")}</legend>
        <div className="grid grid-cols-3 gap-2">
          {terms.presets.map((preset) => (
            <button
              key={preset.amount.amount}
              type="button"
              aria-pressed={amount === preset.amount.amount}
              onClick={() => {
                setAmount(preset.amount.amount);
                setText("");
              }}
              className={`font-display min-h-14 rounded-2xl border text-lg font-extrabold ${amount === preset.amount.amount ? "border-accent bg-accent-wash" : "border-line-strong hover:border-ink-3"}`}
            >
              {money(preset.amount)}
            </button>
          ))}
        </div>
      </fieldset>
      <label className="label mt-4" htmlFor="tip-amount">{t("tip.other")}</label>
      <input
        id="tip-amount"
        className="field"
        inputMode="decimal"
        autoComplete="off"
        placeholder={t("tip.range", { least: money({ amount: terms.minimum, currency: terms.currency }), most: money({ amount: terms.maximum, currency: terms.currency }) })}
        value={text}
        aria-invalid={!valid}
        onChange={(event) => {
          const typed = event.target.value.replace(",", ".").replace(/[^\d.]/g, "");
          setText(typed);
          setAmount(typed === "" ? (terms.presets[0]?.amount.amount ?? terms.minimum) : Math.round(Number(typed) * unit));
        }}
      />
      <label className="label mt-4" htmlFor="tip-message">{t("tip.message")}</label>
      <input id="tip-message" className="field" maxLength={terms.message_length} value={message} onChange={(event) => setMessage(event.target.value)} />
      <label className="mt-3 flex items-center gap-2 text-sm">
        <input type="checkbox" className="size-5 accent-[var(--accent)]" checked={anonymous} onChange={(event) => setAnonymous(event.target.checked)} /> {t("tip.anonymous")}
      </label>
      <label className="label mt-4" htmlFor="tip-method">{t("recharge.method")}</label>
      <select id="tip-method" className="field" value={method} onChange={(event) => setMethod(event.target.value)}>
        {METHODS.map((name) => (
          <option key={name} value={name}>{t(`method.${name}`)}</option>
        ))}
      </select>
      <Price price={price} />
      <p className="mt-2 text-sm text-ink-2">
        {t("tip.left", { left: money({ amount: terms.left_today, currency: terms.currency }), most: money({ amount: terms.daily_maximum, currency: terms.currency }) })}
      </p>
      {(send.error || quote.error) && <p role="alert" className="mt-3 font-semibold text-bad">{describe(send.error ?? quote.error)}</p>}
      <button type="submit" className="button button-primary mt-5 min-h-12 w-full text-lg" disabled={!ready || send.isPending} data-testid="tip-pay">
        {send.isPending ? t("tip.sending") : price ? t("tip.pay", { total: money(price.total) }) : t("tip.open")}
      </button>
    </form>
  );
}

/** How much, what it costs, and what became of it. */
export function TipSheet({ creator, liveId, videoId, onClose }: TipSheetProps) {
  const client = useQueryClient();
  const [tip, setTip] = useState<Tip>();
  const terms = useQuery({ queryKey: ["tip-terms"], queryFn: () => tipTerms(), staleTime: 10_000 });
  return (
    <Dialog title={t("tip.title", { name: creator.name })} onClose={onClose} sheet>
      <Loaded query={terms} rows={3} height={64}>
        {(inForce) =>
          tip ? (
            <Outcome
              tip={tip}
              hours={inForce.refund_hours}
              onAgain={() => setTip(undefined)}
              onClose={() => {
                void client.invalidateQueries({ queryKey: ["tips"] });
                onClose();
              }}
            />
          ) : (
            <Form
              terms={inForce}
              creator={creator}
              {...(liveId ? { liveId } : {})}
              {...(videoId ? { videoId } : {})}
              onSent={(sent) => {
                setTip(sent);
                void client.invalidateQueries({ queryKey: ["tip-terms"] });
              }}
            />
          )
        }
      </Loaded>
    </Dialog>
  );
}
