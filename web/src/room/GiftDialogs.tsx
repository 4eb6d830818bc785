import { useEffect, useState } from "react";
import { Link } from "wouter";
import { serverNow } from "../api/ids";
import type { CatalogueGift, Live } from "../api/types";
import { GiftArt } from "../gifts/GiftArt";
import { PersonaList } from "../shell/PersonaMenu";
import { t } from "../texts";
import { Dialog } from "../ui/Dialog";
import { CoinMark, Icon } from "../ui/icons";
import { RechargeForm } from "../wallet/RechargeForm";
import { priceOf, type GiftSending, type OnItsWay, type Order } from "./useGiftSending";

function Confirm({ order, priceChanged, live, sending, catalogue }: { order: Order; priceChanged: boolean; live: Live; sending: GiftSending; catalogue: CatalogueGift[] }) {
  const gift = catalogue.find((entry) => entry.gift === order.gift.gift) ?? order.gift;
  const [asked, setAsked] = useState(false);
  const twice = gift.confirm === 2;
  const price = priceOf(gift, 1);
  const left = (sending.wallet?.coins ?? 0) - gift.coins;
  return (
    <Dialog title={asked ? t("confirm.again_title") : t("confirm.title", { gift: gift.name })} onClose={() => sending.setStep(null)}>
      <div className="flex flex-col items-center text-center">
        <GiftArt gift={gift.gift} size={asked ? 150 : 130} />
        <p className="font-display mt-4 text-4xl font-extrabold">{price}</p>
        <p className="flex items-center gap-2 font-bold text-coin">
          <CoinMark /> {t("common.coins", { n: gift.coins })}
        </p>
        {priceChanged && <p className="mt-3 font-semibold text-bad">{t("confirm.price_changed")}</p>}
        <p className="mt-4 text-ink-2">
          {asked ? t("confirm.again_text", { name: live.creator.name }) : t("confirm.text", { name: live.creator.name, left: Math.max(0, left) })}
        </p>
        {twice && <p className="mt-2 text-sm text-ink-2">{t("confirm.undo", { n: gift.undo_seconds })}</p>}
      </div>
      <div className="mt-6 flex flex-col gap-2">
        <button
          type="button"
          className="button button-primary min-h-12 w-full text-lg"
          data-testid="confirm-gift"
          onClick={() => (twice && !asked ? setAsked(true) : void sending.send({ ...order, gift }))}
        >
          {twice && !asked ? t("confirm.continue") : t("confirm.send", { gift: gift.name, price })}
        </button>
        <button type="button" className="button button-quiet w-full" onClick={() => sending.setStep(null)}>
          {t("common.cancel")}
        </button>
      </div>
    </Dialog>
  );
}

export function GiftDialogs({ sending, live, catalogue }: { sending: GiftSending; live: Live; catalogue: CatalogueGift[] }) {
  const { step, setStep } = sending;
  if (!step) return null;
  const close = () => setStep(null);
  switch (step.kind) {
    case "confirm":
      return <Confirm order={step.order} priceChanged={step.priceChanged ?? false} live={live} sending={sending} catalogue={catalogue} />;
    case "sign-in":
      return (
        <Dialog title={t("room.sign_in_title")} onClose={close} sheet>
          <p className="mb-3 text-ink-2">{t("room.sign_in_text")}</p>
          <div className="-mx-3">
            <PersonaList only={["viewer", "creator"]} onChosen={close} />
          </div>
        </Dialog>
      );
    case "cap":
      return (
        <Dialog title={t("cap.title")} onClose={close}>
          <p className="text-ink-2">{t("cap.text")}</p>
          <div className="mt-6 flex gap-2">
            <Link href="/wallet#cap" className="button button-quiet flex-1">
              {t("cap.change")}
            </Link>
            <button type="button" className="button button-primary flex-1" onClick={close}>
              {t("cap.fine")}
            </button>
          </div>
        </Dialog>
      );
    case "top-up":
      return (
        <Dialog title={t("top_up.title", { n: step.missing })} onClose={close} sheet>
          <p className="mb-4 flex items-center gap-3 text-ink-2">
            <GiftArt gift={step.order.gift.gift} size={44} />
            {t("top_up.text", { gift: step.order.gift.name })}
          </p>
          <RechargeForm
            compact
            startWith={step.missing}
            onDone={() => {
              const { order } = step;
              if (order.gift.confirm > 0) setStep({ kind: "confirm", order });
              else void sending.send(order);
            }}
            doneLabel={t("top_up.send_now", { gift: step.order.gift.name })}
          />
        </Dialog>
      );
  }
}

/** A gift of 20,000 coins or more, on its way: ten seconds in which one tap brings it back. */
export function UndoBar({ way, onUndo, onArrived }: { way: OnItsWay; onUndo(): void; onArrived(): void }) {
  const [left, setLeft] = useState(() => Math.max(0, way.until - serverNow()));
  useEffect(() => {
    const timer = setInterval(() => {
      const rest = Math.max(0, way.until - serverNow());
      setLeft(rest);
      if (rest === 0) {
        clearInterval(timer);
        onArrived();
      }
    }, 100);
    return () => clearInterval(timer);
  }, [way, onArrived]);
  const seconds = Math.ceil(left / 1000);
  const whole = way.order.gift.undo_seconds * 1000 || 10_000;
  return (
    <div className="undo-bar" role="alertdialog" aria-label={t("undo.label", { gift: way.order.gift.name })} data-testid="undo-bar">
      <svg viewBox="0 0 44 44" width="56" height="56" aria-hidden="true">
        <circle cx="22" cy="22" r="19" fill="none" stroke="var(--line-strong)" strokeWidth="4" />
        <circle cx="22" cy="22" r="19" fill="none" stroke="var(--accent)" strokeWidth="4" strokeLinecap="round" pathLength={1} strokeDasharray="1" strokeDashoffset={1 - left / whole} transform="rotate(-90 22 22)" />
        <text x="22" y="28" textAnchor="middle" fill="currentColor" fontSize="16" fontWeight="800">{seconds}</text>
      </svg>
      <div className="min-w-0 flex-1 leading-tight">
        <p className="font-bold">{t("undo.on_its_way", { gift: way.order.gift.name })}</p>
        <p className="text-sm text-ink-2">{t("undo.text")}</p>
      </div>
      <button type="button" className="button button-primary" onClick={onUndo} data-testid="undo">
        <Icon name="undo" size={18} /> {t("undo.button")}
      </button>
    </div>
  );
}
