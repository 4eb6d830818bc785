import { memo, useId } from "react";
import type { Live } from "../api/types";
import { seeded } from "../avatar/random";
import { Performer } from "../avatar/Avatar";
import { coolScenes } from "./coolScenes";
import { warmScenes, type Scene } from "./scenes";

const scenes = { ...warmScenes, ...coolScenes };
export type SceneName = keyof typeof scenes;
export const sceneNames = Object.keys(scenes) as SceneName[];

// Platforms name their themes as they like; these words lead to the scene that fits.
const words: [RegExp, SceneName][] = [
  [/theatre|theater|stage|music|song|sing|concert|guitar|piano|jazz|velvet|dance|comedy/i, "theatre"],
  [/kitchen|cook|bak|food|bread|tea|coffee|cafe|dinner/i, "kitchen"],
  [/roof|city|street|talk|chat|dusk|sunset/i, "rooftop"],
  [/garden|forest|green|plant|nature|flower|meadow|wood/i, "garden"],
  [/arcade|neon|game|gaming|pixel|retro|electro|dj/i, "arcade"],
  [/ocean|sea|water|aqua|dive|beach|reef|lagoon|surf/i, "ocean"],
  [/atelier|workshop|\bart|paint|draw|craft|clay|pottery|studio|loft|knit/i, "atelier"],
  [/observ|space|night|star|sky|astro|cosm|galax|moon|aurora/i, "observatory"],
];

export function sceneNameOf(live: { id: string; title: string; theme?: string }): SceneName {
  const exact = sceneNames.find((name) => name === live.theme);
  if (exact) return exact;
  for (const text of [live.theme ?? "", live.title]) for (const [word, name] of words) if (word.test(text)) return name;
  return sceneNames[Math.floor(seeded(live.id)() * sceneNames.length)]!;
}

export const sceneOf = (live: { id: string; title: string; theme?: string }): Scene => scenes[sceneNameOf(live)];

interface StageProps {
  live: { id: string; title: string; theme?: string; creator: Pick<Live["creator"], "name" | "avatar_seed"> };
  /** Thumbnails hold still. */
  still?: boolean;
  /** How far to the right of the picture's middle the eye rests, in 1600ths: the room's side panel covers the right. */
  shift?: number;
}

/** The designed stage of a room without video: a scene, and the creator in it. */
export const Stage = memo(function Stage({ live, still = false, shift = 0 }: StageProps) {
  const id = useId().replace(/[^a-zA-Z0-9]/g, "");
  const scene = sceneOf(live);
  return (
    <svg
      viewBox={`${shift} 0 1600 900`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      className={`size-full ${still ? "scene-still" : "scene"}`}
    >
      <rect x="-400" width="2600" height="900" fill={scene.deep} />
      {scene.behind(id)}
      <g transform="translate(602 268) scale(3.3)">
        <Performer seed={live.creator.avatar_seed} />
      </g>
      {scene.front(id)}
    </svg>
  );
});
