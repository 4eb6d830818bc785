import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { answer, api } from "../api/client";
import { longDay, micros, payable } from "../api/money";
import type { Earnings } from "../api/types";
import { Avatar } from "../avatar/Avatar";
import { StudioMembers } from "../memberships/StudioMembers";
import { Gate } from "../shell/Gate";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { CoinMark, DiamondMark } from "../ui/icons";
import { Figure, PageTitle, Panel } from "../ui/parts";
import { Empty, Loaded } from "../ui/states";
import { DayBars } from "./DayBars";
import { EarningStatement } from "./EarningStatement";
import { ModerationPanel } from "./ModerationPanel";
import { PayoutSetup } from "../payouts/PayoutSetup";
import { PayoutPanel } from "./PayoutPanel";
import { VideosPanel } from "../video/VideosPanel";
import { ShowPanel } from "./ShowPanel";

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

function Studio() {
  const { user } = useSession();
  const earnings = useQuery({
    queryKey: ["mine", user?.id, "earnings"],
    queryFn: () => answer(api.GET("/v1/earnings")),
    refetchInterval: 5000,
  });
  return (
    <div className="page">
      <PageTitle title={t("studio.title")}>
        <Link href="/studio/income" className="button button-quiet" data-testid="open-income">{t("income.open")}</Link>
        <Link href="/studio/programme" className="button button-quiet" data-testid="open-programme">{t("programme.title")}</Link>
      </PageTitle>
      <div className="flex flex-col gap-5">
        <ShowPanel />
        <Panel title={t("studio.earnings")}>
          <Loaded query={earnings} rows={1} height={96}>{(data) => <Figures earnings={data} />}</Loaded>
        </Panel>
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <Panel title={t("studio.maturing")}>
            <Loaded query={earnings} rows={1} height={220}>
              {(data) =>
                data.maturing.length === 0 ? (
                  <Empty icon="hourglass" title={t("studio.nothing_matures")}>{t("studio.nothing_matures_text")}</Empty>
                ) : (
                  <DayBars days={data.maturing} label={t("studio.maturing")} tone="diamond" />
                )
              }
            </Loaded>
          </Panel>
          <Loaded query={earnings} rows={1} height={220}>{(data) => <PayoutPanel earnings={data} />}</Loaded>
        </div>
        <PayoutSetup />
        <Panel title={t("studio.by_day")}>
          <Loaded query={earnings} rows={1} height={220}>
            {(data) => (data.by_day.length === 0 ? <Empty icon="studio" title={t("studio.no_earnings")}>{t("studio.no_earnings_text")}</Empty> : <DayBars days={data.by_day} label={t("studio.by_day")} tone="accent" />)}
          </Loaded>
        </Panel>
        <StudioMembers />
        <VideosPanel />
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
          <EarningStatement />
          <div className="flex flex-col gap-5">
            {earnings.data && <Supporters earnings={earnings.data} />}
            <ModerationPanel />
          </div>
        </div>
      </div>
    </div>
  );
}

export default function StudioPage() {
  return (
    <Gate role="creator" persona="creator" title="studio.title">
      <Studio />
    </Gate>
  );
}
