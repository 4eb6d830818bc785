import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { longDay } from "../api/money";
import { useSession } from "../shell/session";
import { t, type TextKey } from "../texts";
import { Panel } from "../ui/parts";
import { complain, Loaded } from "../ui/states";
import { appeal, apply, leave, standing, type Standing } from "./calls";
import { Criteria } from "./Criteria";

function AppealForm({ onSent }: { onSent(): Promise<void> }) {
  const [text, setText] = useState("");
  const sending = useMutation({ mutationFn: () => appeal(text), onSuccess: onSent, onError: complain });
  return (
    <form
      className="mt-6 flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) sending.mutate();
      }}
    >
      <label className="flex flex-col gap-1.5 font-semibold">
        {t("programme.appeal_text")}
        <textarea className="field min-h-24" value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
      </label>
      <button type="submit" className="button button-quiet self-start" disabled={sending.isPending || !text.trim()}>{t("programme.appeal_send")}</button>
    </form>
  );
}

function Content({ data, onChanged }: { data: Standing; onChanged(): Promise<void> }) {
  const [appealing, setAppealing] = useState(false);
  const applying = useMutation({ mutationFn: apply, onSuccess: onChanged, onError: complain });
  const leaving = useMutation({ mutationFn: leave, onSuccess: onChanged, onError: complain });
  const isIn = data.status === "member" || data.status === "at_risk";
  if (data.now.availability === "not_offered") return <p className="text-ink-2">{t("programme.not_offered")}</p>;
  return (
    <>
      <p className={`mb-6 rounded-2xl p-4 font-bold ${data.status === "member" ? "bg-good-wash text-good" : "bg-accent-wash"}`} data-testid="programme-status" role="status">
        {data.now.availability === "coming" ? t("programme.coming") : t(`programme.status_${data.status}` as TextKey, { date: data.grace_until ? longDay(data.grace_until) : "" })}
      </p>
      <Criteria findings={data.now.findings} />
      {data.strikes.some((strike) => strike.counts) && (
        <div className="mt-6">
          <h3 className="mb-2 text-lg font-bold">{t("programme.strikes")}</h3>
          <ul className="flex flex-col gap-1 text-ink-2">
            {data.strikes.filter((strike) => strike.counts).map((strike) => (
              <li key={strike.id}>{t("programme.strike", { points: strike.points, date: longDay(strike.expires_on) })}: {strike.note}</li>
            ))}
          </ul>
        </div>
      )}
      {data.appeal && (
        <p className="mt-6 text-ink-2">{t(`programme.appeal_${data.appeal.status}` as TextKey, { reason: data.appeal.reason ?? "" })}</p>
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        {data.may_apply && <button type="button" className="button button-primary" disabled={applying.isPending} onClick={() => applying.mutate()}>{t("programme.apply")}</button>}
        {data.may_appeal && !appealing && <button type="button" className="button button-quiet" onClick={() => setAppealing(true)}>{t("programme.appeal")}</button>}
        {isIn && <button type="button" className="button button-quiet" disabled={leaving.isPending} onClick={() => leaving.mutate()}>{t("programme.leave")}</button>}
      </div>
      {data.may_appeal && appealing && <AppealForm onSent={onChanged} />}
    </>
  );
}

/** Where the creator stands with the programme. */
export function ProgrammePanel() {
  const { user } = useSession();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ["mine", user?.id, "programme"], queryFn: standing });
  const version = query.data?.now.criteria_version;
  return (
    <Panel title="Creator Next" aside={version ? <span className="tag bg-accent-wash">{t("programme.criteria", { n: version })}</span> : undefined}>
      <Loaded query={query} rows={4} height={56}>
        {(data) => <Content data={data} onChanged={() => client.invalidateQueries({ queryKey: ["mine", user?.id, "programme"] })} />}
      </Loaded>
    </Panel>
  );
}
