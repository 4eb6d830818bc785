import { useEffect, useId, useRef, type ReactNode } from "react";
import { t } from "../texts";
import { Icon } from "./icons";

interface DialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
  /** A sheet rises from the bottom edge on small screens. */
  sheet?: boolean;
  wide?: boolean;
}

/** The platform's own modal dialog: focus stays inside, Escape closes, the rest of the page is inert. */
export function Dialog({ title, onClose, children, sheet = false, wide = false }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
      className={`animate-rise-in border border-line bg-raised p-0 text-ink shadow-lift ${
        sheet ? "mb-0 w-full max-w-full rounded-t-3xl sm:mb-auto sm:max-w-lg sm:rounded-3xl" : "w-[calc(100%-32px)] rounded-3xl"
      } ${wide ? "sm:max-w-2xl" : "sm:max-w-md"} max-h-[92dvh] overflow-y-auto`}
    >
      <div className="p-6">
        <div className="mb-4 flex items-start justify-between gap-4">
          <h2 id={titleId} className="text-2xl font-bold">
            {title}
          </h2>
          <button type="button" className="button button-plain -mt-2 -mr-2" onClick={onClose} aria-label={t("common.close")}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
