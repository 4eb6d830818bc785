let clockOffsetMillis = 0;

/** Ids carry their time; one from a clock that runs ahead would be refused, so ids follow the server's clock. */
export function followServerClock(wallTime: string, requestedAt: number, answeredAt: number): void {
  const server = Date.parse(wallTime);
  if (Number.isFinite(server)) clockOffsetMillis = server - (requestedAt + answeredAt) / 2;
}

/** A new UUIDv7: the idempotency key of one thing that a person did, kept through every retry. */
export function newRequestId(now: number = Date.now() + clockOffsetMillis): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Math.max(0, Math.floor(now));
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const serverNow = (): number => Date.now() + clockOffsetMillis;
