import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api } from "../api/client";
import { moment } from "../api/money";
import { usePages } from "../api/pages";
import { t, type TextKey } from "../texts";
import { Dialog } from "../ui/Dialog";
import { MoreButton, Panel } from "../ui/parts";
import { complain, describe, Empty, Loaded } from "../ui/states";
import { SecretOnce, Sure } from "./Secret";

const SCOPES = ["all", "users", "coins", "lives", "videos", "engagement", "gifts", "events", "webhooks", "clocks", "keys", "audit"] as const;
type Scope = (typeof SCOPES)[number];
const KEYS = ["mine", "keys"];

function NewKey({ onMade, onClose }: { onMade(secret: string): void; onClose(): void }) {
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<Scope[]>(["users"]);
  const make = useMutation({
    mutationFn: () => answer(api.POST("/v1/keys", { body: { name: name.trim(), scopes } })),
    onSuccess: async (issued) => {
      await client.invalidateQueries({ queryKey: KEYS });
      onMade(issued.secret);
    },
  });
  const toggle = (scope: Scope) => setScopes((now) => (now.includes(scope) ? now.filter((each) => each !== scope) : [...now, scope]));
  return (
    <Dialog title={t("dev.new_key")} onClose={onClose} wide>
      <form onSubmit={(event) => { event.preventDefault(); make.mutate(); }}>
        <label className="label" htmlFor="key-name">{t("dev.key_name")}</label>
        <input id="key-name" className="field" value={name} maxLength={60} required placeholder={t("dev.key_name_hint")} onChange={(event) => setName(event.target.value)} />
        <fieldset className="mt-5">
          <legend className="label">{t("dev.scopes")}</legend>
          <div className="grid gap-1 sm:grid-cols-2">
            {SCOPES.map((scope) => (
              <label key={scope} className="flex cursor-pointer items-start gap-3 rounded-xl px-2 py-2 hover:bg-accent-wash">
                <input type="checkbox" className="mt-1 size-4 accent-accent" checked={scopes.includes(scope)} onChange={() => toggle(scope)} />
                <span><span className="block font-semibold">{scope}</span><span className="block text-sm text-ink-2">{t(`dev.scope_${scope}` as TextKey)}</span></span>
              </label>
            ))}
          </div>
        </fieldset>
        {make.error && <p role="alert" className="mt-3 font-semibold text-bad">{describe(make.error)}</p>}
        <button type="submit" className="button button-primary mt-6 min-h-12 w-full" disabled={!name.trim() || scopes.length === 0 || make.isPending}>{t("dev.make_key")}</button>
      </form>
    </Dialog>
  );
}

/** The secret keys of the platform's servers: what each may do, when it was last used, rotation and end. */
export function Keys() {
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [ending, setEnding] = useState<{ id: string; name: string } | null>(null);
  const keys = usePages(KEYS, (cursor) => answer(api.GET("/v1/keys", { params: { query: { limit: 20, cursor } } })));
  const rotate = useMutation({
    mutationFn: (id: string) => answer(api.POST("/v1/keys/{id}/rotation", { params: { path: { id } }, body: {} })),
    onSuccess: async (issued) => {
      setSecret(issued.secret);
      await client.invalidateQueries({ queryKey: KEYS });
    },
    onError: complain,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => answer(api.DELETE("/v1/keys/{id}", { params: { path: { id } } })),
    onSuccess: async () => {
      setEnding(null);
      await client.invalidateQueries({ queryKey: KEYS });
    },
    onError: complain,
  });
  return (
    <Panel title={t("dev.keys")} aside={<button type="button" className="button button-primary" data-testid="new-key" onClick={() => setMaking(true)}>{t("dev.new_key")}</button>}>
      <p className="mb-4 max-w-2xl text-ink-2">{t("dev.keys_text")}</p>
      <Loaded query={keys} rows={3} height={72}>
        {(all) => {
          if (all.length === 0) return <Empty icon="shield" title={t("dev.no_keys")}>{t("dev.no_keys_text")}</Empty>;
          return (
            <>
              <ul className="divide-y divide-line" data-testid="keys">
                {all.map((key) => (
                  <li key={key.id} className="flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
                    <div className="min-w-56 flex-1">
                      <p className="text-lg font-bold">{key.name} {key.revoked_at && <span className="tag bg-bad-wash text-bad">{t("dev.revoked")}</span>}</p>
                      <p className="mono text-sm text-ink-2">{key.secrets[0]?.hint}</p>
                      <p className="mt-1 flex flex-wrap gap-1">{key.scopes.map((scope) => <span key={scope} className="tag bg-accent-wash">{scope}</span>)}</p>
                    </div>
                    <p className="text-sm text-ink-2">{key.last_used_at ? t("dev.last_used", { at: moment(key.last_used_at) }) : t("dev.never_used")}</p>
                    {!key.revoked_at && (
                      <div className="flex gap-2">
                        <button type="button" className="button button-quiet" disabled={rotate.isPending} onClick={() => rotate.mutate(key.id)}>{t("dev.rotate")}</button>
                        <button type="button" className="button button-quiet" onClick={() => setEnding({ id: key.id, name: key.name })}>{t("dev.revoke")}</button>
                      </div>
                    )}
                  </li>
                ))}
              </ul>
              <MoreButton query={keys} />
            </>
          );
        }}
      </Loaded>
      {making && <NewKey onClose={() => setMaking(false)} onMade={(made) => { setMaking(false); setSecret(made); }} />}
      {secret && <SecretOnce title={t("dev.your_key")} secret={secret} onKept={() => setSecret(null)} />}
      {ending && <Sure title={t("dev.revoke_title", { name: ending.name })} text={t("dev.revoke_text")} action={t("dev.revoke")} pending={revoke.isPending} onSure={() => revoke.mutate(ending.id)} onClose={() => setEnding(null)} />}
    </Panel>
  );
}
