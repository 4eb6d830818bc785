import { exactMoment, scaled } from "../api/money";
import type { AccountLabel, BookEntry } from "../api/types";
import { t } from "../texts";

export const accountName = (account: AccountLabel): string =>
  account.label ?? [account.kind?.replace(/_/g, " "), account.owner, account.bucket && account.bucket !== "0" ? account.bucket : ""].filter(Boolean).join(" · ");

/** An event's stable name as words. */
export const eventName = (event: string): string => {
  const words = event.replace(/_/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function After({ value, scale }: { value: number | undefined; scale: number }) {
  if (value === undefined) return null;
  return <span className="block text-[13px] text-ink-3">{t("entry.after", { value: scaled(value, scale) })}</span>;
}

/** One journal entry: what moved from where to where, what was left after it, and its place in the chain. */
export function EntryCard({ entry, heading = false }: { entry: BookEntry; heading?: boolean }) {
  const Title = heading ? "h1" : "h3";
  const scaleOf = (transfer: BookEntry["transfers"][number]) => Math.max(0, transfer.scale);
  return (
    <article className="panel overflow-hidden">
      <header className="border-b border-line p-5 md:p-7">
        <div className="flex flex-wrap items-baseline justify-between gap-3">
          <Title className={`${heading ? "text-4xl" : "text-2xl"} font-extrabold`}>{eventName(entry.event)}</Title>
          <p className="font-display text-xl font-bold text-ink-2">№ {t("common.number", { n: entry.sequence })}</p>
        </div>
        <p className="mono mt-2 text-ink-3">{entry.id}</p>
        {entry.explanation && <p className="mt-3 max-w-3xl text-lg text-ink-2">{entry.explanation}</p>}
        <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm text-ink-2">
          <span>{t("entry.business", { at: exactMoment(entry.at_business) })}</span>
          <span>{t("entry.wall", { at: exactMoment(entry.at_wall) })}</span>
          {entry.rule_version !== undefined && <span>{t("entry.rules", { n: entry.rule_version })}</span>}
        </p>
      </header>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("entry.transfers")}>
        <table className="w-full min-w-[640px] border-collapse text-left">
          <thead>
            <tr className="text-sm text-ink-2">
              <th className="px-5 py-3 font-semibold md:px-7">{t("entry.debit")}</th>
              <th className="px-5 py-3 font-semibold">{t("entry.credit")}</th>
              <th className="px-5 py-3 text-right font-semibold md:px-7">{t("entry.amount")}</th>
            </tr>
          </thead>
          <tbody>
            {entry.transfers.map((transfer, index) => (
              <tr key={index} className="border-t border-line align-top">
                <td className="px-5 py-3 md:px-7">{accountName(transfer.debit)}<After value={transfer.debit_balance_after} scale={scaleOf(transfer)} /></td>
                <td className="px-5 py-3">{accountName(transfer.credit)}<After value={transfer.credit_balance_after} scale={scaleOf(transfer)} /></td>
                <td className="px-5 py-3 text-right font-bold whitespace-nowrap md:px-7">{scaled(transfer.amount, scaleOf(transfer))} <span className="text-sm font-semibold text-ink-2">{transfer.asset}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(entry.hash || entry.previous_hash) && (
        <dl className="grid gap-2 border-t border-line bg-bg p-5 md:p-7">
          {([["entry.previous", entry.previous_hash], ["entry.root", entry.merkle_root], ["entry.hash", entry.hash]] as const).map(
            ([key, value]) => value && (
              <div key={key} className="grid gap-x-4 md:grid-cols-[160px_1fr]">
                <dt className="text-sm font-semibold text-ink-2">{t(key)}</dt>
                <dd className="mono" data-testid={key === "entry.hash" ? "entry-hash" : undefined}>{value}</dd>
              </div>
            ),
          )}
        </dl>
      )}
    </article>
  );
}
