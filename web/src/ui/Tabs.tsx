import { useEffect, useRef } from "react";
import { Link } from "wouter";

export interface Tab {
  path: string;
  label: string;
}

/** Links to the parts of a place, with the one that is shown marked. Where they do not fit, the row scrolls sideways to it. */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  const row = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const list = row.current;
    const shown = list?.querySelector<HTMLElement>("[aria-current]");
    if (list && shown) list.scrollTo({ left: shown.offsetLeft - (list.clientWidth - shown.offsetWidth) / 2 });
  }, [current]);
  return (
    <nav aria-label={label} className="tabs sticky top-16 z-30 mb-6 border-b border-line-strong">
      <ul ref={row} className="relative flex gap-1 overflow-x-auto">
        {tabs.map((tab) => (
          <li key={tab.path} className="shrink-0">
            <Link href={tab.path} aria-current={tab.path === current ? "page" : undefined} className="tab">
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
