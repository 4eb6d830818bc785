import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { answer, api } from "../api/client";
import { exactMoment, longDay, micros, share } from "../api/money";
import type { GiftReceipt, Micros } from "../api/types";
import { Avatar } from "../avatar/Avatar";
import { GiftArt } from "../gifts/GiftArt";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { CoinMark, DiamondMark, Icon } from "../ui/icons";
import { Loaded } from "../ui/states";

interface Part {
  label: string;
  value: Micros;
  colour: string;
}

function partsOf(receipt: GiftReceipt): Part[] {
  const all: (Part | null | undefined)[] = [
    receipt.creator_got && { label: t("receipt.creator_got", { name: receipt.creator.name }), value: receipt.creator_got, colour: "var(--accent)" },
    receipt.platform_kept && { label: t("receipt.platform_kept"), value: receipt.platform_kept, colour: "var(--coin)" },
    receipt.store_fee && { label: t("receipt.store_fee"), value: receipt.store_fee, colour: "var(--ink-3)" },
    receipt.tax && { label: t("receipt.tax"), value: receipt.tax, colour: "var(--diamond)" },
    receipt.reserve && { label: t("receipt.reserve"), value: receipt.reserve, colour: "var(--good)" },
  ];
  return all.filter((part): part is Part => part != null && part.value.micros !== 0);
}

function Trail({ step, title, children }: { step: number; title: string; children: React.ReactNode }) {
  return (
    <li className="relative flex gap-4 pb-8 last:pb-0">
      <span className="absolute top-10 bottom-0 left-[19px] w-0.5 bg-line-strong [li:last-child>&]:hidden" aria-hidden="true" />
      <span className="font-display relative grid size-10 shrink-0 place-items-center rounded-full bg-accent font-extrabold text-on-accent">{step}</span>
      <div className="min-w-0 flex-1 pt-1.5">
        <h2 className="mb-2 text-xl font-bold">{title}</h2>
        {children}
      </div>
    </li>
  );
}

function Body({ receipt }: { receipt: GiftReceipt }) {
  const { user } = useSession();
  const catalogue = useQuery({
    queryKey: ["gift-catalogue", user?.market],
    queryFn: () => answer(api.GET("/v1/gift-catalogue")).then((catalogue) => catalogue.items),
    staleTime: 600_000,
  });
  const entry = useQuery({ queryKey: ["entry", receipt.entry_id], queryFn: () => answer(api.GET("/v1/books/entries/{entry_id}", { params: { path: { entry_id: receipt.entry_id } } })), enabled: user?.roles.includes("finance") ?? false });
  const name = receipt.name ?? catalogue.data?.find((gift) => gift.gift === receipt.gift)?.name ?? receipt.gift.replace(/_/g, " ");
  const parts = partsOf(receipt);
  const whole = parts.reduce((sum, part) => sum + Math.max(0, part.value.micros), 0);
  const hash = entry.data?.hash ?? receipt.batch_hash;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,420px)_1fr]">
      <article className="receipt" aria-label={t("receipt.title")}>
        <div className="flex flex-col items-center px-6 pt-8 pb-6 text-center">
          <GiftArt gift={receipt.gift} size={132} />
          <h1 className="mt-3 text-3xl font-extrabold">
            {name}
            {receipt.count > 1 && ` ×${receipt.count}`}
          </h1>
          <p className="mt-1 flex items-center gap-2 font-bold text-coin"><CoinMark /> {t("common.coins", { n: receipt.coins })}</p>
          <p className="mt-3 text-sm text-ink-2">
            {t("receipt.from_to", { sender: receipt.sender?.name ?? t("receipt.anonymous"), creator: receipt.creator.name })}
            <br />
            {exactMoment(receipt.at)}
          </p>
        </div>
        <dl className="border-t border-dashed border-line-strong px-6 py-4">
          <div className="flex items-baseline justify-between gap-4 py-1.5 text-lg font-bold">
            <dt>{t("receipt.paid")}</dt>
            <dd data-testid="receipt-paid">{receipt.paid ? micros(receipt.paid, true) : "–"}</dd>
          </div>
          {parts.map((part) => (
            <div key={part.label} className="flex items-baseline justify-between gap-4 py-1.5">
              <dt className="flex items-center gap-2.5"><span className="size-3 rounded-[4px]" style={{ background: part.colour }} /> {part.label}</dt>
              <dd className="font-semibold">{micros(part.value, true)}</dd>
            </div>
          ))}
        </dl>
        <p className="mono border-t border-dashed border-line-strong px-6 py-4 text-ink-3">{receipt.gift_id}</p>
      </article>
      <section className="panel p-6 md:p-8" aria-label={t("receipt.follow")}>
        <p className="font-display mb-6 text-2xl font-bold">{t("receipt.follow")}</p>
        <ol>
          <Trail step={1} title={t("receipt.step_split")}>
            <div className="flex h-8 w-full overflow-hidden rounded-xl" aria-hidden="true">
              {parts.map((part) => (
                <span key={part.label} style={{ width: `${(Math.max(0, part.value.micros) / Math.max(1, whole)) * 100}%`, background: part.colour }} />
              ))}
            </div>
            <p className="mt-2 text-ink-2">
              {!receipt.paid ? t("receipt.given") : receipt.creator_got && receipt.platform_kept ? t("receipt.split_text", { share: share(receipt.creator_got.micros, Math.max(1, receipt.paid.micros)), name: receipt.creator.name }) : null}
            </p>
          </Trail>
          <Trail step={2} title={t("receipt.step_creator", { name: receipt.creator.name })}>
            <p className="flex items-center gap-2 text-lg font-bold text-diamond">
              {receipt.creator.avatar_seed && <Avatar seed={receipt.creator.avatar_seed} size={32} />}
              <DiamondMark size={20} /> {t("receipt.diamonds", { n: receipt.diamonds })} {receipt.creator_got && <span className="text-ink">= {micros(receipt.creator_got, true)}</span>}
            </p>
            <p className="mt-1 flex items-center gap-2 text-ink-2" data-testid="receipt-matures"><Icon name="hourglass" size={18} /> {t("receipt.matures", { date: longDay(receipt.matures_on) })}</p>
          </Trail>
          <Trail step={3} title={t("receipt.step_entry")}>
            <p className="text-ink-2">{entry.data ? t("receipt.entry_text", { n: entry.data.transfers.length, sequence: entry.data.sequence }) : t("receipt.entry_plain")}</p>
            <Link href={`/entry/${receipt.entry_id}`} className="link mono" data-testid="receipt-entry">{receipt.entry_id}</Link>
          </Trail>
          <Trail step={4} title={t("receipt.step_hash")}>
            <p className="mb-2 text-ink-2">{t("receipt.hash_text")}</p>
            <p className="mono rounded-xl bg-bg p-3" data-testid="receipt-hash">{hash ?? t("receipt.hash_pending")}</p>
          </Trail>
        </ol>
      </section>
    </div>
  );
}

export default function ReceiptPage({ giftId }: { giftId: string }) {
  const receipt = useQuery({
    queryKey: ["receipt", giftId],
    queryFn: () => answer(api.GET("/v1/gifts/{gift}/receipt", { params: { path: { gift: giftId } } })),
    // The receipt is a projection: it may be a moment behind the answer that led here.
    retry: 4,
    retryDelay: 400,
  });
  return (
    <div className="page">
      <Loaded query={receipt} rows={2} height={280}>{(data) => <Body receipt={data} />}</Loaded>
    </div>
  );
}
