import type { Micros, Money } from "./types";

const formats = new Map<string, Intl.NumberFormat>();
let locale: string | undefined;

/** Chooses the locale of every number and date; undefined means the browser's. */
export function useLocale(next: string | undefined): void {
  locale = next;
  formats.clear();
}

function format(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const found = formats.get(key);
  if (found) return found;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

const currencyFormat = (currency: string, digits?: number): Intl.NumberFormat =>
  format(`${currency}/${digits ?? "natural"}`, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    ...(digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  });

/** How many places the minor unit of a currency has: 2 for USD, none for JPY. */
export const minorDigits = (currency: string): number => currencyFormat(currency).resolvedOptions().maximumFractionDigits ?? 2;

/** What is charged or paid out, in the currency's own minor units: 349 USD is $3.49, 160 JPY is ¥160. */
export const money = (value: Money): string =>
  currencyFormat(value.currency).format(value.amount / 10 ** minorDigits(value.currency));

/** Earned values: to the cent, or with the four places a half-cent diamond needs when `exact`. */
export function micros(value: Micros, exact = false): string {
  const digits = minorDigits(value.currency);
  return currencyFormat(value.currency, exact ? Math.max(4, digits) : digits).format(value.micros / 1_000_000);
}

/** What is charged or paid out, as an earned value. */
export const toMicros = (value: Money): Micros => ({ currency: value.currency, micros: value.amount * 10 ** (6 - minorDigits(value.currency)) });

/** The part of an earned value that can be paid out: whole minor units, the rest stays where it is. */
export function payable(value: Micros): Micros {
  const unit = 1_000_000 / 10 ** minorDigits(value.currency);
  return { ...value, micros: Math.floor(value.micros / unit) * unit };
}

/** Diamonds and journal amounts: an integer with `scale` places, never through a rounded float on screen. */
export function scaled(amount: number, scale: number): string {
  return format(`scaled/${scale}`, { minimumFractionDigits: scale, maximumFractionDigits: scale }).format(amount / 10 ** scale);
}

export const count = (value: number): string => format("count", { maximumFractionDigits: 0 }).format(value);

export const signed = (value: number): string =>
  format("signed", { maximumFractionDigits: 0, signDisplay: "exceptZero" }).format(value);

/** 12,430 as 12.4K, where space is short; the full number belongs in the title. */
export const short = (value: number): string =>
  value < 10_000 ? count(value) : format("short", { notation: "compact", maximumFractionDigits: 1 }).format(value);

/** A rate in millionths, in percent: 62500 is 6.25. */
export const percent = (ppm: number): number => ppm / 10_000;

export const share = (part: number, whole: number): string =>
  format("percent", { style: "percent", maximumFractionDigits: 1 }).format(whole === 0 ? 0 : part / whole);

const dates = (options: Intl.DateTimeFormatOptions) => (value: string | number | Date) =>
  new Intl.DateTimeFormat(locale, options).format(typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T12:00:00`) : new Date(value));

export const day = dates({ day: "numeric", month: "short" });
export const longDay = dates({ day: "numeric", month: "long", year: "numeric" });
export const weekday = dates({ weekday: "short", day: "numeric", month: "short" });
export const moment = dates({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
export const exactMoment = dates({ dateStyle: "medium", timeStyle: "medium" });
