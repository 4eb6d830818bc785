import { memo } from "react";
import { Shapes } from "../gifts/Shapes";
import { characterOf } from "./character";

/** Someone's drawn face. Decorative: the name always stands beside it as text. */
export const Avatar = memo(function Avatar({ seed, size = 40, round = true }: { seed: string; size?: number; round?: boolean }) {
  const face = characterOf(seed);
  return (
    <svg
      viewBox="0 0 120 120"
      width={size}
      height={size}
      aria-hidden="true"
      className={`shrink-0 ${round ? "rounded-full" : "rounded-2xl"}`}
    >
      <rect width="120" height="120" fill={face.ground} />
      <circle cx="44" cy="40" r="62" fill={face.glow} opacity="0.7" />
      <g transform="translate(0 6)">
        <Shapes of={face.behind} />
        <Shapes of={face.body} />
        <Shapes of={face.head} />
        <Shapes of={face.eyes} />
        <Shapes of={face.mouth} />
        <Shapes of={face.front} />
      </g>
    </svg>
  );
});

/** The same person from head to waist, alive: breathes, blinks and talks. Stands in a drawing, so it is a group, not a picture. */
export const Performer = memo(function Performer({ seed }: { seed: string }) {
  const face = characterOf(seed);
  return (
    <g className="performer">
      <Shapes of={face.behind} />
      <Shapes of={face.body} />
      <g className="performer-head">
        <Shapes of={face.head} />
        <g className="performer-eyes">
          <Shapes of={face.eyes} />
        </g>
        <g className="performer-mouth">
          <Shapes of={face.mouth} />
        </g>
        <Shapes of={face.front} />
      </g>
    </g>
  );
});
