import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { answer, api } from "../api/client";
import type { Live } from "../api/types";
import { Avatar } from "../avatar/Avatar";
import { GiftArt } from "../gifts/GiftArt";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { Icon } from "../ui/icons";
import { complain, describe } from "../ui/states";
import { toast } from "../ui/toasts";
import { LINES_SHOWN, nextLines, type Line } from "./commentFlow";
import type { Room } from "./useRoom";

const TICK_MILLIS = 340;
const LONGEST_COMMENT = 200;
const ANNOUNCE_EVERY_MILLIS = 12_000;

function useLines(room: Room, ownId: string | undefined, paused: boolean, nameOf: (gift: string) => string) {
  const [lines, setLines] = useState<Line[]>([]);
  const [waitingCount, setWaitingCount] = useState(0);
  const waiting = useRef<Line[]>([]);
  const pausedNow = useRef(paused);
  pausedNow.current = paused;

  useEffect(() => {
    const known = new Set<string>();
    let snapshots = room.state().snapshots;
    setLines([]);
    waiting.current = [];
    const take = () => {
      if (room.state().snapshots !== snapshots) {
        snapshots = room.state().snapshots;
        const left = new Set(room.state().comments.map((comment) => comment.id));
        const stays = (line: Line) => line.kind === "gift" || left.has(line.id);
        waiting.current = waiting.current.filter(stays);
        setLines((shown) => shown.filter(stays));
      }
      for (const comment of room.state().comments) {
        if (known.has(comment.id)) continue;
        known.add(comment.id);
        waiting.current.push({
          id: comment.id,
          kind: "comment",
          userId: comment.user.id ?? "",
          name: comment.user.name,
          avatarSeed: comment.user.avatar_seed,
          text: comment.text,
        });
      }
      if (known.size > 4000) known.clear();
    };
    const leaveState = room.subscribe(take);
    const leaveGifts = room.onGift((gift) => {
      if (gift.size === "combo") return;
      waiting.current.push({
        id: gift.gift_id,
        kind: "gift",
        userId: gift.sender.id ?? "",
        name: gift.sender.name,
        avatarSeed: gift.sender.avatar_seed,
        text: nameOf(gift.gift),
        gift,
      });
    });
    take();
    let joined = false;
    const tick = setInterval(() => {
      if (waiting.current.length > 400) waiting.current = waiting.current.slice(-200);
      setWaitingCount(waiting.current.length);
      if (pausedNow.current || waiting.current.length === 0) return;
      // What was said before one came is read at leisure; after that the stream keeps a reader's pace.
      const { add } = nextLines(waiting.current, ownId, !joined ? LINES_SHOWN : waiting.current.length > 40 ? 12 : 2);
      joined = true;
      waiting.current = [];
      setLines((shown) => {
        const ids = new Set(shown.map((line) => line.id));
        return [...shown, ...add.filter((line) => !ids.has(line.id))].slice(-LINES_SHOWN);
      });
    }, TICK_MILLIS);
    return () => {
      leaveState();
      leaveGifts();
      clearInterval(tick);
    };
  }, [room, ownId, nameOf]);

  return { lines, waitingCount };
}

/** Screen readers hear a summary now and then, not every line of a crowd. */
function useAnnouncement(lines: Line[]): string {
  const [text, setText] = useState("");
  const latest = useRef(lines);
  latest.current = lines;
  useEffect(() => {
    let last = "";
    const timer = setInterval(() => {
      const line = latest.current.at(-1);
      if (!line || line.id === last) return;
      last = line.id;
      setText(line.kind === "gift" ? t("room.sent_line", { name: line.name, gift: line.text }) : `${line.name}: ${line.text}`);
    }, ANNOUNCE_EVERY_MILLIS);
    return () => clearInterval(timer);
  }, []);
  return text;
}

export function Comments({ room, live, nameOf }: { room: Room; live: Live; nameOf(gift: string): string }) {
  const { user } = useSession();
  const [held, setHeld] = useState(false);
  const [scrolledUp, setScrolledUp] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const paused = held || scrolledUp;
  const { lines, waitingCount } = useLines(room, user?.id, paused, nameOf);
  const announcement = useAnnouncement(lines);
  const owns = user?.id === live.creator.id;

  useEffect(() => {
    if (!paused && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [lines, paused]);

  const mute = useMutation({
    mutationFn: (line: Line) => answer(api.POST("/v1/lives/{id}/mutes", { params: { path: { id: live.id } }, body: { user_id: line.userId, seconds: 600 } })),
    onSuccess: (_, line) => toast(t("studio.muted", { name: line.name }), { tone: "good" }),
    onError: complain,
  });

  return (
    <section aria-label={t("room.comments")} className="relative flex min-h-0 flex-col">
      <p className="sr-only" aria-live="polite">
        {announcement}
      </p>
      <ul
        ref={list}
        tabIndex={0}
        aria-label={t("room.comments")}
        className="comment-list"
        data-testid="comments"
        onMouseEnter={() => setHeld(true)}
        onMouseLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
        onScroll={(event) => {
          const box = event.currentTarget;
          setScrolledUp(box.scrollHeight - box.scrollTop - box.clientHeight > 60);
        }}
      >
        {lines.map((line) => (
          <li key={line.id} className={`comment ${line.kind === "gift" ? "comment-gift" : ""}`}>
            <Avatar seed={line.avatarSeed} size={28} />
            <p className="min-w-0 flex-1 break-words">
              <b className="mr-1.5 text-[#ffd9c4]">{line.name}</b>
              {line.kind === "gift" ? t("room.sent", { gift: line.text }) : line.text}
              {line.gift && line.gift.count > 1 && ` ×${line.gift.count}`}
            </p>
            {line.gift && <GiftArt gift={line.gift.gift} size={30} />}
            {owns && line.kind === "comment" && (
              <button type="button" className="text-xs font-semibold underline" onClick={() => mute.mutate(line)}>
                {t("studio.mute")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {paused && waitingCount > 0 && (
        <button
          type="button"
          className="tag absolute bottom-2 left-2 bg-accent px-3 py-1.5 text-on-accent"
          onClick={() => {
            setHeld(false);
            setScrolledUp(false);
          }}
        >
          <Icon name="down" size={14} /> {t("room.new_comments", { n: waitingCount })}
        </button>
      )}
    </section>
  );
}

export function CommentBox({ room, onSignIn }: { room: Room; onSignIn(): void }) {
  const { user } = useSession();
  const [text, setText] = useState("");
  const send = useMutation({
    mutationFn: async (words: string) => room.socket?.sendComment(words),
    onError: (error, words) => {
      setText((now) => now || words);
      toast(describe(error), { tone: "bad", key: "comment" });
    },
  });
  if (!user)
    return (
      <button type="button" className="comment-box text-left text-ink-2" onClick={onSignIn}>
        {t("room.sign_in_to_comment")}
      </button>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    if (!words) return;
    setText("");
    send.mutate(words);
  };
  return (
    <form onSubmit={submit} className="comment-box flex items-center gap-2">
      <label className="sr-only" htmlFor="comment">
        {t("room.say")}
      </label>
      <input
        id="comment"
        value={text}
        maxLength={LONGEST_COMMENT}
        autoComplete="off"
        placeholder={t("room.say")}
        onChange={(event) => setText(event.target.value)}
        className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-2"
      />
      <button type="submit" aria-label={t("room.send_comment")} className="p-1 disabled:opacity-40" disabled={!text.trim()}>
        <Icon name="send" />
      </button>
    </form>
  );
}
