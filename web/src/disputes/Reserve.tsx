import { useQuery } from "@tanstack/react-query";
import { micros, percent } from "../api/money";
import { t, type TextKey } from "../texts";
import { Panel } from "../ui/parts";
import { Loaded } from "../ui/states";
import { reserve as reserveReport } from "./calls";

/** The published reserve: what it holds, and why it moved. */
export function Reserve() {
  const report = useQuery({ queryKey: ["reserve"], queryFn: reserveReport, refetchInterval: 30_000 });
  return (
    <Panel title={t("risk.reserve")}>
      <Loaded query={report} rows={3} height={48}>
        {(data) => (
          <>
            <p className="mb-4 text-ink-2">{t("risk.reserve_share", { percent: percent(data.share_ppm) })}</p>
            {data.reserves.length === 0 && <p className="text-ink-2">{t("risk.reserve_none")}</p>}
            {data.reserves.map((reserve) => (
              <section key={reserve.market + reserve.balance.currency} className="mb-6" data-testid="reserve">
                <h3 className="mb-2 font-bold">{reserve.market} · {t("risk.reserve_balance")} {micros(reserve.balance)}</h3>
                <p className="mb-2 text-sm text-ink-2">{t("risk.reserve_in")} {micros(reserve.paid_in)} · {t("risk.reserve_used")} {micros(reserve.used)}</p>
                <ul className="divide-y divide-line">
                  {reserve.months.map((movement) => (
                    <li key={movement.month + movement.reason} className="flex flex-wrap justify-between gap-x-6 py-1.5">
                      <span>{movement.month} · {t(`risk.why_${movement.reason}` as TextKey)}</span>
                      <span className="font-semibold tabular-nums">{micros(movement.amount)}</span>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </>
        )}
      </Loaded>
    </Panel>
  );
}
