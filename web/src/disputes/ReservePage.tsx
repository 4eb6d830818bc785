import { t } from "../texts";
import { PageTitle } from "../ui/parts";
import { Reserve } from "./Reserve";

/** For everybody, signed in or not: what pays when a payment is taken back. */
export default function ReservePage() {
  return (
    <div className="page">
      <PageTitle title={t("reserve.title")} />
      <p className="mb-6 max-w-prose text-ink-2">{t("reserve.intro")}</p>
      <div className="max-w-3xl"><Reserve /></div>
    </div>
  );
}
