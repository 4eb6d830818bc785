import { Link } from "wouter";
import { t } from "../texts";
import { Empty } from "../ui/states";

export function NotFound() {
  return (
    <div className="page">
      <h1 className="sr-only">{t("not_found.title")}</h1>
      <Empty title={t("not_found.title")}>
        <p className="mb-4">{t("not_found.text")}</p>
        <Link href="/" className="button button-primary">
          {t("not_found.home")}
        </Link>
      </Empty>
    </div>
  );
}
