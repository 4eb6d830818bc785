import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { answer, api } from "../api/client";
import { PersonaList } from "../shell/PersonaMenu";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { Icon } from "../ui/icons";
import { Loaded } from "../ui/states";
import { EntryCard } from "./EntryCard";

export default function EntryPage({ entryId }: { entryId: string }) {
  const { user } = useSession();
  const allowed = user?.roles.includes("finance") ?? false;
  const entry = useQuery({ queryKey: ["entry", entryId], queryFn: () => answer(api.GET("/v1/books/entries/{entry_id}", { params: { path: { entry_id: entryId } } })), enabled: allowed });
  if (!allowed)
    return (
      <div className="page flex justify-center pt-12 md:pt-24">
        <section className="panel w-full max-w-md p-8">
          <h1 className="mb-2 text-3xl font-extrabold">{t("gate.entry_title")}</h1>
          <p className="mb-2 text-ink-2">{t("gate.entry")}</p>
          <p className="mono mb-4 text-ink-3">{entryId}</p>
          <div className="-mx-3">
            <PersonaList only={["finance"]} />
          </div>
        </section>
      </div>
    );
  return (
    <div className="page">
      <Link href="/console" className="button button-plain mb-4 -ml-2">
        <Icon name="back" size={18} /> {t("entry.back")}
      </Link>
      <Loaded query={entry} rows={3} height={120}>
        {(data) => <EntryCard entry={data} heading />}
      </Loaded>
    </div>
  );
}
