import { useState } from "react";
import { t } from "../texts";
import { Dialog } from "../ui/Dialog";
import { Icon } from "../ui/icons";
import { toast } from "../ui/toasts";

/** A secret that the server tells once. The dialog stays until somebody says that it is kept. */
export function SecretOnce({ title, secret, onKept }: { title: string; secret: string; onKept(): void }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      toast(t("dev.copy_by_hand"), { tone: "bad" });
    }
  };
  return (
    <Dialog title={title} onClose={onKept} wide>
      <p className="mb-4 flex items-start gap-3 rounded-2xl bg-coin-wash p-4"><Icon name="warning" /> <span>{t("dev.shown_once")}</span></p>
      <p className="mono rounded-2xl border border-line bg-surface p-4 break-all select-all" data-testid="secret">{secret}</p>
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <button type="button" className="button button-quiet" onClick={() => void copy()}>{copied ? <Icon name="check" size={18} /> : null} {t(copied ? "dev.copied" : "dev.copy")}</button>
        <button type="button" className="button button-primary" onClick={onKept}>{t("dev.kept")}</button>
      </div>
    </Dialog>
  );
}

/** Asks before something that cannot be taken back. */
export function Sure({ title, text, action, pending, onSure, onClose }: { title: string; text: string; action: string; pending: boolean; onSure(): void; onClose(): void }) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="text-ink-2">{text}</p>
      <div className="mt-6 flex justify-end gap-2">
        <button type="button" className="button button-quiet" onClick={onClose}>{t("common.cancel")}</button>
        <button type="button" className="button button-primary" disabled={pending} onClick={onSure}>{action}</button>
      </div>
    </Dialog>
  );
}
