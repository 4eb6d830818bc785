import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { moment, money } from "../api/money";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { Panel } from "../ui/parts";
import { ownDisputes } from "./calls";
import { StatusTag } from "./StatusTag";

/** What the payer reads of payments that their bank disputes; nothing where there are none. */
export function OwnDisputes() {
  const { user } = useSession();
  const own = useQuery({
    queryKey: ["mine", user?.id, "disputes"],
    queryFn: ownDisputes,
  });
  if (!own.data || own.data.items.length === 0) return null;
  return (
    <Panel title={t("dispute.mine")}>
      <ul className="divide-y divide-line" data-testid="own-disputes">
        {own.data.items.map((dispute) => (
          <li key={dispute.id} className="py-3">
            <p className="flex flex-wrap items-center justify-between gap-x-4">
              <span className="font-bold">{money(dispute.amount)}</span>
              <StatusTag status={dispute.status} />
            </p>
            <p className="mt-1 text-ink-2">{dispute.why}</p>
            <p className="mt-1 text-sm text-ink-2">{moment(dispute.opened_at)} · <Link href="/reserve" className="link">{t("dispute.more")}</Link></p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
