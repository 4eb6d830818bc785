import { FundPanel } from "./FundPanel";
import { ProgrammePanel } from "./ProgrammePanel";

/** The creator's place in the programme and the fund. */
export default function ProgrammeSection() {
  return (
    <>
      <ProgrammePanel />
      <FundPanel />
    </>
  );
}
