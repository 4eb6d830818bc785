import { micros } from "../api/money";
import { t, type TextKey } from "../texts";
import type { PartName, Statement } from "./waterfall";

const COLUMNS: PartName[] = ["paid_by_viewers", "paid_by_platform", "tax", "store_fee", "platform", "earned", "taken_back", "adjusted", "net", "matured", "payouts"];

/** One row a month and stream. Columns in which nothing ever stands are left out. */
export function StatementTable({ statement }: { statement: Statement }) {
  const columns = COLUMNS.filter((part) => part === "earned" || part === "net" || statement.rows.some((row) => row.parts[part].micros !== 0));
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("income.by_month")}>
      <table className="w-full min-w-[40rem] text-sm" data-testid="income-table">
        <thead>
          <tr className="border-b border-line-strong text-left text-ink-2">
            <th scope="col" className="py-2 pr-3">{t("income.month")}</th>
            <th scope="col" className="py-2 pr-3">{t("income.stream")}</th>
            {columns.map((part) => <th key={part} scope="col" className="py-2 pl-3 text-right">{t(`income.${part}` as TextKey)}</th>)}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {statement.rows.map((row) => (
            <tr key={`${row.month} ${row.stream}`}>
              <td className="py-2 pr-3 whitespace-nowrap">{row.month}</td>
              <th scope="row" className="py-2 pr-3 text-left font-semibold whitespace-nowrap">{t(`income.${row.stream}` as TextKey)}</th>
              {columns.map((part) => <td key={part} className="py-2 pl-3 text-right tabular-nums whitespace-nowrap">{micros(row.parts[part])}</td>)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t border-line-strong font-bold">
            <th scope="row" colSpan={2} className="py-2 pr-3 text-left">{t("income.total")}</th>
            {columns.map((part) => <td key={part} className="py-2 pl-3 text-right tabular-nums whitespace-nowrap">{micros(statement.totals.parts[part])}</td>)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
