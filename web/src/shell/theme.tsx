import { useSyncExternalStore } from "react";

/** "scene" follows the place: dark where shows are watched, light where work is done. */
export type ThemeChoice = "scene" | "light" | "dark";

const STORAGE = "ovation.theme";
const listeners = new Set<() => void>();
let choice: ThemeChoice = read();
let scene: "light" | "dark" = "dark";

function read(): ThemeChoice {
  try {
    const text = localStorage.getItem(STORAGE);
    return text === "light" || text === "dark" ? text : "scene";
  } catch {
    return "scene";
  }
}

function apply(): void {
  const theme = choice === "scene" ? scene : choice;
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name="theme-color"]')?.setAttribute("content", theme === "dark" ? "#150c12" : "#f6f3f6");
}

export function chooseTheme(next: ThemeChoice): void {
  choice = next;
  try {
    localStorage.setItem(STORAGE, next);
  } catch {
    // The choice then lasts as long as the page.
  }
  apply();
  listeners.forEach((listener) => listener());
}

/** The light of the place being shown; matters only while the choice is "scene". */
export function setScene(next: "light" | "dark"): void {
  scene = next;
  apply();
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => choice,
  );
}
