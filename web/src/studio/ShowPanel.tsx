import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Link } from "wouter";
import { answer, api } from "../api/client";
import { newRequestId } from "../api/ids";
import { short } from "../api/money";
import type { Live } from "../api/types";
import { useSession } from "../shell/session";
import { sceneNames, Stage, type SceneName } from "../stage/Stage";
import { t, type TextKey } from "../texts";
import { Dialog } from "../ui/Dialog";
import { CoinMark, Icon } from "../ui/icons";
import { complain, describe, Loaded } from "../ui/states";

export function useOwnLive() {
  const { user } = useSession();
  return useQuery({
    queryKey: ["mine", user?.id, "own-live"],
    queryFn: async () => {
      const page = await answer(api.GET("/v1/lives", { params: { query: { limit: 100 } } }));
      return page.items.find((live) => live.creator.id === user?.id && live.status === "live") ?? null;
    },
    refetchInterval: 5000,
  });
}

function GoLive({ onClose }: { onClose(): void }) {
  const { user } = useSession();
  const client = useQueryClient();
  const [title, setTitle] = useState("");
  const [theme, setTheme] = useState<SceneName>("theatre");
  // The same show is asked for with the same key, however often the button is pressed.
  const key = useMemo(() => newRequestId(), [title, theme]);
  const start = useMutation({
    mutationFn: () => answer(api.POST("/v1/lives", { params: { header: { "Idempotency-Key": key } }, body: { title: title.trim(), theme } })),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  const seed = user?.avatar_seed ?? "";
  return (
    <Dialog title={t("studio.go_live")} onClose={onClose} wide>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim()) start.mutate();
        }}
      >
        <label className="label" htmlFor="show-title">{t("studio.show_title")}</label>
        <input id="show-title" className="field" value={title} maxLength={80} required onChange={(event) => setTitle(event.target.value)} />
        <fieldset className="mt-5">
          <legend className="label">{t("studio.stage")}</legend>
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
            {sceneNames.map((name) => (
              <button key={name} type="button" aria-pressed={theme === name} onClick={() => setTheme(name)} className={`overflow-hidden rounded-2xl border-2 text-left ${theme === name ? "border-accent" : "border-line"}`}>
                <span className="block h-20"><Stage still live={{ id: name, title: "", theme: name, creator: { name: "", avatar_seed: seed } }} /></span>
                <span className="block px-2 py-1 text-sm font-semibold">{t(`scene.${name}` as TextKey)}</span>
              </button>
            ))}
          </div>
        </fieldset>
        {start.error && <p role="alert" className="mt-3 font-semibold text-bad">{describe(start.error)}</p>}
        <button type="submit" className="button button-primary mt-6 min-h-12 w-full" disabled={!title.trim() || start.isPending}>{t("studio.go_live")}</button>
      </form>
    </Dialog>
  );
}

export function ShowPanel() {
  const client = useQueryClient();
  const own = useOwnLive();
  const [starting, setStarting] = useState(false);
  const end = useMutation({
    mutationFn: (live: Live) => answer(api.POST("/v1/lives/{id}/end", { params: { path: { id: live.id } } })),
    onSuccess: () => client.invalidateQueries(),
    onError: complain,
  });
  return (
    <section className="panel overflow-hidden" aria-label={t("studio.show")}>
      <Loaded query={own} rows={1} height={120}>
        {(live) =>
          live ? (
            <div className="flex flex-wrap items-stretch">
              <div className="h-44 w-full sm:w-72"><Stage live={live} still /></div>
              <div className="flex flex-1 flex-col justify-center gap-2 p-6">
                <p className="flex items-center gap-3 text-sm font-semibold text-ink-2">
                  <span className="tag bg-[#d3321b] text-white"><span className="live-dot" /> {t("watch.live")}</span>
                  <span className="flex items-center gap-1"><Icon name="eye" size={16} /> {short(live.viewers)}</span>
                  <span className="flex items-center gap-1 text-coin"><CoinMark size={15} /> {short(live.coins_received)}</span>
                </p>
                <h2 className="text-2xl font-bold">{live.title}</h2>
                <div className="mt-1 flex flex-wrap gap-2">
                  <Link href={`/live/${live.id}`} className="button button-primary">{t("studio.open_room")}</Link>
                  <button type="button" className="button button-quiet" disabled={end.isPending} onClick={() => end.mutate(live)}>{t("studio.end_show")}</button>
                </div>
              </div>
            </div>
          ) : (
            <div className="flex flex-wrap items-center justify-between gap-4 p-6 md:p-8">
              <div>
                <h2 className="text-2xl font-bold">{t("studio.off_air")}</h2>
                <p className="text-ink-2">{t("studio.off_air_text")}</p>
              </div>
              <button type="button" className="button button-primary min-h-12 px-6" onClick={() => setStarting(true)}><Icon name="live" /> {t("studio.go_live")}</button>
            </div>
          )
        }
      </Loaded>
      {starting && <GoLive onClose={() => setStarting(false)} />}
    </section>
  );
}
