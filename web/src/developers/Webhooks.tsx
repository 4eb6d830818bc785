import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api } from "../api/client";
import { newRequestId } from "../api/ids";
import { moment } from "../api/money";
import { usePages } from "../api/pages";
import { t, type TextKey } from "../texts";
import { Dialog } from "../ui/Dialog";
import { Icon } from "../ui/icons";
import { MoreButton, Panel } from "../ui/parts";
import { complain, Empty, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import { SecretOnce, Sure } from "./Secret";

const ENDPOINTS = ["mine", "webhook-endpoints"];

function NewEndpoint({ onMade, onClose }: { onMade(secret: string): void; onClose(): void }) {
  const client = useQueryClient();
  const [url, setUrl] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const [ordered, setOrdered] = useState(false);
  const [key] = useState(() => newRequestId());
  const types = useQuery({ queryKey: ["mine", "event-types"], queryFn: () => answer(api.GET("/v1/event-types")) });
  const make = useMutation({
    mutationFn: () => answer(api.POST("/v1/webhook-endpoints", { params: { header: { "Idempotency-Key": key } }, body: { url: url.trim(), ordered, ...(chosen.length > 0 ? { types: chosen } : {}) } })),
    onSuccess: async (endpoint) => {
      await client.invalidateQueries({ queryKey: ENDPOINTS });
      onMade(endpoint.secret ?? "");
    },
  });
  return (
    <Dialog title={t("dev.new_endpoint")} onClose={onClose} wide>
      <form onSubmit={(event) => { event.preventDefault(); make.mutate(); }}>
        <label className="label" htmlFor="endpoint-url">{t("dev.url")}</label>
        <input id="endpoint-url" type="url" className="field" value={url} required maxLength={500} placeholder="https://example.com/ovation" onChange={(event) => setUrl(event.target.value)} />
        <fieldset className="mt-5">
          <legend className="label">{t("dev.types")}</legend>
          <Loaded query={types} rows={2} height={40}>
            {({ items }) => (
              <div className="flex max-h-56 flex-wrap gap-1 overflow-y-auto">
                {items.map(({ name, summary }) => {
                  const on = chosen.includes(name);
                  return <button key={name} type="button" title={summary} aria-pressed={on} className={`tag py-1.5 ${on ? "bg-accent text-on-accent" : "bg-accent-wash"}`} onClick={() => setChosen(on ? chosen.filter((each) => each !== name) : [...chosen, name])}>{name}</button>;
                })}
              </div>
            )}
          </Loaded>
        </fieldset>
        <label className="mt-5 flex cursor-pointer items-start gap-3">
          <input type="checkbox" className="mt-1 size-4 accent-accent" checked={ordered} onChange={(event) => setOrdered(event.target.checked)} />
          <span><span className="block font-semibold">{t("dev.ordered")}</span><span className="block text-sm text-ink-2">{t("dev.ordered_text")}</span></span>
        </label>
        {make.error && <p role="alert" className="mt-3 font-semibold text-bad">{make.error.message}</p>}
        <button type="submit" className="button button-primary mt-6 min-h-12 w-full" disabled={!url.trim() || make.isPending}>{t("dev.make_endpoint")}</button>
      </form>
    </Dialog>
  );
}

const tones: Record<string, string> = { delivered: "bg-good-wash text-good", retrying: "bg-coin-wash", dead: "bg-bad-wash text-bad", enabled: "bg-good-wash text-good", paused: "bg-coin-wash", disabled: "bg-bad-wash text-bad" };

function Deliveries({ endpoint }: { endpoint: string }) {
  const client = useQueryClient();
  const [state, setState] = useState("");
  const key = [...ENDPOINTS, endpoint, "deliveries"];
  const deliveries = usePages(
    [...key, state],
    (cursor) => answer(api.GET("/v1/webhook-endpoints/{endpoint}/deliveries", { params: { path: { endpoint }, query: { limit: 10, ...(state ? { state } : {}), cursor } } })),
    { refetchInterval: 5000 },
  );
  const resend = useMutation({
    mutationFn: (event: string) => answer(api.POST("/v1/webhook-endpoints/{endpoint}/deliveries/{event}/resend", { params: { path: { endpoint, event } } })),
    onSuccess: async () => {
      toast(t("dev.resent"), { tone: "good" });
      await client.invalidateQueries({ queryKey: key });
    },
    onError: complain,
  });
  return (
    <div className="mt-2">
      <div role="group" aria-label={t("dev.deliveries")} className="mb-2 flex flex-wrap gap-1">
        {["", "delivered", "retrying", "dead"].map((each) => (
          <button key={each} type="button" aria-pressed={state === each} className={`button min-h-9 px-3 ${state === each ? "bg-accent-wash text-ink" : "text-ink-2"}`} onClick={() => setState(each)}>{t(`dev.state_${each || "all"}` as TextKey)}</button>
        ))}
      </div>
      <Loaded query={deliveries} rows={2} height={40}>
        {(all) => {
          if (all.length === 0) return <p className="py-4 text-ink-2">{t("dev.no_deliveries")}</p>;
          return (
            <>
              <ul className="divide-y divide-line">
                {all.map((delivery) => (
                  <li key={delivery.event_id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
                    <span className={`tag ${tones[delivery.state] ?? ""}`}>{t(`dev.state_${delivery.state}` as TextKey)}</span>
                    <span className="min-w-40 flex-1"><span className="block font-semibold">{delivery.type}</span><span className="mono block text-xs text-ink-2">{delivery.event_id}</span></span>
                    <span className="min-w-0 text-sm wrap-anywhere text-ink-2">{delivery.error ?? delivery.status_code} · {t("dev.attempts", { n: delivery.attempts })} · {moment(delivery.last_at)}</span>
                    <button type="button" className="button button-quiet min-h-9" disabled={resend.isPending} onClick={() => resend.mutate(delivery.event_id)}>{t("dev.resend")}</button>
                  </li>
                ))}
              </ul>
              <MoreButton query={deliveries} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

/** Where events are sent, whether they arrive, and sending again what did not. */
export function Webhooks() {
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [ending, setEnding] = useState<string | null>(null);
  const endpoints = usePages(ENDPOINTS, (cursor) => answer(api.GET("/v1/webhook-endpoints", { params: { query: { limit: 20, cursor } } })));
  const again = () => client.invalidateQueries({ queryKey: ENDPOINTS });
  const change = useMutation({
    mutationFn: ({ id, status }: { id: string; status: "enabled" | "paused" }) => answer(api.PATCH("/v1/webhook-endpoints/{endpoint}", { params: { path: { endpoint: id } }, body: { status } })),
    onSuccess: again,
    onError: complain,
  });
  const ping = useMutation({
    mutationFn: (endpoint: string) => answer(api.POST("/v1/webhook-endpoints/{endpoint}/pings", { params: { path: { endpoint } } })),
    onSuccess: async () => {
      toast(t("dev.pinged"), { tone: "good" });
      await again();
    },
    onError: complain,
  });
  const rotate = useMutation({
    mutationFn: (endpoint: string) => answer(api.POST("/v1/webhook-endpoints/{endpoint}/secret-rotations", { params: { path: { endpoint } }, body: {} })),
    onSuccess: async (endpoint) => {
      setSecret(endpoint.secret ?? "");
      await again();
    },
    onError: complain,
  });
  const remove = useMutation({
    mutationFn: (endpoint: string) => answer(api.DELETE("/v1/webhook-endpoints/{endpoint}", { params: { path: { endpoint } } })),
    onSuccess: async () => {
      setEnding(null);
      await again();
    },
    onError: complain,
  });
  return (
    <Panel title={t("dev.webhooks")} aside={<button type="button" className="button button-primary" data-testid="new-endpoint" onClick={() => setMaking(true)}>{t("dev.new_endpoint")}</button>}>
      <p className="mb-4 max-w-2xl text-ink-2">{t("dev.webhooks_text")}</p>
      <Loaded query={endpoints} rows={2} height={72}>
        {(all) => {
          if (all.length === 0) return <Empty icon="send" title={t("dev.no_endpoints")}>{t("dev.no_endpoints_text")}</Empty>;
          return (
            <>
              <ul className="divide-y divide-line" data-testid="endpoints">
                {all.map((endpoint) => (
                  <li key={endpoint.id} className="py-4">
                    <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
                      <button type="button" aria-expanded={open === endpoint.id} className="min-w-56 flex-1 text-left" onClick={() => setOpen(open === endpoint.id ? null : endpoint.id)}>
                        <span className="flex flex-wrap items-center gap-2"><span className="font-bold break-all">{endpoint.url}</span> <span className={`tag ${tones[endpoint.status] ?? ""}`}>{t(`dev.status_${endpoint.status}` as TextKey)}</span></span>
                        <span className="block text-sm text-ink-2">{(endpoint.types ?? []).join(", ") || t("dev.all_types")}{endpoint.failing_since ? ` · ${t("dev.failing", { at: moment(endpoint.failing_since) })}` : ""}</span>
                      </button>
                      <div className="flex flex-wrap gap-2">
                        <button type="button" className="button button-quiet" disabled={ping.isPending} onClick={() => ping.mutate(endpoint.id)}>{t("dev.ping")}</button>
                        <button type="button" className="button button-quiet" disabled={rotate.isPending} onClick={() => rotate.mutate(endpoint.id)}>{t("dev.rotate")}</button>
                        <button type="button" className="button button-quiet" disabled={change.isPending} onClick={() => change.mutate({ id: endpoint.id, status: endpoint.status === "enabled" ? "paused" : "enabled" })}>{t(endpoint.status === "enabled" ? "dev.pause" : "dev.enable")}</button>
                        <button type="button" className="button button-quiet" aria-label={t("dev.delete_title")} onClick={() => setEnding(endpoint.id)}><Icon name="close" size={18} /></button>
                      </div>
                    </div>
                    {open === endpoint.id && <Deliveries endpoint={endpoint.id} />}
                  </li>
                ))}
              </ul>
              <MoreButton query={endpoints} />
            </>
          );
        }}
      </Loaded>
      {making && <NewEndpoint onClose={() => setMaking(false)} onMade={(made) => { setMaking(false); setSecret(made); }} />}
      {secret && <SecretOnce title={t("dev.your_webhook_secret")} secret={secret} onKept={() => setSecret(null)} />}
      {ending && <Sure title={t("dev.delete_title")} text={t("dev.delete_text")} action={t("dev.delete")} pending={remove.isPending} onSure={() => remove.mutate(ending)} onClose={() => setEnding(null)} />}
    </Panel>
  );
}
