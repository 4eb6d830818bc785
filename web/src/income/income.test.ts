import { expect, test } from "vitest";
import { bars, type Parts } from "./waterfall";

const value = (micros: number) => ({ micros, currency: "USD" });

const parts: Parts = {
  paid_by_viewers: value(213_792_000),
  paid_by_platform: value(0),
  tax: value(13_384_000),
  store_fee: value(6_440_000),
  platform: value(73_968_000),
  earned: value(120_000_000),
  taken_back: value(-20_000_000),
  adjusted: value(0),
  net: value(100_000_000),
  matured: value(0),
  kept: value(0),
  payouts: value(0),
};

test("every step begins where the one before ended, and the sums are what is left", () => {
  const steps = bars(parts);
  expect(steps.map((step) => step.part)).toEqual(["paid_by_viewers", "tax", "store_fee", "platform", "earned", "taken_back", "net"]);
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1];
    if (!before) continue;
    if (step.sum) expect(before.to).toBe(step.to);
    else expect(step.from).toBe(before.to);
  }
  expect(steps.find((step) => step.part === "taken_back")?.micros).toBe(-20_000_000);
});

test("a platform that paid on top lifts the bar", () => {
  const lifted = bars({ ...parts, paid_by_viewers: value(0), tax: value(0), store_fee: value(0), platform: value(-5_000_000), earned: value(5_000_000), taken_back: value(0), net: value(5_000_000) });
  expect(lifted.map((step) => [step.part, step.from, step.to])).toEqual([
    ["platform", 0, 5_000_000],
    ["earned", 0, 5_000_000],
    ["net", 0, 5_000_000],
  ]);
});
