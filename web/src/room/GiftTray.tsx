import { useState } from "react";
import { short } from "../api/money";
import type { CatalogueGift, GiftSize } from "../api/types";
import { GiftArt } from "../gifts/GiftArt";
import { t, type TextKey } from "../texts";
import { CoinMark, Icon } from "../ui/icons";
import { priceOf, type GiftSending } from "./useGiftSending";

const shelves: { key: TextKey; sizes: GiftSize[] }[] = [
  { key: "tray.combo", sizes: ["combo"] },
  { key: "tray.standard", sizes: ["standard"] },
  { key: "tray.full_screen", sizes: ["full_screen"] },
  { key: "tray.grand", sizes: ["confirm", "grand"] },
];
const presets = [1, 5, 10, 50];

function GiftButton({ gift, count, affordable, onChoose }: { gift: CatalogueGift; count: number; affordable: boolean; onChoose(): void }) {
  const many = gift.combinable ? count : 1;
  const price = priceOf(gift, many);
  return (
    <button
      type="button"
      data-gift={gift.gift}
      onClick={onChoose}
      className="gift-button"
    >
      <span className="sr-only">{t("tray.send_word")}</span>
      <span className="gift-button-art">
        <GiftArt gift={gift.gift} size={50} />
        {many > 1 && <span className="gift-button-count">×{many}</span>}
      </span>
      <span className="max-w-full truncate text-[13px] leading-tight font-bold">{gift.name}</span>
      <span className={`flex items-center gap-1 text-[13px] leading-tight font-bold ${affordable ? "text-coin" : "text-ink-3"}`}>
        <CoinMark size={12} /> {short(gift.coins * many)} <span className="sr-only">{t("tray.coins_word", { n: gift.coins * many })}</span>
      </span>
      <span className="text-[12px] leading-tight text-ink-2">{price || "\u00a0"}</span>
    </button>
  );
}

export function GiftTray({ catalogue, sending, onTopUp }: { catalogue: CatalogueGift[]; sending: GiftSending; onTopUp(): void }) {
  const [count, setCount] = useState(1);
  const [shelf, setShelf] = useState(0);
  const { wallet } = sending;
  const shown = catalogue.filter((gift) => shelves[shelf]!.sizes.includes(gift.size));
  return (
    <section aria-label={t("tray.title")} className="flex min-h-0 flex-1 flex-col" data-testid="gift-tray">
      <div role="group" aria-label={t("tray.shelves")} className="mb-3 grid grid-cols-4 gap-1 rounded-xl bg-accent-wash p-1">
        {shelves.map((entry, index) => (
          <button
            key={entry.key}
            type="button"
            aria-pressed={shelf === index}
            onClick={() => setShelf(index)}
            className={`rounded-lg px-1 py-1.5 text-[13px] font-bold ${shelf === index ? "bg-raised text-ink shadow-sm" : "text-ink-2 hover:text-ink"}`}
          >
            {t(entry.key)}
          </button>
        ))}
      </div>
      <div className="-mx-2 min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        <ul className="grid grid-cols-4 gap-1">
          {shown.map((gift) => (
            <li key={gift.gift}>
              <GiftButton
                gift={gift}
                count={count}
                affordable={wallet === undefined || wallet.coins >= gift.coins * (gift.combinable ? count : 1)}
                onChoose={() => sending.choose(gift, count)}
              />
            </li>
          ))}
        </ul>
      </div>
      {shelf === 0 && (
        <div role="group" aria-label={t("tray.count")} className="mt-2 flex items-center gap-1">
          <span className="mr-auto text-sm text-ink-2">{t("tray.count")}</span>
          {presets.map((preset) => (
            <button
              key={preset}
              type="button"
              aria-pressed={count === preset}
              onClick={() => setCount(preset)}
              className={`min-h-9 min-w-11 rounded-lg px-2 text-sm font-bold ${count === preset ? "bg-accent text-on-accent" : "border border-line-strong text-ink-2 hover:text-ink"}`}
            >
              ×{preset}
            </button>
          ))}
        </div>
      )}
      {wallet && <Purse sending={sending} onTopUp={onTopUp} />}
    </section>
  );
}

function Purse({ sending, onTopUp }: { sending: GiftSending; onTopUp(): void }) {
  const wallet = sending.wallet!;
  const cap = wallet.daily_cap_coins;
  const used = cap ? Math.min(1, wallet.spent_today_coins / cap) : 0;
  return (
    <div className="mt-3 border-t border-line pt-3">
      <div className="flex items-center gap-2">
        <CoinMark size={22} />
        <p className="leading-tight" aria-live="off">
          <span className="font-display block text-xl font-extrabold" data-testid="balance">
            {t("common.number", { n: wallet.coins })}
          </span>
        </p>
        {sending.sending > 0 && <span className="text-sm text-ink-2">{t("tray.sending")}</span>}
        <button type="button" className="button button-quiet ml-auto" onClick={onTopUp}>
          <Icon name="plus" size={16} /> {t("tray.top_up")}
        </button>
      </div>
      {wallet.promotional_coins > 0 && (
        <div role="group" aria-label={t("tray.pay_with")} className="mt-3 flex gap-1 rounded-xl bg-accent-wash p-1 text-[13px] font-bold">
          {(["bought", "promotional"] as const).map((kind) => (
            <button key={kind} type="button" aria-pressed={sending.payWith === kind} onClick={() => sending.setPayWith(kind)} className={`flex-1 rounded-lg px-2 py-1.5 ${sending.payWith === kind ? "bg-raised text-ink" : "text-ink-2 hover:text-ink"}`}>
              {kind === "bought" ? t("tray.pay_bought") : t("tray.pay_given", { n: wallet.promotional_coins })}
            </button>
          ))}
        </div>
      )}
      {cap !== undefined && (
        <div className="mt-3">
          <p className="mb-1 flex justify-between text-[13px] text-ink-2">
            <span>{t("tray.today")}</span>
            <span>{t("tray.of_cap", { n: wallet.spent_today_coins, cap })}</span>
          </p>
          <div className="h-1.5 overflow-hidden rounded-full bg-line" role="meter" aria-label={t("tray.today")} aria-valuenow={wallet.spent_today_coins} aria-valuemin={0} aria-valuemax={cap}>
            <div className={`h-full rounded-full transition-[width] ${used > 0.85 ? "bg-bad" : "bg-coin"}`} style={{ width: `${used * 100}%` }} />
          </div>
        </div>
      )}
    </div>
  );
}
