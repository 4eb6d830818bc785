import { t, type TextKey } from "../texts";
import type { DisputeStatus } from "./calls";

const tones: Record<DisputeStatus, string> = {
  open: "bg-coin-wash text-coin",
  won: "bg-good-wash text-good",
  lost: "bg-bad-wash text-bad",
  closed: "bg-accent-wash text-accent-ink",
};

export function StatusTag({ status }: { status: string }) {
  return <span className={`tag ${tones[status as DisputeStatus]}`}>{t(`dispute.status_${status}` as TextKey)}</span>;
}
