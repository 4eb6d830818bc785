import { t, type TextKey } from "../texts";

const tones: Record<string, string> = {
  open: "bg-coin-wash text-coin",
  won: "bg-good-wash text-good",
  lost: "bg-bad-wash text-bad",
  closed: "bg-accent-wash text-accent-ink",
};

export function StatusTag({ status }: { status: string }) {
  return <span className={`tag ${tones[status] ?? ""}`}>{t(`dispute.status_${status}` as TextKey)}</span>;
}
