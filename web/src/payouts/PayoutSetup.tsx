import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { day, moment, percent } from "../api/money";
import { useSession } from "../shell/session";
import { t, type TextKey } from "../texts";
import { Panel } from "../ui/parts";
import { complain, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import * as calls from "./calls";

const KINDS = ["iban", "us_bank", "stripe", "email_wallet", "sandbox_bank"] as const;
const FORMS = ["w9", "w8ben"] as const;
const SCHEDULES = ["on_request", "weekly", "monthly"] as const;
const DOCUMENTS = ["passport", "identity_card", "driving_licence", "residence_permit"] as const;

/** A query and what changes it, under one key of the person who is signed in. */
function useMine<T>(name: string, load: () => Promise<T>) {
  const { user } = useSession();
  const client = useQueryClient();
  const key = ["mine", user?.id, name];
  const query = useQuery({ queryKey: key, queryFn: load, retry: false });
  const done = async (text: TextKey) => {
    toast(t(text), { tone: "good" });
    await client.invalidateQueries({ queryKey: ["mine", user?.id] });
  };
  return { query, done };
}

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div>
      <label className="label" htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

function AccountForm() {
  const { query, done } = useMine("payout-account", calls.account);
  const [kind, setKind] = useState<(typeof KINDS)[number]>("iban");
  const save = useMutation({ mutationFn: calls.saveAccount, onSuccess: () => done("pay.saved"), onError: complain });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const holder = String(form.get("holder") ?? "").trim();
    save.mutate({ kind, account: String(form.get("account")), ...(holder ? { holder } : {}) });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3" data-testid="payout-account-form">
      <h3 className="text-lg font-bold">{t("pay.account")}</h3>
      {query.data && (
        <p className="text-sm text-ink-2">
          {query.data.account} · {query.data.ownership_text}
          {query.data.frozen_until && ` · ${t("payout.frozen", { date: moment(query.data.frozen_until) })}`}
        </p>
      )}
      <Field id="pay-kind" label={t("pay.kind")}>
        <select id="pay-kind" className="field" value={kind} onChange={(event) => setKind(KINDS[event.target.selectedIndex]!)}>
          {KINDS.map((each) => <option key={each} value={each}>{t(`pay.kind_${each}`)}</option>)}
        </select>
      </Field>
      <Field id="pay-account" label={t("pay.account_number")}>
        <input id="pay-account" name="account" required className="field" placeholder={t(`pay.hint_${kind}`)} autoComplete="off" />
      </Field>
      {kind !== "stripe" && kind !== "sandbox_bank" && (
        <Field id="pay-holder" label={t("pay.holder")}><input id="pay-holder" name="holder" required maxLength={70} className="field" autoComplete="name" /></Field>
      )}
      <p className="text-sm text-ink-2">{t("pay.account_change")}</p>
      <button type="submit" className="button button-primary" disabled={save.isPending}>{t("common.save")}</button>
    </form>
  );
}

function Identity() {
  const { query, done } = useMine("identity", calls.identity);
  const hand = useMutation({
    mutationFn: async (form: FormData) => {
      const file = form.get("document");
      const document = file instanceof File ? [await calls.handInDocument(String(form.get("kind")), file)] : [];
      return calls.verify({
        legal_name: String(form.get("legal_name")),
        birth_date: String(form.get("birth_date")),
        country: String(form.get("country")).toUpperCase(),
        documents: document.map(({ id }) => id),
      });
    },
    onSuccess: () => done("pay.handed_in"),
    onError: complain,
  });
  return (
    <div className="flex flex-col gap-3" data-testid="identity">
      <h3 className="text-lg font-bold">{t("pay.identity")}</h3>
      <Loaded query={query} rows={1} height={60}>
        {(standing) => (
          <>
            <p className={standing.status === "verified" ? "text-good" : "text-ink-2"}>
              {t(`pay.identity_${standing.status}`, { date: standing.expires_on ? day(standing.expires_on) : "", reason: standing.reason ?? "" })}
            </p>
            {standing.status !== "pending" && standing.status !== "verified" && (
              <form className="flex flex-col gap-3" onSubmit={(event) => { event.preventDefault(); hand.mutate(new FormData(event.currentTarget)); }}>
                <Field id="id-name" label={t("pay.legal_name")}><input id="id-name" name="legal_name" required maxLength={200} className="field" autoComplete="name" /></Field>
                <div className="grid grid-cols-2 gap-3">
                  <Field id="id-birth" label={t("pay.birth_date")}><input id="id-birth" name="birth_date" type="date" required className="field" autoComplete="bday" /></Field>
                  <Field id="id-country" label={t("pay.country")}><input id="id-country" name="country" required pattern="[A-Za-z]{2}" maxLength={2} className="field" autoComplete="country" /></Field>
                </div>
                <Field id="id-kind" label={t("pay.document_kind")}>
                  <select id="id-kind" name="kind" className="field">{DOCUMENTS.map((each) => <option key={each} value={each}>{t(`pay.${each}`)}</option>)}</select>
                </Field>
                <Field id="id-document" label={t("pay.document")}><input id="id-document" name="document" type="file" accept="application/pdf,image/jpeg,image/png" required className="field" /></Field>
                <button type="submit" className="button button-primary" disabled={hand.isPending}>{t("pay.hand_in")}</button>
              </form>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Tax() {
  const { query, done } = useMine("tax-form", calls.taxForm);
  const [kind, setKind] = useState<(typeof FORMS)[number]>("w9");
  const file = useMutation({ mutationFn: calls.fileTaxForm, onSuccess: () => done("pay.tax_filed"), onError: complain });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name"));
    file.mutate({
      kind,
      name,
      signed_by: name,
      tax_number: String(form.get("tax_number") ?? ""),
      certified: form.get("certified") === "on",
      ...(kind === "w8ben" ? { country: String(form.get("country")).toUpperCase(), treaty: form.get("treaty") === "on" } : {}),
    });
  };
  return (
    <div className="flex flex-col gap-3" data-testid="tax-form">
      <h3 className="text-lg font-bold">{t("pay.tax")}</h3>
      <Loaded query={query} rows={1} height={60}>
        {(form) => (
          <p className="text-sm text-ink-2">
            <strong className="text-ink">{t(`pay.tax_${form.kind}`)}</strong> {form.tax_number} · {t("pay.tax_rate", { rate: percent(form.rate_ppm) })} {form.expires_on && t("pay.tax_expires", { date: day(form.expires_on) })}
          </p>
        )}
      </Loaded>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <select aria-label={t("pay.tax")} className="field" value={kind} onChange={(event) => setKind(FORMS[event.target.selectedIndex]!)}>
          {FORMS.map((each) => <option key={each} value={each}>{t(`pay.tax_${each}`)}</option>)}
        </select>
        <Field id="tax-name" label={t("pay.tax_name")}><input id="tax-name" name="name" required maxLength={120} className="field" autoComplete="name" /></Field>
        <Field id="tax-number" label={t("pay.tax_number")}><input id="tax-number" name="tax_number" required={kind === "w9"} className="field" autoComplete="off" /></Field>
        {kind === "w8ben" && (
          <>
            <Field id="tax-country" label={t("pay.country")}><input id="tax-country" name="country" required pattern="[A-Za-z]{2}" maxLength={2} className="field" /></Field>
            <label className="flex items-center gap-2"><input type="checkbox" name="treaty" /> {t("pay.tax_treaty")}</label>
          </>
        )}
        <label className="flex items-center gap-2"><input type="checkbox" name="certified" required /> {t("pay.tax_certify")}</label>
        <button type="submit" className="button button-primary" disabled={file.isPending}>{t("pay.tax_sign")}</button>
      </form>
    </div>
  );
}

function WhenPaid() {
  const { query, done } = useMine("payout-schedule", calls.schedule);
  const choose = useMutation({
    mutationFn: calls.saveSchedule,
    onSuccess: () => done("pay.saved"),
    onError: complain,
  });
  const now = new Date().toISOString().slice(0, 7);
  const [month, setMonth] = useState(now);
  const save = (format: "pdf" | "csv") => calls.saveMonth(month, format).catch(complain);
  return (
    <div className="flex flex-col gap-3" data-testid="payout-schedule">
      <h3 className="text-lg font-bold">{t("pay.schedule")}</h3>
      <select aria-label={t("pay.schedule")} className="field" value={query.data?.schedule ?? "on_request"} disabled={choose.isPending} onChange={(event) => choose.mutate(SCHEDULES[event.target.selectedIndex]!)}>
        {SCHEDULES.map((each) => <option key={each} value={each}>{t(`pay.schedule_${each}`)}</option>)}
      </select>
      {query.data?.next_on && <p className="text-sm text-ink-2">{t("pay.schedule_next", { date: day(query.data.next_on) })}</p>}
      <h3 className="mt-4 text-lg font-bold">{t("pay.statements")}</h3>
      <Field id="statement-month" label={t("pay.month")}><input id="statement-month" type="month" className="field" value={month} onChange={(event) => setMonth(event.target.value)} /></Field>
      <div className="flex gap-2">
        <button type="button" className="button button-quiet" disabled={!month} onClick={() => void save("pdf")}>PDF</button>
        <button type="button" className="button button-quiet" disabled={!month} onClick={() => void save("csv")}>CSV</button>
      </div>
    </div>
  );
}

/** Where and when a creator is paid, who they are, and what tax is withheld. */
export function PayoutSetup() {
  return (
    <Panel title={t("pay.set_up")} id="payout-settings">
      <div className="grid gap-8 md:grid-cols-2">
        <AccountForm />
        <WhenPaid />
        <Identity />
        <Tax />
      </div>
    </Panel>
  );
}
