import { describe, expect, it } from "vitest";
import type { Frame, Snapshot } from "../api/types";
import { nextLines, type Line } from "./commentFlow";
import { expired, fromSnapshot, withFrame } from "./roomState";

const person = (name: string) => ({ id: `usr_${name}`, name, avatar_seed: name });
const snapshot: Snapshot = {
  type: "snapshot",
  sequence: 10,
  live: { id: "live_1", title: "Show", creator: { id: "usr_c", name: "C", handle: "c", avatar_seed: "c", followers: 5 }, status: "live", started_at: "2026-01-01T00:00:00Z", viewers: 3, likes: 1, coins_received: 9 },
  top: [],
  comments: [],
  streaks: [],
  likes: 1,
  viewers: 3,
  coins: 9,
};
const streak = (count: number, settled = false) => ({ id: "s1", gift: "spark", sender: person("mia"), count, coins: count, settled });
const frame = (sequence: number, more: Partial<Frame>): Frame => ({ type: "frame", sequence, ...more });

describe("a room", () => {
  it("starts from the snapshot and moves with frames", () => {
    const state = withFrame(fromSnapshot(snapshot, 0), frame(11, { coins: 20, viewers: 5 }), 0);
    expect([state.coins, state.viewers, state.likes]).toEqual([20, 5, 1]);
  });

  it("ignores a frame from before its snapshot", () => {
    const state = fromSnapshot(snapshot, 0);
    expect(withFrame(state, frame(9, { coins: 1 }), 0)).toBe(state);
  });

  it("never counts a streak down, whatever order frames arrive in", () => {
    let state = withFrame(fromSnapshot(snapshot, 0), frame(11, { streaks: [streak(12)] }), 0);
    state = withFrame(state, frame(12, { streaks: [streak(7)] }), 0);
    expect(state.streaks[0]?.count).toBe(12);
  });

  it("keeps a settled streak for its last moment, then lets it go", () => {
    const state = withFrame(fromSnapshot(snapshot, 0), frame(11, { streaks: [streak(3, true)] }), 1000);
    expect(expired(state, 2000).streaks).toHaveLength(1);
    expect(expired(state, 9000).streaks).toHaveLength(0);
  });

  it("shows a comment once when it comes in a snapshot and again in a frame", () => {
    const comment = { id: "c1", user: person("mia"), text: "hello", at: "2026-01-01T00:00:00Z" };
    const state = withFrame(fromSnapshot({ ...snapshot, comments: [comment] }, 0), frame(11, { comments: [comment] }), 0);
    expect(state.comments).toHaveLength(1);
  });

  it("is over when a frame says so", () => {
    const state = withFrame(fromSnapshot(snapshot, 0), frame(11, { ended: true }), 0);
    expect([state.connection, state.live?.status]).toEqual(["ended", "ended"]);
  });
});

describe("the comment stream", () => {
  const line = (id: number, userId = "usr_x", kind: Line["kind"] = "comment"): Line => ({ id: String(id), kind, userId, name: "x", avatarSeed: "x", text: "x" });

  it("shows everything while a reader can follow", () => {
    expect(nextLines([line(1), line(2)], undefined, 2)).toEqual({ add: [line(1), line(2)], skipped: 0 });
  });

  it("thins a crowd evenly and keeps its order", () => {
    const { add, skipped } = nextLines(Array.from({ length: 100 }, (_, i) => line(i)), undefined, 4);
    expect(add.map((each) => Number(each.id))).toEqual([12, 37, 62, 87]);
    expect(skipped).toBe(96);
  });

  it("never thins out gifts or the reader's own words", () => {
    const crowd = [line(1), line(2, "me"), line(3), line(4, "usr_y", "gift"), line(5)];
    expect(nextLines(crowd, "me", 2).add.map((each) => each.id)).toEqual(["2", "4"]);
  });
});
