import { Gate } from "../shell/Gate";
import { t } from "../texts";
import { PageTitle } from "../ui/parts";
import { Keys } from "./Keys";
import { AuditLog, Events } from "./Logs";
import { Webhooks } from "./Webhooks";

/** For who connects the platform: keys, webhooks, events, and who did what. */
export default function DevelopersPage() {
  return (
    <Gate role="admin" persona="admin" title="dev.title">
      <div className="page">
        <PageTitle title={t("dev.title")}>
          <p className="flex flex-wrap gap-x-5 gap-y-1 font-semibold">
            <a className="link" href="/v1/openapi.yaml">OpenAPI</a>
            <a className="link" href="/v1/asyncapi.yaml">AsyncAPI</a>
          </p>
        </PageTitle>
        <div className="flex flex-col gap-5">
          <Keys />
          <Webhooks />
          <Events />
          <AuditLog />
        </div>
      </div>
    </Gate>
  );
}
