import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api } from "../api/client";
import type { Moderation } from "../api/types";
import { t } from "../texts";
import { Icon } from "../ui/icons";
import { Panel } from "../ui/parts";
import { complain, Loaded } from "../ui/states";
import { useOwnLive } from "./ShowPanel";

/** Blocked words are the creator's, not the show's; they are read and written through the running show. */
export function ModerationPanel() {
  const own = useOwnLive();
  const client = useQueryClient();
  const [word, setWord] = useState("");
  const room = { params: { path: { id: own.data?.id ?? "" } } };
  const key = ["mine", "moderation", own.data?.id];
  const rules = useQuery({ queryKey: key, queryFn: () => answer(api.GET("/v1/lives/{id}/moderation", room)), enabled: Boolean(own.data) });
  const save = useMutation({
    mutationFn: (next: Moderation) => answer(api.PUT("/v1/lives/{id}/moderation", { ...room, body: next })),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
    onError: complain,
  });
  return (
    <Panel title={t("studio.moderation")}>
      {!own.data ? (
        <p className="text-ink-2">{t("studio.moderation_off")}</p>
      ) : (
        <Loaded query={rules} rows={1}>
          {(data) => (
            <>
              <p className="mb-3 text-ink-2">{t("studio.blocked_text")}</p>
              <ul className="mb-4 flex flex-wrap gap-2">
                {data.blocked_words.map((blocked) => (
                  <li key={blocked} className="tag bg-accent-wash">
                    {blocked}
                    <button type="button" aria-label={t("studio.unblock", { word: blocked })} onClick={() => save.mutate({ ...data, blocked_words: data.blocked_words.filter((other) => other !== blocked) })}>
                      <Icon name="close" size={14} />
                    </button>
                  </li>
                ))}
                {data.blocked_words.length === 0 && <li className="text-sm text-ink-2">{t("studio.no_blocked")}</li>}
              </ul>
              <form
                className="flex gap-2"
                onSubmit={(event) => {
                  event.preventDefault();
                  const added = word.trim().toLowerCase();
                  if (!added || data.blocked_words.includes(added)) return;
                  save.mutate({ ...data, blocked_words: [...data.blocked_words, added] }, { onSuccess: () => setWord("") });
                }}
              >
                <label className="sr-only" htmlFor="blocked-word">{t("studio.block_word")}</label>
                <input id="blocked-word" className="field min-w-0 flex-1" value={word} maxLength={40} placeholder={t("studio.block_word")} onChange={(event) => setWord(event.target.value)} />
                <button type="submit" className="button button-quiet min-h-11" disabled={save.isPending || !word.trim()}>{t("studio.block")}</button>
              </form>
              <p className="mt-4 text-sm text-ink-2">{t("studio.mute_hint")}</p>
            </>
          )}
        </Loaded>
      )}
    </Panel>
  );
}
