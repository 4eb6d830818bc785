import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { request } from "../api/client";
import type { BookEntry } from "../api/types";
import { t } from "../texts";
import { Icon } from "../ui/icons";
import { Loaded } from "../ui/states";
import { EntryCard } from "./EntryCard";

export default function EntryPage({ entryId }: { entryId: string }) {
  const entry = useQuery({ queryKey: ["entry", entryId], queryFn: () => request<BookEntry>(`/v1/books/entries/${entryId}`) });
  return (
    <div className="page">
      <Link href="/console" className="button button-plain mb-4 -ml-2"><Icon name="back" size={18} /> {t("entry.back")}</Link>
      <Loaded query={entry} rows={3} height={120}>{(data) => <EntryCard entry={data} heading />}</Loaded>
    </div>
  );
}
