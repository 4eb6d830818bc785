import { Gate } from "../shell/Gate";
import { t } from "../texts";
import { PageTitle } from "../ui/parts";
import { FundPanel } from "./FundPanel";
import { ProgrammePanel } from "./ProgrammePanel";

/** The creator's place in the programme and the fund. */
export default function ProgrammePage() {
  return (
    <Gate role="creator" persona="creator" title="programme.title">
      <div className="page">
        <PageTitle title={t("programme.title")} />
        <div className="flex flex-col gap-5">
          <ProgrammePanel />
          <FundPanel />
        </div>
      </div>
    </Gate>
  );
}
