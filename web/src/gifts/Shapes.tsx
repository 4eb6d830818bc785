import type { Drawing } from "./shapes";

export function Shapes({ of }: { of: Drawing }) {
  return of.map(([paint, path, opacity], index) => {
    if (!paint.startsWith("~")) return <path key={index} d={path} fill={paint} {...(opacity ? { opacity } : {})} />;
    const [colour, width] = paint.slice(1).split(":");
    return (
      <path
        key={index}
        d={path}
        fill="none"
        stroke={colour}
        strokeWidth={width}
        strokeLinecap="round"
        strokeLinejoin="round"
        {...(opacity ? { opacity } : {})}
      />
    );
  });
}
