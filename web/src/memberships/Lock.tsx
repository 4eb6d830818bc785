import { longDay } from "../api/money";
import { t } from "../texts";
import { Icon } from "../ui/icons";
import type { MembersLock } from "./posts";

/** Why somebody may not see something, in one line. */
export function lockText(lock: MembersLock): string {
  if (lock.reason === "early_access" && lock.opens_at) {
    return t(lock.tier_id ? "lock.early_for_you" : "lock.early", { date: longDay(lock.opens_at) });
  }
  return lock.tier_name ? t("lock.tier", { tier: lock.tier_name }) : t("lock.members");
}

export function LockTag({ lock }: { lock: MembersLock }) {
  return (
    <span className="tag bg-accent-wash text-accent-ink" data-testid="lock">
      <Icon name="shield" size={14} /> {lockText(lock)}
    </span>
  );
}
