import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { answer, api } from "../api/client";
import { day, micros, moment, signed } from "../api/money";
import { usePages } from "../api/pages";
import type { EarningLine } from "../api/types";
import { GiftArt } from "../gifts/GiftArt";
import { useSession } from "../shell/session";
import { t, type TextKey } from "../texts";
import { DiamondMark, Icon } from "../ui/icons";
import { MoreButton, Panel } from "../ui/parts";
import { Empty, Loaded } from "../ui/states";

const kinds: Record<string, TextKey> = {
  live_gift: "earning.live_gift",
  video_gift: "earning.video_gift",
  promo_gift: "earning.promo_gift",
  matured: "earning.matured",
  payout_asked: "earning.payout_asked",
  payout_approved: "earning.payout_approved",
  payout_paid: "earning.payout_paid",
  payout_returned: "earning.payout_returned",
  adjustment: "earning.adjustment",
  gift_disputed: "earning.gift_disputed",
  membership_day: "earning.membership_day",
  membership_day_taken_back: "earning.membership_day_taken_back",
  claw_back_corrected: "earning.claw_back_corrected",
  gift_quarantined: "earning.gift_quarantined",
  gift_released: "earning.gift_released",
  gift_confiscated: "earning.gift_confiscated",
};

/** What a creator wants to know of lines that take something away, or give it back. */
const whys: Record<string, TextKey | undefined> = {
  gift_disputed: "earning.why_gift_disputed",
  membership_day_taken_back: "earning.why_membership_day_taken_back",
  claw_back_corrected: "earning.why_claw_back_corrected",
  gift_quarantined: "earning.why_gift_quarantined",
  gift_released: "earning.why_gift_released",
  gift_confiscated: "earning.why_gift_confiscated",
};

function Maturity({ line }: { line: EarningLine }) {
  if (!line.matures_on || line.kind === "matured") return null;
  if (line.matured) return <span className="tag bg-good-wash text-good"><Icon name="check" size={14} /> {t("earning.is_available")}</span>;
  return <span className="tag bg-diamond-wash text-diamond" data-testid="matures-on"><Icon name="hourglass" size={14} /> {t("earning.matures", { date: day(line.matures_on) })}</span>;
}

function Why({ kind }: { kind: string }) {
  const why = whys[kind];
  return why ? <span className="basis-full">{t(why)}</span> : null;
}

export function EarningStatement() {
  const { user } = useSession();
  const catalogue = useQuery({
    queryKey: ["gift-catalogue", user?.market],
    queryFn: () => answer(api.GET("/v1/gift-catalogue")).then((catalogue) => catalogue.items),
    staleTime: 600_000,
  });
  const statement = usePages(
    ["mine", user?.id, "earnings-statement"],
    (cursor) => answer(api.GET("/v1/earnings/statement", { params: { query: { cursor, limit: 20 } } })),
    { refetchInterval: 8000 },
  );
  const giftOf = (line: EarningLine) => catalogue.data?.find((gift) => gift.gift === line.gift);
  const titleOf = (line: EarningLine): string => {
    const key = kinds[line.kind];
    const gift = giftOf(line);
    if (gift) return line.count && line.count > 1 ? `${gift.name} ×${line.count}` : gift.name;
    return key ? t(key) : line.kind.replace(/_/g, " ");
  };
  return (
    <Panel title={t("studio.statement")}>
      <Loaded query={statement} rows={6} height={56}>
        {(lines) => {
          if (lines.length === 0) return <Empty icon="trail" title={t("studio.no_earnings")}>{t("studio.no_earnings_text")}</Empty>;
          return (
            <>
              <ul className="divide-y divide-line" data-testid="earnings-statement">
                {lines.map((line) => (
                  <li key={`${line.entry_id} ${line.stream} ${line.matures_on}`} className="grid grid-cols-[44px_1fr_auto] items-center gap-x-3 py-3">
                    {line.gift ? <GiftArt gift={line.gift} size={40} /> : <span className="grid size-10 place-items-center rounded-xl bg-accent-wash text-accent-ink"><Icon name={line.kind === "matured" ? "hourglass" : "bank"} /></span>}
                    <div className="min-w-0">
                      <p className="truncate font-semibold">{titleOf(line)}{line.sender && <span className="text-ink-2"> · {line.sender.name}</span>}</p>
                      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
                        <span>{moment(line.at)}</span>
                        <Maturity line={line} />
                        <Why kind={line.kind} />
                        {line.gift_id && <Link href={`/receipt/${line.gift_id}`} className="link">{t("wallet.receipt")}</Link>}
                      </p>
                    </div>
                    <p className="text-right leading-tight">
                      <span className="block text-lg font-bold">{micros(line.value)}</span>
                      {line.diamonds !== 0 && <span className="flex items-center justify-end gap-1 text-sm text-diamond"><DiamondMark size={13} /> {signed(line.diamonds)}</span>}
                    </p>
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
