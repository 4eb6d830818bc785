import { Link } from "wouter";
import { longDay, micros, payable } from "../api/money";
import type { DayAmount, Earnings } from "../api/types";
import { Avatar } from "../avatar/Avatar";
import { t } from "../texts";
import { CoinMark, DiamondMark } from "../ui/icons";
import { Figure, Panel } from "../ui/parts";
import { Empty, Loaded } from "../ui/states";
import { DayBars } from "./DayBars";
import { EarningStatement } from "./EarningStatement";
import { ModerationPanel } from "./ModerationPanel";
import { ShowPanel } from "./ShowPanel";
import { useEarnings } from "./useEarnings";

function Figures({ earnings }: { earnings: Earnings }) {
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-8 lg:grid-cols-4">
      <Figure
        label={t("studio.pending")}
        value={micros(earnings.pending)}
        detail={<span className="flex items-center gap-1.5" data-testid="diamonds-pending"><DiamondMark /> {t("common.number", { n: earnings.diamonds_pending })}</span>}
        testId="pending"
      />
      <Figure
        label={t("studio.available")}
        value={micros(payable(earnings.available))}
        tone="text-good"
        detail={<span className="flex items-center gap-1.5"><DiamondMark /> {t("common.number", { n: earnings.diamonds_available })}</span>}
        testId="available"
      />
      <Figure label={t("studio.paid_out")} value={micros(earnings.paid_out)} testId="paid-out" />
      <Figure
        label={t("studio.next")}
        value={earnings.next_maturity ? micros(earnings.next_maturity.value) : "–"}
        detail={earnings.next_maturity ? longDay(earnings.next_maturity.date) : t("studio.nothing_matures")}
      />
    </div>
  );
}

function Supporters({ earnings }: { earnings: Earnings }) {
  return (
    <Panel title={t("studio.supporters")}>
      {earnings.top_supporters.length === 0 ? (
        <p className="text-ink-2">{t("studio.no_supporters")}</p>
      ) : (
        <ol className="flex flex-col gap-2">
          {earnings.top_supporters.slice(0, 8).map(({ user, coins }) => (
            <li key={user.id ?? user.name} className="flex items-center gap-3">
              <Avatar seed={user.avatar_seed} size={36} />
              <span className="min-w-0 flex-1 truncate font-semibold">{user.name}</span>
              <span className="flex items-center gap-1.5 font-bold text-coin"><CoinMark size={14} /> {t("common.number", { n: coins })}</span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Maturing({ days }: { days: DayAmount[] }) {
  if (days.length === 0) return <Empty icon="hourglass" title={t("studio.nothing_matures")}>{t("studio.nothing_matures_text")}</Empty>;
  return <DayBars days={days} label={t("studio.maturing")} tone="diamond" />;
}

function ByDay({ days }: { days: DayAmount[] }) {
  if (days.length === 0) return <Empty icon="studio" title={t("studio.no_earnings")}>{t("studio.no_earnings_text")}</Empty>;
  return <DayBars days={days} label={t("studio.by_day")} tone="accent" />;
}

/** The show, what it brought, and when that can be paid. */
export function EarningsSection() {
  const earnings = useEarnings();
  return (
    <>
      <ShowPanel />
      <Panel title={t("studio.earnings")} aside={<Link href="/studio/payouts" className="link">{t("studio.to_payouts")}</Link>}>
        <Loaded query={earnings} rows={1} height={96}>{(data) => <Figures earnings={data} />}</Loaded>
      </Panel>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Panel title={t("studio.maturing")}><Loaded query={earnings} rows={1} height={220}>{(data) => <Maturing days={data.maturing} />}</Loaded></Panel>
        <Panel title={t("studio.by_day")}><Loaded query={earnings} rows={1} height={220}>{(data) => <ByDay days={data.by_day} />}</Loaded></Panel>
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <EarningStatement />
        <div className="flex flex-col gap-5">
          {earnings.data && <Supporters earnings={earnings.data} />}
          <ModerationPanel />
        </div>
      </div>
    </>
  );
}
