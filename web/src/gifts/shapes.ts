/**
 * A drawing is a list of shapes on a 96 x 96 grid, painted in order: `[paint, path, opacity]`. A paint is a colour, or
 * `"~colour:width"` for a line with round ends. Light always falls from the upper left; each object has a base, a lit and a
 * shaded tone, and no outline.
 */
export type Shape = readonly [paint: string, path: string, opacity?: number];
export type Drawing = readonly Shape[];

const round = (n: number): number => Math.round(n * 100) / 100;

/** An ellipse, turned by `degrees`. */
export function oval(x: number, y: number, rx: number, ry: number = rx, degrees = 0): string {
  const angle = (degrees * Math.PI) / 180;
  const dx = round(rx * Math.cos(angle));
  const dy = round(rx * Math.sin(angle));
  return `M${round(x - dx)} ${round(y - dy)}a${rx} ${ry} ${degrees} 1 0 ${2 * dx} ${2 * dy}a${rx} ${ry} ${degrees} 1 0 ${-2 * dx} ${-2 * dy}z`;
}

/** A rectangle with round corners. */
export const box = (x: number, y: number, w: number, h: number, r = 0): string =>
  r === 0
    ? `M${x} ${y}h${w}v${h}h${-w}z`
    : `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${-(w - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${-r}v${-(h - 2 * r)}a${r} ${r} 0 0 1 ${r} ${-r}z`;

/** A star of `points` points, first one up. */
export function star(x: number, y: number, outer: number, inner: number, points: number, turn = 0): string {
  const corners: string[] = [];
  for (let i = 0; i < points * 2; i++) {
    const radius = i % 2 === 0 ? outer : inner;
    const angle = (i * Math.PI) / points - Math.PI / 2 + turn;
    corners.push(`${round(x + radius * Math.cos(angle))} ${round(y + radius * Math.sin(angle))}`);
  }
  return `M${corners.join("L")}z`;
}

/** The four-pointed glint that says "precious" wherever it appears. */
export const glint = (x: number, y: number, r: number): string =>
  `M${x} ${y - r}Q${x + r * 0.14} ${y - r * 0.14} ${x + r} ${y}Q${x + r * 0.14} ${y + r * 0.14} ${x} ${y + r}Q${x - r * 0.14} ${y + r * 0.14} ${x - r} ${y}Q${x - r * 0.14} ${y - r * 0.14} ${x} ${y - r}z`;
