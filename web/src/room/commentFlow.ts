import type { RoomGift } from "../api/types";

export interface Line {
  id: string;
  kind: "comment" | "gift";
  userId: string;
  name: string;
  avatarSeed: string;
  text: string;
  gift?: RoomGift;
}

export const LINES_SHOWN = 60;

/**
 * What to add to the stream at one tick. A reader follows about three lines a second: when more wait, gifts and the reader's own
 * words always come through, and the rest is thinned evenly. Returns the lines to add and how many were left out.
 */
export function nextLines(waiting: readonly Line[], ownId: string | undefined, perTick: number): { add: Line[]; skipped: number } {
  if (waiting.length <= perTick) return { add: [...waiting], skipped: 0 };
  const must = (line: Line) => line.kind === "gift" || line.userId === ownId;
  const rest = waiting.filter((line) => !must(line));
  const places = Math.max(0, perTick - (waiting.length - rest.length));
  const chosen = new Set<Line>(waiting.filter(must));
  for (let i = 0; i < places; i++) {
    const line = rest[Math.floor(((i + 0.5) * rest.length) / places)];
    if (line) chosen.add(line);
  }
  const add = waiting.filter((line) => chosen.has(line));
  return { add, skipped: waiting.length - add.length };
}
