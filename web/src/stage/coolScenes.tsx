import { Gradient, range, scatter, type Scene } from "./scenes";

const arcade: Scene = {
  glow: "#ff6ab0",
  deep: "#1a1038",
  behind: (id) => (
    <>
      <defs>
        <Gradient id={`${id}wall`} stops={[[0, "#1c1240"], [0.7, "#3a1c5a"], [1, "#231238"]]} />
        <Gradient id={`${id}neon`} radial stops={[[0, "#ff6ab0", 0.75], [1, "#ff6ab0", 0]]} />
        <Gradient id={`${id}cyan`} radial stops={[[0, "#3fd6d0", 0.6], [1, "#3fd6d0", 0]]} />
      </defs>
      <path d="M0 0h1600v900H0z" fill={`url(#${id}wall)`} />
      {range(18).map((i) => <path key={i} d={`M${i * 94} 0v900`} stroke="#fff" strokeWidth="2" opacity="0.035" />)}
      <ellipse cx="420" cy="280" rx="420" ry="340" fill={`url(#${id}cyan)`} />
      <ellipse cx="1180" cy="260" rx="440" ry="340" fill={`url(#${id}neon)`} />
      <g fill="none" strokeLinecap="round" strokeLinejoin="round" className="scene-flicker">
        <path d="M1080 150h180a60 60 0 0 1 60 74l-16 66a36 36 0 0 1 -64 12l-24 -32h-92l-24 32a36 36 0 0 1 -64 -12l-16 -66a60 60 0 0 1 60 -74z" stroke="#ff9acb" strokeWidth="10" />
        <path d="M1100 190v44M1078 212h44M1230 196h2M1256 222h2" stroke="#fff0f7" strokeWidth="10" />
      </g>
      <g fill="none" stroke="#7ff0e6" strokeWidth="9" strokeLinejoin="round"><path d="M430 120l50 96 -36 -4 30 92 -112 -124 44 4 -30 -64z" /></g>
      {[[110, 430], [1300, 470]].map(([x, y], screen) => (
        <g key={x}>
          <rect x={x} y={y} width="220" height="260" rx="16" fill="#120a24" />
          <rect x={x! + 14} y={y! + 14} width="192" height="232" rx="8" fill={screen ? "#2a1650" : "#10304a"} />
          {range(9).map((bar) => (
            <rect key={bar} className="scene-bar" style={{ animationDelay: `${-bar * 0.31 - screen}s`, transformOrigin: `0px ${y! + 230}px` }} x={x! + 26 + bar * 19} y={y! + 80} width="12" height="150" rx="4" fill={["#ff6b42", "#ffb347", "#ff6ab0", "#7ff0e6"][(bar + screen) % 4]} />
          ))}
        </g>
      ))}
      {[250, 330].map((y, row) => (
        <g key={y} opacity="0.95">
          <rect x="560" y={y} width="480" height="12" rx="3" fill="#120a24" />
          {range(8).map((i) => <rect key={i} x={576 + i * 57} y={y - 46 + ((i + row) % 3) * 8} width="40" height={46 - ((i + row) % 3) * 8} rx="5" fill={["#ff6b42", "#3fd6d0", "#ffb347", "#8a5af0", "#ff6ab0"][(i + row * 2) % 5]} opacity="0.8" />)}
        </g>
      ))}
    </>
  ),
  front: () => (
    <>
      <path d="M0 800h1600v100H0z" fill="#160c2a" />
      <path d="M0 790h1600v16H0z" fill="#5a3a8a" />
      <path d="M0 806h1600v5H0z" fill="#ff6ab0" opacity="0.8" />
      <path d="M1010 800v-190" stroke="#120a1e" strokeWidth="14" strokeLinecap="round" />
      <path d="M1010 614L930 660" stroke="#120a1e" strokeWidth="14" strokeLinecap="round" />
      <rect x="880" y="628" width="58" height="90" rx="29" fill="#2a1a40" transform="rotate(24 909 673)" />
      <path d="M884 660l44 20M878 676l44 20" stroke="#7ff0e6" strokeWidth="4" />
      <rect x="520" y="742" width="260" height="46" rx="12" fill="#2a1a40" />
      {range(11).map((i) => <rect key={i} className="scene-twinkle" style={{ animationDelay: `${i * 0.2}s` }} x={534 + i * 22} y="754" width="15" height="10" rx="3" fill={["#ff6ab0", "#7ff0e6", "#ffb347"][i % 3]} />)}
    </>
  ),
};

const ocean: Scene = {
  glow: "#6fe0e0",
  deep: "#062a44",
  behind: (id) => (
    <>
      <defs>
        <Gradient id={`${id}sea`} stops={[[0, "#2aa0b8"], [0.4, "#12658c"], [1, "#062a44"]]} />
        <Gradient id={`${id}ray`} stops={[[0, "#e6fff6", 0.6], [1, "#7fe0e0", 0]]} />
      </defs>
      <path d="M0 0h1600v900H0z" fill={`url(#${id}sea)`} />
      {range(7).map((i) => <path key={i} className={i % 2 ? "scene-sway-a" : "scene-sway-b"} d={`M${100 + i * 230} -40L${-20 + i * 210} 820h150L${180 + i * 230} -40z`} fill={`url(#${id}ray)`} opacity="0.35" />)}
      <path d="M0 640c140 -90 300 -60 420 -10s260 60 400 0 300 -80 420 -20 260 40 360 -20v310H0z" fill="#0b466a" />
      <path d="M0 740c200 -80 420 -50 640 -10s520 30 960 -30v200H0z" fill="#083450" />
      {scatter("fish", 9, (r, i) => {
        const x = r() * 1500;
        const y = 140 + r() * 420;
        const k = 0.5 + r();
        return (
          <g key={i} className="scene-swim" style={{ animationDelay: `${-r() * 30}s`, animationDuration: `${24 + r() * 20}s` }}>
            <g transform={`translate(${x} ${y}) scale(${k})`} opacity="0.9">
              <path d="M0 0c26 -30 70 -30 96 0 -26 30 -70 30 -96 0z" fill={["#ff9a62", "#ffd667", "#ff8fa3", "#bdeefa"][i % 4]} />
              <path d="M4 0l-36 -22v44z" fill={["#e2683a", "#e0a83a", "#dc6080", "#86c6da"][i % 4]} />
              <circle cx="74" cy="-6" r="5" fill="#0a2238" />
            </g>
          </g>
        );
      })}
      {[90, 240, 1340, 1500].map((x, i) => (
        <g key={x} className={i % 2 ? "scene-sway-a" : "scene-sway-b"} style={{ transformOrigin: `${x}px 900px` }}>
          {range(4).map((k) => <path key={k} d={`M${x + k * 34} 900c-50 -120 40 -180 -6 -300s30 -160 4 ${-200 - k * 30}`} fill="none" stroke={k % 2 ? "#1f8a6a" : "#2fae7c"} strokeWidth={26 - k * 3} strokeLinecap="round" />)}
        </g>
      ))}
      {scatter("bubbles", 30, (r, i) => (
        <circle key={i} className="scene-rise" style={{ animationDelay: `${-r() * 12}s`, animationDuration: `${8 + r() * 8}s` }} cx={r() * 1600} cy={900} r={4 + r() * 12} fill="#d9fbff" opacity="0.4" />
      ))}
    </>
  ),
  front: () => (
    <>
      <path d="M0 830c120 -50 260 -30 380 0s300 20 440 0 300 -40 440 -10 240 10 340 -20v100H0z" fill="#e0b884" />
      <path d="M0 850c140 -30 300 -14 460 6s400 6 560 -8 380 -16 580 -8v60H0z" fill="#c4965e" />
      {[300, 1180, 1330].map((x, i) => (
        <g key={x} stroke={["#ff7a6a", "#ff9ac0", "#ffb347"][i]} strokeWidth="22" strokeLinecap="round" fill="none">
          <path d={`M${x} 850v-110M${x} 810c-50 0 -56 -40 -56 -80M${x} 790c50 0 56 -40 52 -90M${x - 30} 786c-8 -30 -6 -40 4 -60`} />
        </g>
      ))}
    </>
  ),
};

const atelier: Scene = {
  glow: "#ffc08a",
  deep: "#3a2436",
  behind: (id) => (
    <>
      <defs>
        <Gradient id={`${id}wall`} stops={[[0, "#4a3048"], [0.8, "#8a5a6a"], [1, "#5a3a48"]]} />
        <Gradient id={`${id}sky`} stops={[[0, "#6a7ac8"], [0.5, "#f29a8a"], [1, "#ffd08a"]]} />
        <Gradient id={`${id}light`} stops={[[0, "#ffe0b0", 0.5], [1, "#ffb88a", 0]]} x2={1} />
      </defs>
      <path d="M0 0h1600v900H0z" fill={`url(#${id}wall)`} />
      <rect x="560" y="50" width="480" height="520" rx="240" fill="#33202e" />
      <path d="M584 570V290a216 216 0 0 1 432 0v280z" fill={`url(#${id}sky)`} />
      <circle cx="880" cy="400" r="70" fill="#fff0c8" />
      <path d="M584 500c100 -60 160 -20 220 -10s130 -60 212 -10v90H584z" fill="#8a5a8a" opacity="0.8" />
      <path d="M800 74v496M584 320h432" stroke="#33202e" strokeWidth="14" />
      <path d="M584 300L100 900h900L1016 300z" fill={`url(#${id}light)`} opacity="0.6" />
      {[[110, 120, 240, 300, "#3f8a8a"], [390, 200, 130, 170, "#ffb347"], [1120, 110, 170, 210, "#e2563a"], [1330, 150, 200, 260, "#f1e0d0"]].map(([x, y, w, h, colour], i) => (
        <g key={i} transform={`rotate(${[-2, 3, -3, 2][i]} ${x} ${y})`}>
          <rect x={x as number} y={y as number} width={w as number} height={h as number} fill="#e8c89a" />
          <rect x={(x as number) + 12} y={(y as number) + 12} width={(w as number) - 24} height={(h as number) - 24} fill={colour as string} />
          <circle cx={(x as number) + (w as number) * 0.5} cy={(y as number) + (h as number) * 0.42} r={(w as number) * 0.2} fill={["#ffd667", "#e2563a", "#fff1dc", "#6a5ab0"][i]} />
          <path d={`M${(x as number) + 12} ${(y as number) + (h as number) * 0.7}q${(w as number) * 0.25} -60 ${(w as number) * 0.45} 0t${(w as number) * 0.55 - 24} -10v${(h as number) * 0.3 - 2}h${-(w as number) + 24}z`} fill={["#1f5a5a", "#8a3a1c", "#7a1c2c", "#c48a9a"][i]} />
        </g>
      ))}
      <g stroke="#6a4430" strokeWidth="16" strokeLinecap="round"><path d="M1180 470L1110 900M1380 470L1450 900M1280 440v460" /></g>
      <rect x="1130" y="440" width="300" height="240" rx="4" fill="#fff6ea" />
      <path className="scene-draw" d="M1160 620c60 -120 100 60 140 -60s70 40 100 -40" fill="none" stroke="#ff6b42" strokeWidth="12" strokeLinecap="round" />
      {scatter("dust", 26, (r, i) => <circle key={i} className="scene-float" style={{ animationDelay: `${-r() * 9}s` }} cx={200 + r() * 900} cy={200 + r() * 600} r={1.5 + r() * 2.5} fill="#fff0d0" opacity="0.7" />)}
    </>
  ),
  front: () => (
    <>
      <path d="M0 800h1600v100H0z" fill="#4a2a24" />
      <path d="M0 788h1600v22H0z" fill="#a8704a" />
      <path d="M500 690h90v100h-90z" fill="#4a8a9a" /><path d="M500 690h34v100h-34z" fill="#6ab0be" />
      {range(5).map((i) => <path key={i} d={`M${512 + i * 17} 694L${488 + i * 28} ${590 - (i % 2) * 24}`} stroke={["#e8c89a", "#c48a5a"][i % 2]} strokeWidth="9" strokeLinecap="round" />)}
      {range(5).map((i) => <ellipse key={i} cx={488 + i * 28} cy={580 - (i % 2) * 24} rx="8" ry="17" fill={["#ff6b42", "#ffd667", "#3f8a8a", "#e2557a", "#6a5ab0"][i]} />)}
      {["#ff6b42", "#ffd667", "#3f9a8a", "#6a5ab0"].map((colour, i) => (
        <g key={colour}><rect x={1020 + i * 66} y={738} width="52" height="52" rx="6" fill="#f1e0d0" /><ellipse cx={1046 + i * 66} cy="740" rx="26" ry="9" fill={colour} /></g>
      ))}
    </>
  ),
};

const observatory: Scene = {
  glow: "#9ab8ff",
  deep: "#0c1030",
  behind: (id) => (
    <>
      <defs>
        <Gradient id={`${id}sky`} stops={[[0, "#080c28"], [0.55, "#1c2560"], [1, "#6a4a9a"]]} />
        <Gradient id={`${id}milk`} radial stops={[[0, "#c8b8ff", 0.55], [1, "#5a6ae0", 0]]} />
        <Gradient id={`${id}planet`} stops={[[0, "#ffcf9a"], [1, "#d9653a"]]} x2={1} />
      </defs>
      <path d="M0 0h1600v900H0z" fill={`url(#${id}sky)`} />
      <ellipse cx="800" cy="330" rx="980" ry="190" fill={`url(#${id}milk)`} transform="rotate(-22 800 330)" />
      {scatter("sky", 150, (r, i) => <circle key={i} className={i % 3 ? "" : "scene-twinkle"} style={{ animationDelay: `${r() * 4}s` }} cx={r() * 1600} cy={r() * 700} r={0.8 + r() * 2.4} fill={["#fff", "#ffe6c4", "#c8dcff"][i % 3]} />)}
      <circle cx="1230" cy="230" r="92" fill={`url(#${id}planet)`} />
      <path d="M1150 200c50 16 110 16 160 -6M1144 240c60 20 120 18 172 -8M1160 282c46 12 96 10 138 -8" stroke="#b84a2a" strokeWidth="9" fill="none" opacity="0.5" />
      <ellipse cx="1230" cy="230" rx="180" ry="34" fill="none" stroke="#ffe6c4" strokeWidth="10" opacity="0.75" transform="rotate(-16 1230 230)" />
      <path d="M1139 222a92 92 0 0 1 182 -8c-50 40 -130 50 -182 8z" fill={`url(#${id}planet)`} />
      <path className="scene-shoot" d="M300 90l150 70" stroke="#fff" strokeWidth="4" strokeLinecap="round" />
      <path d="M0 700c160 -90 260 -40 380 -90s240 60 420 20 300 -90 460 -20 240 0 340 -40v330H0z" fill="#141a44" />
      <path d="M0 780c240 -60 520 -40 800 -20s560 -30 800 -10v150H0z" fill="#0e1232" />
      <g transform="translate(250 640) rotate(-34)">
        <rect x="-40" y="-44" width="330" height="88" rx="14" fill="#e8dcd2" /><rect x="-40" y="-44" width="330" height="34" rx="14" fill="#fff6ee" />
        <rect x="270" y="-58" width="60" height="116" rx="12" fill="#ff6b42" /><rect x="-110" y="-26" width="80" height="52" rx="10" fill="#4a4070" /><rect x="80" y="-50" width="24" height="100" fill="#ffb347" />
      </g>
      <path d="M280 640L180 900M280 640l100 260M280 640v260" stroke="#4a4070" strokeWidth="18" strokeLinecap="round" />
    </>
  ),
  front: () => (
    <>
      <path d="M0 812h1600v88H0z" fill="#1a1640" /><path d="M0 800h1600v16H0z" fill="#5a50a0" />
      {range(24).map((i) => <circle key={i} className="scene-twinkle" style={{ animationDelay: `${(i * 0.41) % 3}s` }} cx={40 + i * 68} cy="850" r="9" fill={["#ff6b42", "#ffd667", "#7fe0d0", "#9ab8ff"][i % 4]} />)}
      <g transform="translate(1060 700)"><circle r="74" fill="#4a7ac8" /><path d="M-50 -30c30 -40 70 -20 60 10s-50 30 -60 -10zM10 20c30 -20 60 0 40 30s-50 0 -40 -30z" fill="#6fc08a" /><path d="M-74 0a74 74 0 0 0 148 0c-30 40 -110 44 -148 0z" fill="#2a4a8a" opacity="0.5" /><path d="M0 74v30M-40 104h80" stroke="#e0a04a" strokeWidth="12" strokeLinecap="round" /></g>
    </>
  ),
};

export const coolScenes = { arcade, ocean, atelier, observatory };
