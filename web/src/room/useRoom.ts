import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { RoomSocket } from "../api/socket";
import type { RoomGift } from "../api/types";
import { sessionToken } from "../shell/session";
import { emptyRoom, expired, fromSnapshot, withFrame, type RoomState } from "./roomState";

type GiftListener = (gift: RoomGift) => void;

export interface Room {
  socket: RoomSocket | null;
  /** Called for every gift as it happens, outside of React: effects are drawn, not rendered. */
  onGift(listener: GiftListener): () => void;
  subscribe(listener: () => void): () => void;
  state(): RoomState;
}

/** Joins a room for as long as the component lives; joins again when the person changes. */
export function useRoom(liveId: string, userId: string | undefined): Room {
  const [socket, setSocket] = useState<RoomSocket | null>(null);
  const current = useRef<RoomState>(emptyRoom);
  const stateListeners = useRef(new Set<() => void>());
  const giftListeners = useRef(new Set<GiftListener>());

  useEffect(() => {
    let painted = 0;
    const publish = (next: RoomState) => {
      if (next === current.current) return;
      current.current = next;
      // Many frames may arrive while a tab catches up: render once per painted frame.
      if (painted === 0)
        painted = window.setTimeout(() => {
          painted = 0;
          stateListeners.current.forEach((listener) => listener());
        }, 16);
    };
    publish(emptyRoom);
    const seen = new Set<string>();
    const opened = new RoomSocket(liveId, sessionToken(), {
      onSnapshot: (snapshot) => publish(fromSnapshot(snapshot, Date.now(), current.current.snapshots)),
      onFrame: (frame) => {
        publish(withFrame(current.current, frame, Date.now()));
        // Someone was muted; who, only a new snapshot tells. Not all viewers ask in the same moment.
        if (frame.comments_removed) setTimeout(() => opened.refresh(), Math.random() * 2000);
        for (const gift of frame.gifts ?? []) {
          if (seen.has(gift.gift_id)) continue;
          if (seen.size > 2000) seen.clear();
          seen.add(gift.gift_id);
          giftListeners.current.forEach((listener) => listener(gift));
        }
      },
      onConnection: (connection) => {
        if (current.current.connection !== "ended") publish({ ...current.current, connection });
      },
    });
    setSocket(opened);
    const sweep = setInterval(() => publish(expired(current.current, Date.now())), 500);
    return () => {
      opened.close();
      clearInterval(sweep);
      clearTimeout(painted);
      setSocket(null);
    };
  }, [liveId, userId]);

  return useMemo(
    () => ({
      socket,
      onGift: (listener) => {
        giftListeners.current.add(listener);
        return () => void giftListeners.current.delete(listener);
      },
      subscribe: (listener) => {
        stateListeners.current.add(listener);
        return () => void stateListeners.current.delete(listener);
      },
      state: () => current.current,
    }),
    [socket],
  );
}

/** One part of the room's state; re-renders only when that part changes. */
export function useRoomPart<T>(room: Room, part: (state: RoomState) => T): T {
  return useSyncExternalStore(room.subscribe, () => part(room.state()));
}
