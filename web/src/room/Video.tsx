import Hls from "hls.js";
import { useEffect, useRef, useState } from "react";
import type { Live } from "../api/types";
import { Stage } from "../stage/Stage";
import { t } from "../texts";

/** The room's picture when the platform streams one. Loaded only then; falls back to the stage when the stream does not play. */
export default function Video({ url, live }: { url: string; live: Live }) {
  const ref = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const [muted, setMuted] = useState(true);

  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    if (video.canPlayType("application/vnd.apple.mpegurl")) {
      video.src = url;
      return;
    }
    if (!Hls.isSupported()) return setFailed(true);
    const player = new Hls({ liveDurationInfinity: true, enableWorker: false });
    player.on(Hls.Events.ERROR, (_, data) => {
      if (data.fatal) setFailed(true);
    });
    player.loadSource(url);
    player.attachMedia(video);
    return () => player.destroy();
  }, [url]);

  if (failed) return <Stage live={live} />;
  return (
    <>
      <video ref={ref} className="size-full object-cover" autoPlay playsInline muted={muted} onError={() => setFailed(true)} aria-label={live.title} />
      {muted && (
        <button type="button" className="button button-quiet absolute left-4 top-40 z-10" onClick={() => setMuted(false)}>
          {t("room.sound_on")}
        </button>
      )}
    </>
  );
}
