import { useState } from "react";
import { answer, api } from "../api/client";
import { moment } from "../api/money";
import { usePages } from "../api/pages";
import { accountName, EntryCard, eventName } from "../receipt/EntryCard";
import { t } from "../texts";
import { Icon } from "../ui/icons";
import { MoreButton, Panel } from "../ui/parts";
import { Empty, Loaded } from "../ui/states";

const EVENTS = ["CoinsBought", "GiftSent", "BigGiftHeld", "BigGiftReleased", "BigGiftUndone", "EarningsMatured", "RefundAsked", "RefundPaid", "PayoutAsked", "PayoutApproved", "PayoutPaid", "PayoutReturned"] as const;
const CODES: Record<string, number> = { CoinsBought: 1, PromotionalCoinsGranted: 2, GiftSent: 3, BigGiftHeld: 4, BigGiftReleased: 5, BigGiftUndone: 6, EarningsMatured: 7, RefundAsked: 8, RefundPaid: 9, RefundFailed: 10, PayoutAsked: 11, PayoutApproved: 12, PayoutPaid: 13, PayoutReturned: 14, ProviderSettled: 15 };

export interface Focus {
  /** The query part of `/v1/books/entries`, as a figure names it. */
  query: string;
  label: string;
}

/** The journal, newest first: every figure of the console leads here, every entry shows its place in the chain. */
export function Journal({ focus, onClear }: { focus: Focus | null; onClear(): void }) {
  const [code, setCode] = useState("");
  const [open, setOpen] = useState<string | null>(null);
  const filter = focus?.query.replace(/^.*\?/, "") ?? "";
  const entries = usePages(
    ["mine", "entries", filter, code],
    (cursor) => answer(api.GET("/v1/books/entries", { params: { query: { ...Object.fromEntries(new URLSearchParams(filter)), code: code ? String(CODES[code]) : undefined, cursor, limit: 15 } } })),
  );
  return (
    <Panel
      id="journal"
      title={t("console.journal")}
      aside={
        <div className="flex flex-wrap items-center gap-2">
          {focus && (
            <span className="tag bg-accent-wash py-1.5">
              {focus.label}
              <button type="button" aria-label={t("console.clear_filter")} onClick={onClear}><Icon name="close" size={14} /></button>
            </span>
          )}
          <label className="sr-only" htmlFor="event-filter">{t("console.event")}</label>
          <select id="event-filter" className="field w-auto max-w-full min-w-0" value={code} onChange={(event) => setCode(event.target.value)}>
            <option value="">{t("console.all_events")}</option>
            {EVENTS.map((name) => <option key={name} value={name}>{eventName(name)}</option>)}
          </select>
        </div>
      }
    >
      <Loaded query={entries} rows={8} height={44}>
        {(all) => {
          if (all.length === 0) return <Empty icon="console" title={t("console.no_entries")}>{t("console.no_entries_text")}</Empty>;
          return (
            <>
              <ul className="divide-y divide-line" data-testid="journal">
                {all.map((entry) => (
                  <li key={entry.id}>
                    <button
                      type="button"
                      aria-expanded={open === entry.id}
                      className="grid w-full grid-cols-[88px_1fr] items-baseline gap-x-4 gap-y-0.5 py-3 text-left hover:bg-accent-wash md:grid-cols-[96px_200px_1fr_auto]"
                      onClick={() => setOpen(open === entry.id ? null : entry.id)}
                    >
                      <span className="text-ink-2">№ {t("common.number", { n: entry.sequence })}</span>
                      <span className="font-bold">{eventName(entry.event)}</span>
                      <span className="col-start-2 truncate text-sm text-ink-2 md:col-start-auto">{entry.transfers[0] ? `${accountName(entry.transfers[0].debit)} → ${accountName(entry.transfers[0].credit)}` : ""}</span>
                      <span className="col-start-2 text-sm text-ink-2 md:col-start-auto">{moment(entry.at_business)}</span>
                    </button>
                    {open === entry.id && <div className="pb-5"><EntryCard entry={entry} /></div>}
                  </li>
                ))}
              </ul>
              <MoreButton query={entries} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
