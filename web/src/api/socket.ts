import { Problem } from "./client";
import { newRequestId } from "./ids";
import type { Ack, Frame, GiftResult, Money, ServerMessage, Snapshot } from "./types";

export interface GiftOrder {
  gift: string;
  count: number;
  pay_with?: string;
  confirmed_price?: Money;
}

interface Waiting {
  text: string;
  resolve(result: Partial<GiftResult>): void;
  reject(problem: Problem): void;
  timer: ReturnType<typeof setTimeout>;
}

export interface RoomSocketEvents {
  onSnapshot(snapshot: Snapshot): void;
  onFrame(frame: Frame): void;
  onConnection(state: "connecting" | "open" | "retrying"): void;
}

const FIRST_RETRY_MILLIS = 400;
const LONGEST_RETRY_MILLIS = 15_000;
const ANSWER_WITHIN_MILLIS = 12_000;
const PING_EVERY_MILLIS = 20_000;
const SILENCE_MILLIS = 45_000;

/**
 * The room's socket. Reconnects with growing, jittered pauses; every connection begins with a snapshot, so nothing has to be
 * replayed. What was asked and not answered is asked again under the same id: the server charges an id once.
 */
export class RoomSocket {
  private socket: WebSocket | null = null;
  private readonly waiting = new Map<string, Waiting>();
  private attempts = 0;
  private closed = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private heartbeat: ReturnType<typeof setInterval> | undefined;
  private lastHeard = 0;

  constructor(
    private readonly liveId: string,
    private readonly token: string | null,
    private readonly events: RoomSocketEvents,
  ) {
    this.connect();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.retry);
    clearInterval(this.heartbeat);
    this.socket?.close();
    for (const waiting of this.waiting.values()) {
      clearTimeout(waiting.timer);
      waiting.reject(new Problem({ code: "outcome_unknown", status: 0, title: "The room was left before an answer came." }));
    }
    this.waiting.clear();
  }

  /** Joins anew to get a fresh snapshot. */
  refresh(): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.close();
  }

  sendGift(order: GiftOrder, clientId: string = newRequestId()): Promise<Partial<GiftResult>> {
    return this.ask({ type: "gift", ...order }, clientId);
  }

  sendComment(text: string): Promise<unknown> {
    return this.ask({ type: "comment", text }, newRequestId());
  }

  /** Likes are applause: counted when the room is open, forgotten when it is not. */
  sendLikes(count: number): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ type: "like", count }));
  }

  private ask(message: object, clientId: string): Promise<Partial<GiftResult>> {
    return new Promise((resolve, reject) => {
      const text = JSON.stringify({ ...message, client_id: clientId });
      const timer = setTimeout(() => {
        this.waiting.delete(clientId);
        reject(new Problem({ code: "outcome_unknown", status: 0, title: "No answer came in time." }));
      }, ANSWER_WITHIN_MILLIS);
      this.waiting.set(clientId, { text, resolve, reject, timer });
      if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(text);
    });
  }

  private connect(): void {
    if (this.closed) return;
    this.events.onConnection(this.attempts === 0 ? "connecting" : "retrying");
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const token = this.token ? `?token=${encodeURIComponent(this.token)}` : "";
    const socket = new WebSocket(`${scheme}://${location.host}/v1/lives/${this.liveId}/socket${token}`);
    this.socket = socket;
    socket.onopen = () => {
      this.lastHeard = Date.now();
      this.events.onConnection("open");
      for (const waiting of this.waiting.values()) socket.send(waiting.text);
      clearInterval(this.heartbeat);
      this.heartbeat = setInterval(() => {
        if (Date.now() - this.lastHeard > SILENCE_MILLIS) socket.close();
        else if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}');
      }, PING_EVERY_MILLIS);
    };
    socket.onmessage = (event) => {
      this.lastHeard = Date.now();
      if (typeof event.data === "string") this.receive(JSON.parse(event.data) as ServerMessage);
    };
    socket.onclose = () => {
      clearInterval(this.heartbeat);
      if (this.closed || this.socket !== socket) return;
      this.events.onConnection("retrying");
      const pause = Math.min(LONGEST_RETRY_MILLIS, FIRST_RETRY_MILLIS * 2 ** this.attempts++);
      this.retry = setTimeout(() => this.connect(), pause * (0.6 + Math.random() * 0.8));
    };
  }

  private receive(message: ServerMessage): void {
    switch (message.type) {
      case "snapshot":
        this.attempts = 0;
        this.events.onSnapshot(message);
        break;
      case "frame":
        this.events.onFrame(message);
        break;
      case "ack":
        this.settle(message);
        break;
      default:
        break;
    }
  }

  private settle(ack: Ack): void {
    const waiting = this.waiting.get(ack.client_id);
    if (!waiting) return;
    this.waiting.delete(ack.client_id);
    clearTimeout(waiting.timer);
    if (ack.ok) waiting.resolve(ack);
    else waiting.reject(new Problem(ack.problem));
  }
}
