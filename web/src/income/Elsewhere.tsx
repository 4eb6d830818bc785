import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { micros } from "../api/money";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { Panel } from "../ui/parts";
import { complain, describe, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import * as calls from "./calls";
import type { Statement } from "./waterfall";

/** Income from other platforms: what is in the statement, the files it came in, and a form for the next one. */
export function Elsewhere({ statement }: { statement: Statement }) {
  const { user } = useSession();
  const client = useQueryClient();
  const [platform, setPlatform] = useState("youtube");
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const imports = useQuery({ queryKey: ["mine", user?.id, "income-imports"], queryFn: calls.imports });
  const changed = () => client.invalidateQueries({ queryKey: ["mine", user?.id] });
  const take = useMutation({
    mutationFn: (chosen: File) => calls.take(platform, chosen),
    onSuccess: async (done) => {
      setProblem(null);
      await changed();
      toast(t("income.import_done", { n: done.new_rows, known: done.rows - done.new_rows }), { tone: "good" });
    },
    onError: (error) => setProblem(error instanceof Error ? error.message : describe(error)),
  });
  const remove = useMutation({
    mutationFn: calls.remove,
    onSuccess: changed,
    onError: complain,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) take.mutate(file);
  };
  return (
    <Panel title={t("income.elsewhere")}>
      {statement.imported.length > 0 && (
        <ul className="mb-5 divide-y divide-line" data-testid="income-imported">
          {statement.imported.map((row) => (
            <li key={`${row.month} ${row.platform}`} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
              <span className="font-semibold">{row.month} · {row.platform}</span>
              <span className="text-sm text-ink-2">{t("income.gross")} {micros(row.gross)} · {t("income.fees")} {micros(row.fees)} · {t("income.tax")} {micros(row.tax)}</span>
              <span className="font-bold tabular-nums">{micros(row.net)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="mb-4 text-ink-2">{t("income.elsewhere_text")}</p>
      <form className="flex flex-wrap items-end gap-3" onSubmit={submit}>
        <label className="label flex flex-col gap-1">
          {t("income.platform_name")}
          <input className="field" value={platform} maxLength={40} pattern="[a-z0-9][a-z0-9_\-]*" required onChange={(event) => setPlatform(event.target.value)} />
        </label>
        <label className="label flex flex-col gap-1">
          {t("income.file")}
          <input className="field" type="file" accept=".csv,text/csv" required onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
        </label>
        <button type="submit" className="button" disabled={!file || take.isPending}>{t("income.import")}</button>
      </form>
      {problem && <p role="alert" className="mt-3 rounded-xl border border-bad bg-bad-wash p-3 text-sm">{problem}</p>}
      <Loaded query={imports} rows={1} height={40}>
        {({ items }) => (
          <ul className="mt-4 flex flex-col gap-2">
            {items.map((each) => (
              <li key={each.id} className="flex items-center justify-between gap-3 text-sm">
                <span>{t("income.import_line", { platform: each.platform, n: each.rows })}</span>
                <button type="button" className="button button-quiet" disabled={remove.isPending} onClick={() => remove.mutate(each.id)}>{t("income.import_remove")}</button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
