import { PayoutPanel, Payouts } from "../studio/PayoutPanel";
import { useEarnings } from "../studio/useEarnings";
import { Loaded } from "../ui/states";
import { PayoutSetup } from "./PayoutSetup";

/** What can be paid, what was, and where and how the creator is paid. */
export default function PayoutsSection() {
  const earnings = useEarnings();
  return (
    <>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
        <Loaded query={earnings} rows={1} height={220}>{(data) => <PayoutPanel earnings={data} />}</Loaded>
        <Payouts />
      </div>
      <PayoutSetup />
    </>
  );
}
