import type { ReactNode } from "react";
import { seeded } from "../avatar/random";

/** A scene has a world behind the performer and something in front; both are drawn on 1600 x 900. */
export interface Scene {
  behind(id: string): ReactNode;
  front(id: string): ReactNode;
  /** Two colours of the place, for gifts and panels that want to belong to it. */
  glow: string;
  deep: string;
}

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const scatter = <T,>(seed: string, n: number, make: (random: () => number, index: number) => T): T[] => {
  const random = seeded(seed);
  return range(n).map((i) => make(random, i));
};

export function Gradient({ id, stops, radial, x2 = 0, y2 = 1 }: { id: string; stops: [number, string, number?][]; radial?: boolean; x2?: number; y2?: number }) {
  const inner = stops.map(([offset, colour, opacity]) => (
    <stop key={offset} offset={offset} stopColor={colour} stopOpacity={opacity ?? 1} />
  ));
  return radial ? <radialGradient id={id}>{inner}</radialGradient> : <linearGradient id={id} x1="0" y1="0" x2={x2} y2={y2}>{inner}</linearGradient>;
}

const Bulbs = ({ y, sag, n = 17, colour = "#ffd98a" }: { y: number; sag: number; n?: number; colour?: string }) => (
  <g>
    <path d={`M-20 ${y}Q800 ${y + sag * 2} 1620 ${y}`} fill="none" stroke="#1a0d14" strokeWidth="3" opacity="0.7" />
    {range(n).map((i) => {
      const u = (i + 0.5) / n;
      const bulbY = y + sag * 4 * u * (1 - u) + 12;
      return (
        <g key={i} className="scene-twinkle" style={{ animationDelay: `${(i * 0.37) % 3}s` }}>
          <circle cx={u * 1640 - 20} cy={bulbY} r="26" fill={colour} opacity="0.16" />
          <circle cx={u * 1640 - 20} cy={bulbY} r="8" fill={colour} />
        </g>
      );
    })}
  </g>
);

const theatre: Scene = {
  glow: "#ff7a4d",
  deep: "#3a0f1c",
  behind: (id) => (
    <>
      <defs>
        <Gradient id={`${id}wall`} stops={[[0, "#2a0a18"], [0.6, "#5a1426"], [1, "#2a0a14"]]} />
        <Gradient id={`${id}fold`} stops={[[0, "#7a1228"], [0.5, "#b8243a"], [1, "#5a0c1e"]]} x2={1} y2={0} />
        <Gradient id={`${id}beam`} stops={[[0, "#fff0c4", 0.6], [1, "#ffb46a", 0]]} />
        <Gradient id={`${id}pool`} radial stops={[[0, "#ffd9a0", 0.9], [1, "#ff8a4d", 0]]} />
      </defs>
      <path d="M0 0h1600v900H0z" fill={`url(#${id}wall)`} />
      {range(11).map((i) => (
        <path key={i} d={`M${430 + i * 68} 0q34 30 68 0v720h-68z`} fill="#4a1024" opacity={i % 2 ? 0.75 : 0.4} />
      ))}
      <path d="M0 720h1600v180H0z" fill="#3c1a16" />
      <path d="M0 720h1600v10H0z" fill="#d98a4a" opacity="0.5" />
      {range(9).map((i) => (
        <path key={i} d={`M${i * 220 - 80} 900l${(800 - (i * 220 - 80)) * 0.22} -170`} stroke="#2a100e" strokeWidth="4" />
      ))}
      <ellipse cx="800" cy="780" rx="560" ry="90" fill={`url(#${id}pool)`} />
      <g className="scene-sway-a"><path d="M560 -60L300 820h520L640 -60z" fill={`url(#${id}beam)`} opacity="0.42" /></g>
      <g className="scene-sway-b"><path d="M1040 -60L780 820h520L960 -60z" fill={`url(#${id}beam)`} opacity="0.42" /></g>
      <path d="M770 -60L560 820h480L830 -60z" fill={`url(#${id}beam)`} opacity="0.5" />
      {range(5).map((i) => (
        <g key={i}>
          <path d={`M${-30 + i * 92} 0c20 240 ${-20 - i * 14} 520 ${-60 - i * 26} 760h${108 + i * 4}c${30 + i * 12} -240 ${36} -520 ${52} -760z`} fill={`url(#${id}fold)`} opacity={0.96 - i * 0.05} />
          <path d={`M${1630 - i * 92} 0c-20 240 ${20 + i * 14} 520 ${60 + i * 26} 760h${-108 - i * 4}c${-30 - i * 12} -240 -36 -520 -52 -760z`} fill={`url(#${id}fold)`} opacity={0.96 - i * 0.05} />
        </g>
      ))}
      {range(12).map((i) => (
        <path key={i} d={`M${i * 140 - 40} -10h150c0 110 -30 150 -75 150s-75 -40 -75 -150z`} fill={i % 2 ? "#8a1a30" : "#a3223a"} />
      ))}
      <path d="M-10 0h1620v18H-10z" fill="#e0a04a" />
      <Bulbs y={90} sag={70} colour="#ffe0a0" />
    </>
  ),
  front: () => (
    <>
      <g stroke="#1c1016" strokeLinecap="round" fill="none">
        <path d="M960 900V560L884 618" strokeWidth="10" />
      </g>
      <g transform="rotate(-38 880 622)">
        <rect x="846" y="596" width="72" height="50" rx="25" fill="#2a1a22" />
        <rect x="838" y="594" width="46" height="54" rx="23" fill="#b9a7a4" />
        <path d="M846 604h30M842 616h36M842 628h36M846 640h28" stroke="#6d5a5c" strokeWidth="3" />
      </g>
      {range(13).map((i) => (
        <g key={i}>
          <ellipse cx={i * 134} cy="896" rx="90" ry="60" fill="#ffb869" opacity="0.16" />
          <path d={`M${i * 134 - 34} 900c0 -46 68 -46 68 0z`} fill="#e0a04a" />
          <path d={`M${i * 134 - 22} 900c0 -26 44 -26 44 0z`} fill="#fff0c4" />
        </g>
      ))}
    </>
  ),
};

const jars = ["#d9683a", "#e0b04a", "#7a9a4a", "#c44a5a", "#e8d0a8", "#8a5a3a"];
const kitchen: Scene = {
  glow: "#ffb060",
  deep: "#4a2418",
  behind: (id) => (
    <>
      <defs>
        <Gradient id={`${id}wall`} stops={[[0, "#7a3c26"], [0.7, "#b8683a"], [1, "#8a4a2a"]]} />
        <Gradient id={`${id}lamp`} radial stops={[[0, "#ffe6ae", 0.95], [1, "#ffb860", 0]]} />
        <Gradient id={`${id}night`} stops={[[0, "#1c2a54"], [1, "#5a4a7a"]]} />
      </defs>
      <path d="M0 0h1600v900H0z" fill={`url(#${id}wall)`} />
      {range(7).map((row) => range(17).map((c) => (
        <rect key={`${row}/${c}`} x={c * 104 - (row % 2 ? 52 : 0)} y={430 + row * 52} width="98" height="46" rx="6" fill={(row * 5 + c * 3) % 7 === 0 ? "#f2d6ae" : "#e3b384"} opacity={0.5} />
      )))}
      <rect x="1070" y="90" width="330" height="300" rx="18" fill="#5a2c1c" />
      <rect x="1088" y="108" width="294" height="264" rx="8" fill={`url(#${id}night)`} />
      <circle cx="1300" cy="180" r="34" fill="#fff0d0" />
      {scatter("kitchen stars", 14, (r, i) => <circle key={i} className="scene-twinkle" style={{ animationDelay: `${r() * 3}s` }} cx={1100 + r() * 270} cy={120 + r() * 160} r={1.5 + r() * 2} fill="#fff" />)}
      <path d="M1235 108v264M1088 240h294" stroke="#5a2c1c" strokeWidth="12" />
      <path d="M1060 80h350c-6 70 -60 90 -80 20 -20 60 -70 60 -95 0 -25 60 -75 60 -95 0 -20 70 -74 50 -80 -20z" fill="#e2563a" opacity="0.92" />
      {[150, 320].map((y, shelf) => (
        <g key={y}>
          <rect x="120" y={y} width="430" height="18" rx="4" fill="#4a2416" />
          {range(7).map((i) => (
            <g key={i} transform={`translate(${140 + i * 58} ${y})`}>
              <rect y={-74 + ((i + shelf) % 3) * 12} width="42" height={74 - ((i + shelf) % 3) * 12} rx="8" fill={jars[(i + shelf * 2) % 6]} />
              <rect x="4" y={-70 + ((i + shelf) % 3) * 12} width="8" height={52 - ((i + shelf) % 3) * 8} rx="4" fill="#fff" opacity="0.25" />
              <rect x="4" y={-86 + ((i + shelf) % 3) * 12} width="34" height="14" rx="4" fill="#f6e2c4" />
            </g>
          ))}
        </g>
      ))}
      <path d="M600 56h400" stroke="#3a1c12" strokeWidth="10" strokeLinecap="round" />
      {[640, 940].map((x, i) => (
        <g key={x} className={i ? "scene-sway-b" : "scene-sway-a"} style={{ transformOrigin: `${x}px 56px` }}>
          <path d={`M${x} 56v70`} stroke="#3a1c12" strokeWidth="5" />
          <circle cx={x} cy="164" r="46" fill="#8a3a20" />
          <circle cx={x} cy="164" r="34" fill="#d9683a" />
        </g>
      ))}
      <ellipse cx="800" cy="250" rx="520" ry="420" fill={`url(#${id}lamp)`} opacity="0.6" />
      <path d="M800 0v90" stroke="#2a140e" strokeWidth="6" />
      <path d="M710 150c0 -50 40 -70 90 -70s90 20 90 70z" fill="#2f6a62" />
      <ellipse cx="800" cy="150" rx="90" ry="14" fill="#fff0c4" />
    </>
  ),
  front: () => (
    <>
      <path d="M0 780h1600v120H0z" fill="#6a3620" />
      <path d="M0 764h1600v30H0z" fill="#d89a5c" />
      <path d="M0 764h1600v8H0z" fill="#f2c48a" />
      <g className="scene-steam" stroke="#fff3e0" strokeWidth="12" fill="none" strokeLinecap="round" opacity="0.5">
        <path d="M1010 640c-24 -34 24 -50 0 -90M1060 640c-24 -34 24 -50 0 -90" />
      </g>
      <path d="M940 660h190c0 70 -30 108 -95 108s-95 -38 -95 -108z" fill="#2f7f78" />
      <path d="M940 660h80c-6 50 0 90 14 108 -64 0 -94 -38 -94 -108z" fill="#4aa39a" />
      <ellipse cx="1035" cy="660" rx="96" ry="18" fill="#f6e2c4" />
      <path d="M470 768c-10 -60 40 -90 100 -90s110 30 100 90z" fill="#b8642c" />
      <path d="M484 752c0 -40 40 -62 86 -62 -30 16 -50 40 -54 70z" fill="#dc8f4a" />
      <path d="M530 700l24 40M570 690l24 46M612 698l18 40" stroke="#8a4418" strokeWidth="8" strokeLinecap="round" />
    </>
  ),
};

const rooftop: Scene = {
  glow: "#ff9a7a",
  deep: "#1c1638",
  behind: (id) => (
    <>
      <defs>
        <Gradient id={`${id}sky`} stops={[[0, "#171437"], [0.45, "#4a2a5e"], [0.75, "#b84e5e"], [1, "#ff9a62"]]} />
        <Gradient id={`${id}halo`} radial stops={[[0, "#ffe6c4", 0.85], [1, "#ff9a7a", 0]]} />
      </defs>
      <path d="M0 0h1600v900H0z" fill={`url(#${id}sky)`} />
      {scatter("roof stars", 70, (r, i) => <circle key={i} className="scene-twinkle" style={{ animationDelay: `${r() * 3}s` }} cx={r() * 1600} cy={r() * 360} r={1 + r() * 2} fill="#fff" opacity="0.9" />)}
      <circle cx="420" cy="220" r="210" fill={`url(#${id}halo)`} opacity="0.6" />
      <circle cx="420" cy="220" r="66" fill="#fff0dc" />
      <circle cx="446" cy="206" r="12" fill="#ecd3bd" /><circle cx="402" cy="240" r="16" fill="#ecd3bd" />
      {[["#6a3560", 0.5, 190], ["#3f2450", 0.8, 120], ["#231739", 1, 40]].map(([colour, opacity, rise], layer) => (
        <g key={layer} opacity={opacity as number}>
          {scatter(`city ${layer}`, 17, (r, i) => {
            const h = 150 + r() * 260 + (rise as number);
            const x = i * 100 - 30 + r() * 20;
            const w = 84 + r() * 50;
            return (
              <g key={i}>
                <rect x={x} y={800 - h} width={w} height={h + 100} fill={colour as string} />
                {r() > 0.6 && <path d={`M${x + w / 2} ${800 - h}v-60`} stroke={colour as string} strokeWidth="6" />}
                {layer > 0 && range(Math.floor(h / 44)).map((row) => range(3).map((c) => r() > 0.52 && (
                  <rect key={`${row}${c}`} className={r() > 0.7 ? "scene-twinkle" : ""} style={{ animationDelay: `${r() * 4}s` }} x={x + 14 + c * (w / 3.4)} y={816 - h + row * 40} width="14" height="20" rx="2" fill={r() > 0.3 ? "#ffcf7a" : "#9fd6f2"} opacity="0.85" />
                )))}
              </g>
            );
          })}
        </g>
      ))}
      <Bulbs y={120} sag={90} />
      <Bulbs y={40} sag={60} n={14} colour="#ffb3a0" />
    </>
  ),
  front: () => (
    <>
      <path d="M0 800h1600v100H0z" fill="#1a1026" />
      <path d="M0 786h1600v20H0z" fill="#3a2444" />
      {[120, 330, 1230, 1450].map((x, i) => (
        <g key={x}>
          <path d={`M${x - 46} 740h92l-14 100h-64z`} fill="#b8523a" />
          <path d={`M${x - 46} 740h40l4 100h-30z`} fill="#d9704a" />
          <g className={i % 2 ? "scene-sway-a" : "scene-sway-b"} style={{ transformOrigin: `${x}px 740px` }}>
            {range(7).map((leaf) => (
              <ellipse key={leaf} cx={x} cy={680} rx="15" ry="68" fill={leaf % 2 ? "#2f6a4a" : "#43895c"} transform={`rotate(${(leaf - 3) * 22} ${x} 744)`} />
            ))}
          </g>
        </g>
      ))}
    </>
  ),
};

const garden: Scene = {
  glow: "#c8e07a",
  deep: "#12301f",
  behind: (id) => (
    <>
      <defs>
        <Gradient id={`${id}sky`} stops={[[0, "#0f2f2c"], [0.55, "#2c6a4a"], [1, "#c9b05a"]]} />
        <Gradient id={`${id}sun`} radial stops={[[0, "#fff2b8", 0.9], [1, "#ffd66a", 0]]} />
      </defs>
      <path d="M0 0h1600v900H0z" fill={`url(#${id}sky)`} />
      <ellipse cx="800" cy="520" rx="640" ry="480" fill={`url(#${id}sun)`} opacity="0.75" />
      <g stroke="#e8f4dc" strokeWidth="8" fill="none" opacity="0.35">
        <path d="M120 900V300C120 60 1480 60 1480 300v600M460 900V150M800 900V110M1140 900V150M120 320h1360M120 560h1360" />
      </g>
      {scatter("far leaves", 26, (r, i) => (
        <ellipse key={i} cx={r() * 1600} cy={560 + r() * 300} rx={20 + r() * 26} ry={110 + r() * 120} fill={r() > 0.5 ? "#1f5a3c" : "#2f7448"} transform={`rotate(${-40 + r() * 80} ${r() * 1600} 860)`} opacity="0.8" />
      ))}
      {[[180, -1], [1420, 1]].map(([x, side]) => (
        <g key={x} className={side! > 0 ? "scene-sway-a" : "scene-sway-b"} style={{ transformOrigin: `${x}px 900px` }}>
          {range(9).map((i) => (
            <g key={i} transform={`rotate(${(i - 4) * 17} ${x} 900)`}>
              <path d={`M${x} 900c-60 -160 -60 -330 0 -520 60 190 60 360 0 520z`} fill={["#2f7d4a", "#3f9a56", "#256640"][i % 3]} />
              <path d={`M${x} 880V420`} stroke="#8fce7a" strokeWidth="4" opacity="0.5" />
            </g>
          ))}
        </g>
      ))}
      {range(8).map((i) => (
        <g key={i} className="scene-sway-a" style={{ transformOrigin: `${i * 220 + 40}px 0px`, animationDelay: `${-i}s` }}>
          <path d={`M${i * 220 + 40} -10v${90 + (i % 3) * 50}`} stroke="#1c4a30" strokeWidth="5" />
          {range(5).map((leaf) => <ellipse key={leaf} cx={i * 220 + 40 + (leaf % 2 ? 18 : -18)} cy={30 + leaf * (16 + (i % 3) * 10)} rx="22" ry="10" fill="#5fae5a" transform={`rotate(${leaf % 2 ? 30 : -30} ${i * 220 + 40} ${30 + leaf * 22})`} />)}
        </g>
      ))}
      {scatter("fireflies", 34, (r, i) => (
        <g key={i} className="scene-float" style={{ animationDelay: `${-r() * 9}s`, animationDuration: `${6 + r() * 6}s` }}>
          <circle cx={r() * 1600} cy={160 + r() * 660} r={3 + r() * 3} fill="#fff6a8" />
        </g>
      ))}
    </>
  ),
  front: () => (
    <>
      <path d="M0 800h1600v100H0z" fill="#5a3420" />
      <path d="M0 790h1600v22H0z" fill="#8a5636" />
      {scatter("flowers", 22, (r, i) => {
        const x = i * 74 + r() * 30;
        const h = 40 + r() * 70;
        const colour = ["#ff8fa3", "#ffd667", "#ff6b42", "#fff1dc", "#c49af0"][Math.floor(r() * 5)]!;
        return (
          <g key={i} opacity={x > 560 && x < 1040 ? 0 : 1}>
            <path d={`M${x} 800q-8 ${-h / 2} 0 ${-h}`} stroke="#3f8a4a" strokeWidth="6" fill="none" />
            {range(5).map((p) => <circle key={p} cx={x + Math.cos(p * 1.257) * 13} cy={800 - h + Math.sin(p * 1.257) * 13} r="11" fill={colour} />)}
            <circle cx={x} cy={800 - h} r="8" fill="#e79a1c" />
          </g>
        );
      })}
    </>
  ),
};

export const warmScenes = { theatre, kitchen, rooftop, garden };
