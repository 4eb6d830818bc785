import { memo } from "react";
import { confirmed, fullScreen, grand } from "./large";
import { Shapes } from "./Shapes";
import { glint, oval, type Drawing } from "./shapes";
import { small, standard } from "./small";

/** Every gift of the catalogue that we have drawn, by its code. */
export const drawings: Record<string, Drawing> = { ...small, ...standard, ...fullScreen, ...confirmed, ...grand };

// A gift newer than this build still looks like a gift.
const wrapped: Drawing = [
  ["#ff9d4d", oval(48, 48, 40), 0.2],
  ["#e2462f", "M16 40h64v46H16z"],
  ["#ff7a54", "M16 40h32v46H16z"],
  ["#fbc44d", "M42 40h12v46H42zM12 28h72v14H12z"],
  ["#fff1dc", glint(48, 20, 12)],
];

export const drawingOf = (gift: string): Drawing => drawings[gift.toLowerCase().replace(/[^a-z0-9]+/g, "_")] ?? wrapped;

export const GiftArt = memo(function GiftArt({ gift, size }: { gift: string; size: number | string }) {
  return (
    <svg viewBox="-2 -4 100 102" width={size} height={size} aria-hidden="true" className="shrink-0 overflow-visible">
      <Shapes of={drawingOf(gift)} />
    </svg>
  );
});
