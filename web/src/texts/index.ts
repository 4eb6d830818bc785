import { en, type TextKey } from "./en";

// Another language is another file of the same keys; the compiler says which are missing.
const texts: Record<TextKey, string> = en;
const plurals = new Intl.PluralRules("en");
const numbers = new Intl.NumberFormat();

export type { TextKey };

/**
 * The text of a key. `{name}` is replaced by the parameter (numbers in the reader's format); `{n|one|other}` picks the form that
 * the language's plural rules ask for.
 */
export function t(key: TextKey, parameters: Record<string, string | number> = {}): string {
  return texts[key].replace(/\{(\w+)(?:\|([^}|]*)\|([^}|]*))?\}/g, (_, name: string, one?: string, other?: string) => {
    const value = parameters[name];
    if (value === undefined) return `{${name}}`;
    if (one !== undefined && other !== undefined) return plurals.select(Number(value)) === "one" ? one : other;
    return typeof value === "number" ? numbers.format(value) : value;
  });
}

/** The text for a problem code, or what the server said when the code is newer than this file. */
export function problemText(code: string, fallback: string): string {
  const key = `problem.${code}`;
  return key in texts ? texts[key as TextKey] : fallback;
}
