import { money } from "../api/money";
import type { Comment, Frame, Goal, Live, RoomGift, RoomTip, Snapshot, Streak, TopEntry } from "../api/types";
import { t } from "../texts";

export type Connection = "connecting" | "open" | "retrying" | "ended";

export interface RoomState {
  connection: Connection;
  live: Live | null;
  sequence: number;
  viewers: number;
  likes: number;
  coins: number;
  goal: Goal | undefined;
  top: TopEntry[];
  comments: Comment[];
  streaks: ShownStreak[];
  /** Number of the snapshot this state began with: what is on screen is then looked through again. */
  snapshots: number;
}

/** A streak on screen, with when it last moved: settled ones leave a little later, so that their last count is seen. */
export interface ShownStreak extends Streak {
  movedAt: number;
}

export const emptyRoom: RoomState = {
  connection: "connecting",
  live: null,
  sequence: 0,
  viewers: 0,
  likes: 0,
  coins: 0,
  goal: undefined,
  top: [],
  comments: [],
  streaks: [],
  snapshots: 0,
};

export const COMMENTS_KEPT = 150;
const STREAKS_SHOWN = 4;
const SETTLED_STAYS_MILLIS = 2500;
const STREAK_FORGOTTEN_MILLIS = 12_000;

export function fromSnapshot(snapshot: Snapshot, now: number, before = 0): RoomState {
  return {
    connection: snapshot.ended || snapshot.live.status === "ended" ? "ended" : "open",
    live: snapshot.live,
    sequence: snapshot.sequence,
    viewers: snapshot.viewers,
    likes: snapshot.likes,
    coins: snapshot.coins,
    goal: snapshot.goal ?? snapshot.live.goal,
    top: snapshot.top,
    comments: snapshot.comments.slice(-COMMENTS_KEPT),
    streaks: snapshot.streaks.map((streak) => ({ ...streak, movedAt: now })),
    snapshots: before + 1,
  };
}

function mergeStreaks(shown: ShownStreak[], moved: Streak[], now: number): ShownStreak[] {
  const byId = new Map(shown.map((streak) => [streak.id, streak]));
  for (const streak of moved) {
    const before = byId.get(streak.id);
    // The server's count never goes back; a frame that arrives twice must not make it.
    if (before && (before.count > streak.count || (before.settled && !streak.settled))) continue;
    byId.set(streak.id, { ...streak, movedAt: now });
  }
  return [...byId.values()]
    .filter((streak) => now - streak.movedAt < (streak.settled ? SETTLED_STAYS_MILLIS : STREAK_FORGOTTEN_MILLIS))
    .sort((a, b) => b.movedAt - a.movedAt || b.coins - a.coins)
    .slice(0, STREAKS_SHOWN);
}

function streaksOf(gifts: RoomGift[]): Streak[] {
  return gifts.flatMap((gift) =>
    gift.streak ? [{ ...gift.streak, gift: gift.gift, sender: gift.sender }] : [],
  );
}

/** A tip is read in the stream of comments, with its amount. */
function asComment(tip: RoomTip): Comment {
  const amount = money(tip.amount);
  return {
    id: tip.tip_id,
    user: tip.sender,
    text: tip.message ? t("tip.said_message", { amount, message: tip.message }) : t("tip.said", { amount }),
    at: tip.at,
  };
}

export function withFrame(state: RoomState, frame: Frame, now: number): RoomState {
  if (frame.sequence < state.sequence) return state;
  const moved = [...streaksOf(frame.gifts ?? []), ...(frame.streaks ?? [])];
  const known = new Set(state.comments.map((comment) => comment.id));
  const fresh = [...(frame.comments ?? []), ...(frame.tips ?? []).map(asComment)].filter((comment) => !known.has(comment.id));
  return {
    ...state,
    connection: frame.ended ? "ended" : state.connection,
    sequence: frame.sequence,
    viewers: frame.viewers ?? state.viewers,
    likes: frame.likes ?? state.likes,
    coins: frame.coins ?? state.coins,
    goal: frame.goal ?? state.goal,
    top: frame.top ?? state.top,
    comments: fresh.length === 0 ? state.comments : [...state.comments, ...fresh].slice(-COMMENTS_KEPT),
    streaks: moved.length === 0 && state.streaks.length === 0 ? state.streaks : mergeStreaks(state.streaks, moved, now),
    live: state.live && frame.ended ? { ...state.live, status: "ended" } : state.live,
  };
}

/** Drops what has been shown long enough; returns the same state when nothing has. */
export function expired(state: RoomState, now: number): RoomState {
  if (state.streaks.length === 0) return state;
  const streaks = mergeStreaks(state.streaks, [], now);
  return streaks.length === state.streaks.length ? state : { ...state, streaks };
}
