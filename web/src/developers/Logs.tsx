import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api } from "../api/client";
import { exactMoment, moment } from "../api/money";
import { usePages } from "../api/pages";
import { t } from "../texts";
import { MoreButton, Panel } from "../ui/parts";
import { Empty, Loaded } from "../ui/states";

/** Every event, newest first, with its data as integrators receive it. */
export function Events() {
  const [type, setType] = useState("");
  const [open, setOpen] = useState<string | null>(null);
  const types = useQuery({ queryKey: ["mine", "event-types"], queryFn: () => answer(api.GET("/v1/event-types")) });
  const events = usePages(
    ["mine", "events", type],
    (cursor) => answer(api.GET("/v1/events", { params: { query: { limit: 15, ...(type ? { types: type } : {}), cursor } } })),
    { refetchInterval: 5000 },
  );
  return (
    <Panel
      title={t("dev.events")}
      aside={
        <>
          <label className="sr-only" htmlFor="event-type">{t("dev.event_type")}</label>
          <select id="event-type" className="field w-auto max-w-full min-w-0" value={type} onChange={(event) => setType(event.target.value)}>
            <option value="">{t("dev.all_types")}</option>
            {types.data?.items.map(({ name }) => <option key={name} value={name}>{name}</option>)}
          </select>
        </>
      }
    >
      <Loaded query={events} rows={5} height={44}>
        {(all) => {
          if (all.length === 0) return <Empty icon="hourglass" title={t("dev.no_events")}>{t("dev.no_events_text")}</Empty>;
          return (
            <>
              <ul className="divide-y divide-line" data-testid="events">
                {all.map((event) => (
                  <li key={event.id}>
                    <button type="button" aria-expanded={open === event.id} className="grid w-full items-baseline gap-x-4 gap-y-0.5 py-3 text-left hover:bg-accent-wash sm:grid-cols-[220px_1fr_auto]" onClick={() => setOpen(open === event.id ? null : event.id)}>
                      <span className="font-bold">{event.type}</span>
                      <span className="mono truncate text-sm text-ink-2">{event.subject}</span>
                      <span className="text-sm text-ink-2">{moment(event.time)}</span>
                    </button>
                    {open === event.id && <pre className="mono mb-4 overflow-x-auto rounded-2xl border border-line bg-bg p-4 text-sm" tabIndex={0} aria-label={t("dev.event_data")}>{JSON.stringify(event, null, 2)}</pre>}
                  </li>
                ))}
              </ul>
              <MoreButton query={events} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

/** Who saw and did what. Nothing in it can be changed; reading it is written down too. */
export function AuditLog() {
  const [actor, setActor] = useState("");
  const log = usePages(
    ["mine", "audit-log", actor],
    (cursor) => answer(api.GET("/v1/audit-log", { params: { query: { limit: 20, ...(actor ? { actor } : {}), cursor } } })),
  );
  return (
    <Panel title={t("dev.audit")} aside={actor ? <button type="button" className="tag bg-accent-wash py-1.5" onClick={() => setActor("")}>{actor} ×<span className="sr-only">{t("dev.everybody")}</span></button> : undefined}>
      <p className="mb-4 max-w-2xl text-ink-2">{t("dev.audit_text")}</p>
      <Loaded query={log} rows={5} height={44}>
        {(all) => {
          if (all.length === 0) return <Empty icon="eye" title={t("dev.no_audit")}>{t("dev.no_audit_text")}</Empty>;
          return (
            <>
              <ul className="divide-y divide-line" data-testid="audit">
                {all.map((line) => (
                  <li key={line.id} className="grid items-baseline gap-x-4 gap-y-0.5 py-3 sm:grid-cols-[190px_180px_1fr_auto]">
                    <span className="text-sm text-ink-2">{exactMoment(line.at)}</span>
                    <button type="button" className="link truncate text-left" onClick={() => setActor(line.actor.id)}>{line.actor.id}<span className="text-sm text-ink-2"> {line.actor.roles || line.actor.kind}</span></button>
                    <span className="min-w-0"><span className="block font-semibold wrap-anywhere">{line.action}</span><span className="mono block truncate text-xs text-ink-2">{line.subject}</span></span>
                    {line.status ? <span className={`tag ${line.status < 400 ? "bg-good-wash text-good" : "bg-bad-wash text-bad"}`}>{line.status}</span> : <span />}
                  </li>
                ))}
              </ul>
              <MoreButton query={log} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
