import { sankey, sankeyLinkHorizontal, type SankeyNode } from "d3-sankey";
import { useMemo, useState } from "react";
import { micros } from "../api/money";
import { t } from "../texts";
import { withoutCircles, type CurrencyFlow } from "./books";

const WIDTH = 1120;
const HEIGHT = 430;
const tones = ["var(--coin)", "var(--accent)", "var(--diamond)", "var(--good)", "var(--bad)", "var(--ink-3)"];

type Account = CurrencyFlow["nodes"][number];
type Flow = Pick<CurrencyFlow["links"][number], "micros" | "accounts_query">;

/** An end of a laid out link is its node. */
const accountOf = (end: string | number | SankeyNode<Account, Flow>): { index?: number; label: string } => (typeof end === "object" ? end : { label: String(end) });

/** Where the money came from and where it is now. Every band leads to the entries it is made of. */
export function FlowChart({ flow, onOpen }: { flow: CurrencyFlow; onOpen(query: string, label: string): void }) {
  const [at, setAt] = useState<number | null>(null);
  const chart = useMemo(() => {
    const links = withoutCircles(flow.links);
    const used = new Set(links.flatMap((link) => [link.source, link.target]));
    const nodes = flow.nodes.filter((node) => used.has(node.id));
    if (links.length === 0) return null;
    const layout = sankey<Account, Flow>()
      .nodeId((node) => node.id)
      .nodeWidth(14)
      .nodePadding(38)
      .extent([[4, 24], [WIDTH - 180, HEIGHT - 8]]);
    return layout({
      nodes: nodes.map((node) => ({ ...node })),
      links: links.map((link) => ({ ...link, value: link.micros })),
    });
  }, [flow]);
  if (!chart) return <p className="py-8 text-center text-ink-2">{t("console.no_flow")}</p>;
  const path = sankeyLinkHorizontal<Account, Flow>();
  const toneOf = (index: number | undefined) => tones[(index ?? 0) % tones.length]!;
  return (
    <>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("console.flow")}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full min-w-[880px]" aria-hidden="true">
          {chart.links.map((link, index) => (
            <path
              key={index}
              d={path(link) ?? ""}
              fill="none"
              stroke={toneOf(accountOf(link.source).index)}
              strokeWidth={Math.max(1.5, link.width ?? 1)}
              opacity={at === null ? 0.34 : at === index ? 0.7 : 0.14}
              className={link.accounts_query ? "cursor-pointer transition-opacity" : "transition-opacity"}
              onMouseEnter={() => setAt(index)}
              onMouseLeave={() => setAt(null)}
              onClick={() => link.accounts_query && onOpen(link.accounts_query, `${accountOf(link.source).label} → ${accountOf(link.target).label}`)}
            >
              <title>{`${accountOf(link.source).label} → ${accountOf(link.target).label}: ${micros({ micros: link.micros, currency: flow.currency })}`}</title>
            </path>
          ))}
          {chart.nodes.map((node) => (
            <g key={node.id}>
              <rect x={node.x0} y={node.y0} width={(node.x1 ?? 0) - (node.x0 ?? 0)} height={Math.max(2, (node.y1 ?? 0) - (node.y0 ?? 0))} rx="4" fill={toneOf(node.index)} />
              <text x={(node.x1 ?? 0) + 9} y={((node.y0 ?? 0) + (node.y1 ?? 0)) / 2 - 2} fill="var(--ink)" fontSize="14" fontWeight="700" paintOrder="stroke" stroke="var(--surface)" strokeWidth="4" strokeLinejoin="round">{node.label}</text>
              <text x={(node.x1 ?? 0) + 9} y={((node.y0 ?? 0) + (node.y1 ?? 0)) / 2 + 15} fill="var(--ink-2)" fontSize="13" paintOrder="stroke" stroke="var(--surface)" strokeWidth="4" strokeLinejoin="round">{micros({ micros: node.value ?? 0, currency: flow.currency })}</text>
            </g>
          ))}
        </svg>
      </div>
      <details className="mt-3">
        <summary className="cursor-pointer text-sm font-semibold text-ink-2">{t("console.flow_table")}</summary>
        <ul className="mt-2 divide-y divide-line">
          {flow.links.map((link) => {
            const label = `${flow.nodes.find((node) => node.id === link.source)?.label ?? link.source} → ${flow.nodes.find((node) => node.id === link.target)?.label ?? link.target}`;
            return (
              <li key={`${link.source}/${link.target}`} className="flex justify-between gap-4 py-2">
                {link.accounts_query ? <button type="button" className="link text-left" onClick={() => onOpen(link.accounts_query!, label)}>{label}</button> : <span>{label}</span>}
                <span className="font-semibold">{micros({ micros: link.micros, currency: flow.currency })}</span>
              </li>
            );
          })}
        </ul>
      </details>
    </>
  );
}
