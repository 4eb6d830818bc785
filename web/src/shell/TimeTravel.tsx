import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../api/client";
import { newRequestId } from "../api/ids";
import { day, longDay } from "../api/money";
import type { TestClock } from "../api/types";
import { t } from "../texts";
import { Icon } from "../ui/icons";
import { Menu } from "../ui/Menu";
import { describe } from "../ui/states";
import { toast } from "../ui/toasts";
import { useInfo } from "./session";

const DAYS = 14;
const LOOK_AGAIN_MS = 500;

/** Moves the whole platform's time with a test clock of one's own, and waits until what fell due on the way is done. */
async function moveTime(days: number): Promise<TestClock> {
  const once = () => ({ "Idempotency-Key": newRequestId() });
  const made = await answer(api.POST("/v1/test-clocks", { params: { header: once() }, body: { name: "Time travel" } }));
  const path = { id: made.id };
  let clock = await answer(api.POST("/v1/test-clocks/{id}/advances", { params: { path, header: once() }, body: { days } }));
  while (clock.status !== "ready") {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    clock = await answer(api.GET("/v1/test-clocks/{id}", { params: { path } }));
  }
  return clock;
}

/** The sandbox's clock: shows the business date and moves the whole platform's time. */
export function TimeTravel() {
  const info = useInfo();
  const client = useQueryClient();
  const move = useMutation({
    mutationFn: moveTime,
    onSuccess: async (clock) => {
      await client.invalidateQueries();
      toast(t("time.moved", { date: longDay(clock.business_time) }), { tone: "good", key: "time" });
    },
    onError: (error) => toast(describe(error), { tone: "bad", key: "time" }),
  });
  if (!info.data) return null;
  return (
    <Menu
      label={t("time.label", { date: day(info.data.business_time) })}
      className="button button-quiet px-3"
      button={
        <>
          <Icon name="clock" size={18} />
          <span className="hidden sm:inline" data-testid="business-date">{day(info.data.business_time)}</span>
        </>
      }
    >
      {(close) => (
        <div className="p-3">
          <p className="text-sm text-ink-2">{t("time.today_is")}</p>
          <p className="font-display text-2xl font-bold">{longDay(info.data.business_time)}</p>
          <p className="my-3 text-sm text-ink-2">{t("time.explain")}</p>
          <div className="flex gap-2">
            <button
              type="button"
              className="button button-primary flex-1"
              disabled={move.isPending}
              onClick={() => move.mutate(DAYS, { onSuccess: close })}
            >
              {move.isPending ? t("time.moving") : t("time.move", { n: DAYS })}
            </button>
            <button type="button" className="button button-quiet" disabled={move.isPending} onClick={() => move.mutate(1, { onSuccess: close })}>
              {t("time.one_day")}
            </button>
          </div>
        </div>
      )}
    </Menu>
  );
}
