import { box, oval, star, type Drawing, type Shape } from "../gifts/shapes";
import { pick, seeded } from "./random";

/** A person (or a well-mannered animal) from head to waist on a 120 x 170 grid; the face fills the upper 120 x 120. */
export interface Character {
  ground: string;
  glow: string;
  behind: Drawing;
  body: Drawing;
  head: Drawing;
  eyes: Drawing;
  mouth: Drawing;
  front: Drawing;
}

const grounds = [
  ["#ffb59a", "#ffd7c4"], ["#f7c65c", "#ffe3a0"], ["#8fd0c4", "#c5ebe3"], ["#9dbcf0", "#cfdffb"], ["#e9a0c4", "#f9d0e4"],
  ["#b7a3ea", "#dcd0fa"], ["#a8cf86", "#d3eabc"], ["#f08a6a", "#ffc3ac"], ["#6fa6b8", "#b2d6e0"], ["#c98f9f", "#ecc6d0"],
] as const;
const skins = [
  ["#ffdcc4", "#f3b99b"], ["#f6c7a1", "#e3a179"], ["#e0a878", "#c48654"], ["#c68654", "#a56738"], ["#985d38", "#784423"], ["#6b3f28", "#4f2b19"],
] as const;
const hairs = ["#2b1a1c", "#4a2a1c", "#7a4424", "#b5703a", "#e0b060", "#c4462c", "#8a8f9c", "#e2557a", "#3d8f96", "#6a4fb0"] as const;
const shirts = [
  ["#e2462f", "#ff7a54"], ["#2f6f8f", "#4f9ab8"], ["#3f7d4f", "#5fa36c"], ["#6a3f7d", "#8f5fa6"], ["#d98a1e", "#f2b04a"],
  ["#2b3566", "#4a5796"], ["#f1e4d8", "#ffffff"], ["#b8386a", "#dc628f"], ["#33272e", "#56434d"],
] as const;

type Random = () => number;

function torso(random: Random): Drawing {
  const [dark, lit] = pick(random, shirts);
  const shapes: Shape[] = [
    [dark, "M16 170c-2-34 2-58 22-66 8-3 14-4 22-4s14 1 22 4c20 8 24 32 22 66z"],
    [lit, "M16 170c-2-34 2-58 22-66 6-2 10-3 14-3-8 18-8 46-8 69z", 0.75],
  ];
  const style = Math.floor(random() * 5);
  if (style === 0) shapes.push(["~#ffffff:5", "M20 132c24 6 56 6 80 0M18 150c26 6 58 6 84 0", 0.5]);
  if (style === 1) shapes.push(["#fff6ee", "M44 101l16 16 16-16-4 24-12-6-12 6z"]);
  if (style === 2) shapes.push([lit, "M36 104c8 18 40 18 48 0l6 4c-6 26-54 26-60 0z"], ["~#ffffff:2", "M53 122v16M67 122v16", 0.8]);
  if (style === 3) shapes.push(["#ffd667", star(60, 138, 10, 4.500, 5), 0.95]);
  return shapes;
}

interface Hair {
  behind: Drawing;
  front: Drawing;
}

function hairOf(random: Random, colour: string): Hair {
  const lit: Shape = ["#ffffff", "M42 36c4-6 10-9 17-9-6 3-10 6-13 12z", 0.22];
  switch (Math.floor(random() * 11)) {
    case 0:
      return { behind: [], front: [[colour, "M33 56C29 32 42 22 61 22c18 0 30 10 26 34-2-8-5-13-9-15-9 3-26 3-35-1-4 3-8 8-10 16z"], lit] };
    case 1:
      return {
        behind: [[colour, oval(60, 46, 38, 34)], [colour, oval(28, 52, 12)], [colour, oval(92, 52, 12)]],
        front: [[colour, "M34 52c-6-20 8-32 26-32s32 12 26 32c-3-5-7-6-9-10-5 2-9 0-12-3-4 3-8 3-12 0-4 4-8 4-11 2-2 5-6 6-8 11z"], lit],
      };
    case 2:
      return {
        behind: [[colour, "M30 58C26 30 42 20 60 20s34 10 30 38c1 18 6 36 10 48H20c5-12 9-30 10-48z"]],
        front: [[colour, "M34 58c-2-22 8-34 28-34 16 0 26 10 24 34-3-10-8-16-18-20-10 10-24 14-34 20z"], lit],
      };
    case 3:
      return {
        behind: [[colour, oval(60, 16, 13, 12)]],
        front: [[colour, "M33 54C31 32 44 23 60 23s29 9 27 31c-4-9-10-15-27-15s-23 6-27 15z"], ["#ffffff", "M52 12c3-3 7-4 11-3-4 1-6 3-8 6z", 0.25], lit],
      };
    case 4:
      return {
        behind: [[colour, "M28 60c-4-28 12-40 32-40s36 12 32 40c0 14 2 22-2 32-6 4-54 4-60 0-4-10-2-18-2-32z"]],
        front: [[colour, "M34 52c0-18 10-27 26-27s26 9 26 27c-10-5-42-5-52 0z"], lit],
      };
    case 5:
      return { behind: [], front: [[colour, "M36 50c-8-20 6-34 18-32 2-6 12-8 16-4 12 0 22 16 16 34-4-8-8-10-12-10-6-6-14-2-18 0-8-2-16 2-20 12z"], lit] };
    case 6:
      return { behind: [], front: [["#2b1a1c", "M34 54C32 34 44 25 60 25s28 9 26 29c-2-9-6-15-12-17-8-2-20-2-28 0-6 2-10 8-12 17z", 0.45]] };
    case 7:
      return {
        behind: [[colour, oval(22, 66, 13, 19, 14)], [colour, oval(98, 66, 13, 19, -14)], ["#ff6b42", oval(31, 52, 4)], ["#ff6b42", oval(89, 52, 4)]],
        front: [[colour, "M33 56C29 33 42 22 60 22s31 11 27 34c-4-10-12-17-27-30-15 13-23 20-27 30z"], lit],
      };
    case 8:
      return {
        behind: [[colour, "M31 52c-6 20-8 36 2 46 6-8 4-20 3-30zM89 52c6 20 8 36-2 46-6-8-4-20-3-30z"]],
        front: [[colour, "M32 60c-4-26 8-40 30-40 20 0 30 16 26 40-3-12-8-20-22-24C58 46 44 50 36 48c-2 4-3 8-4 12z"], lit],
      };
    case 9:
      return {
        behind: [],
        front: [
          [colour, "M34 52C32 32 44 24 60 24s28 8 26 28c-3-8-8-12-12-13-9 2-20 2-28 0-5 1-9 5-12 13z"],
          [colour, "M35 62c2 22 12 30 25 30s23-8 25-30c-3 8-8 10-14 10-7-3-15-3-22 0-6 0-11-2-14-10z", 0.92],
          lit,
        ],
      };
    default:
      return {
        behind: [[colour, oval(60, 40, 33, 26)]],
        front: [
          [colour, oval(40, 33, 12)], [colour, oval(56, 26, 13)], [colour, oval(74, 29, 12)], [colour, oval(84, 42, 9)], [colour, oval(34, 46, 8)], lit,
        ],
      };
  }
}

function eyesOf(random: Random): Drawing {
  const ink = "#2a1519";
  switch (Math.floor(random() * 5)) {
    case 0:
      return [[ink, oval(50, 59, 3.200, 4)], [ink, oval(70, 59, 3.200, 4)], ["#fff", oval(49, 57.500, 1.200)], ["#fff", oval(69, 57.500, 1.200)]];
    case 1:
      return [["~#2a1519:2.800", "M45 60c2-5 8-5 10 0M65 60c2-5 8-5 10 0"]];
    case 2:
      return [["#fff", oval(50, 59, 5.500, 6)], ["#fff", oval(70, 59, 5.500, 6)], [ink, oval(51, 60, 3)], [ink, oval(69, 60, 3)], ["#fff", oval(50, 58.500, 1)], ["#fff", oval(68, 58.500, 1)]];
    case 3:
      return [[ink, oval(50, 60, 3)], [ink, oval(70, 60, 3)], ["~#2a1519:1.800", "M45 56l-3-2M46 54l-2-3M75 56l3-2M74 54l2-3"]];
    default:
      return [[ink, oval(50, 59, 2.800)], [ink, oval(70, 59, 2.800)]];
  }
}

function mouthOf(random: Random): Drawing {
  switch (Math.floor(random() * 5)) {
    case 0:
      return [["~#7a2a2c:2.600", "M52 74c4 5 12 5 16 0"]];
    case 1:
      return [["#7a2030", "M50 72h20c0 8-4 12-10 12s-10-4-10-12z"], ["#fff", "M52 72h16v3H52z"], ["#ff8090", "M55 81c2-3 8-3 10 0-3 3-7 3-10 0z"]];
    case 2:
      return [["#fff", "M51 73c6 2 12 2 18 0-1 6-4 8-9 8s-8-2-9-8z"], ["~#7a2a2c:2", "M51 73c6 2 12 2 18 0"]];
    case 3:
      return [["~#7a2a2c:2.600", "M54 75c5 2 9 1 13-3"]];
    default:
      return [["#7a2030", oval(60, 76, 4.500, 5)], ["#ff8090", oval(60, 79, 3, 2)]];
  }
}

function extras(random: Random): Drawing {
  switch (Math.floor(random() * 12)) {
    case 0:
      return [["~#3b2030:2.500", `${oval(49, 59, 9)}${oval(71, 59, 9)}M58 59h4M40 57l-7-2M80 57l7-2`], ["#ffffff", oval(49, 59, 8), 0.16], ["#ffffff", oval(71, 59, 8), 0.16]];
    case 1:
      return [["~#33272e:6", "M32 56C30 8 90 8 88 56"], ["#ff6b42", box(25, 50, 12, 22, 6)], ["#ff6b42", box(83, 50, 12, 22, 6)], ["#ffb08f", box(27, 53, 4, 12, 2)]];
    case 2:
      return [["#c8302a", "M30 40c-4-18 14-26 32-24 20 0 34 10 28 20-6 4-20-2-32 0-10 2-20 8-28 4z"], ["#e5554a", "M36 30c4-8 14-11 24-10-10 3-16 8-20 12z"], ["~#7a1a1a:3", "M64 16l2-6"]];
    case 3:
      return [["#2f7f86", "M32 44c-2-18 10-28 28-28s30 10 28 28c-10-4-46-4-56 0z"], ["#4fa6ac", box(30, 38, 60, 11, 5)], ["#fff1dc", oval(60, 14, 6)]];
    case 4:
      return [["#ff8fa3", oval(84, 34, 5)], ["#ff8fa3", oval(92, 36, 5)], ["#ff8fa3", oval(86, 42, 5)], ["#ff8fa3", oval(80, 40, 4.500)], ["#ff8fa3", oval(91, 43, 4.500)], ["#fbc44d", oval(87, 38.500, 3.500)]];
    case 5:
      return [["#fbc44d", oval(33, 72, 3.200)], ["#fbc44d", oval(87, 72, 3.200)]];
    case 6:
      return [["#ffd667", star(76, 68, 5, 2.200, 5)]];
    default:
      return [];
  }
}

const cheeks = (colour: string): Drawing => [[colour, oval(43, 69, 5, 3.500), 0.45], [colour, oval(77, 69, 5, 3.500), 0.45]];

function person(random: Random): Omit<Character, "ground" | "glow"> {
  const [skin, shade] = pick(random, skins);
  const colour = pick(random, hairs);
  const body = torso(random);
  const hair = hairOf(random, colour);
  const wide = 25 + Math.floor(random() * 3);
  return {
    behind: hair.behind,
    body: [...body, [shade, "M49 82h22v18c0 10-22 10-22 0z"]],
    head: [
      [skin, oval(34, 62, 5.500, 7)], [skin, oval(86, 62, 5.500, 7)], [shade, oval(34, 62, 2.500, 4)], [shade, oval(86, 62, 2.500, 4)],
      [skin, `M${60 - wide} 52c0-16 10-26 ${wide}-26s${wide} 10 ${wide} 26v12c0 18-12 28-${wide} 28S${60 - wide} 82 ${60 - wide} 64z`],
      ...cheeks("#ff7a6a"),
      [`~${shade}:2.600`, "M60 62c-2 3-2 5 1 6"],
      [`~${colour === "#8a8f9c" ? "#6d717d" : colour}:2.600`, random() < 0.5 ? "M44 51c3-2 7-2 10 0M66 51c3-2 7-2 10 0" : "M45 50l9 1M66 51l9-1"],
    ],
    eyes: eyesOf(random),
    mouth: mouthOf(random),
    front: [...hair.front, ...extras(random)],
  };
}

function animal(random: Random): Omit<Character, "ground" | "glow"> {
  const body = torso(random);
  const eyes = eyesOf(random);
  const nose: Drawing = [["#3b2030", "M55 66h10c1 4-2 7-5 7s-6-3-5-7z"]];
  const mouth: Drawing = [["~#3b2030:2.200", "M60 73v3c-2 5-8 5-10 1M60 76c2 5 8 5 10 1"]];
  switch (Math.floor(random() * 4)) {
    case 0: {
      const [fur, dark] = pick(random, [["#f0a04a", "#c4702a"], ["#8a8f9c", "#62677a"], ["#5a4652", "#3d2d38"], ["#f4e6d8", "#d9c2b0"]] as const);
      return {
        behind: [[fur, "M32 50L28 14l26 16zM88 50l4-36-26 16z"], ["#ffb0a6", "M35 42l-3-20 15 10zM85 42l3-20-15 10z"]],
        body,
        head: [[fur, oval(60, 60, 33, 30)], [dark, "M56 31h8l-2 12h-4zM44 34l6-2 3 9zM76 34l-6-2-3 9z"], ["#fff6ee", oval(60, 74, 15, 11), 0.9], ...cheeks("#ff7a6a"), ...nose, ["~#ffffff:1.600", "M40 70l-18-3M40 75l-17 3M80 70l18-3M80 75l17 3", 0.8]],
        eyes,
        mouth,
        front: [],
      };
    }
    case 1:
      return {
        behind: [["#8a5a38", oval(34, 32, 13)], ["#8a5a38", oval(86, 32, 13)], ["#e0b088", oval(34, 33, 7)], ["#e0b088", oval(86, 33, 7)]],
        body,
        head: [["#a87048", oval(60, 58, 33, 32)], ["#f0d2b0", oval(60, 73, 17, 14)], ...cheeks("#ff7a6a"), ...nose],
        eyes,
        mouth,
        front: extras(random),
      };
    case 2:
      return {
        behind: [["#e0662c", "M30 56L22 12l32 20zM90 56l8-44-32 20z"], ["#3b2030", "M30 34l-5-16 15 10zM90 34l5-16-15 10z"]],
        body,
        head: [["#ee7a3a", "M60 28c22 0 36 16 34 34-6 12-20 20-34 32-14-12-28-20-34-32-2-18 12-34 34-34z"], ["#fff6ee", "M26 62c10-4 22 2 34 14 12-12 24-18 34-14-6 12-20 20-34 32-14-12-28-20-34-32z"], ["#3b2030", "M55 80h10c0 5-2 8-5 8s-5-3-5-8z"]],
        eyes,
        mouth: [],
        front: [],
      };
    default:
      return {
        behind: [],
        body,
        head: [["#6fb85a", oval(40, 36, 14)], ["#6fb85a", oval(80, 36, 14)], ["#7cc866", oval(60, 64, 36, 28)], ["#fff", oval(40, 36, 9)], ["#fff", oval(80, 36, 9)], ["#c9efb0", oval(60, 80, 22, 10), 0.7], ...cheeks("#ff8a7a")],
        eyes: [["#2a1519", oval(41, 37, 4.500)], ["#2a1519", oval(79, 37, 4.500)], ["#fff", oval(39.500, 35, 1.600)], ["#fff", oval(77.500, 35, 1.600)]],
        mouth: [["~#2f5a2a:3", "M38 70c10 12 34 12 44 0"]],
        front: [],
      };
  }
}

const cache = new Map<string, Character>();

export function characterOf(seed: string): Character {
  const found = cache.get(seed);
  if (found) return found;
  const random = seeded(seed);
  const [ground, glow] = pick(random, grounds);
  const made = { ground, glow, ...(random() < 0.84 ? person(random) : animal(random)) };
  // A room can show thousands of people in an evening; their faces are cheap to draw again.
  if (cache.size > 600) cache.clear();
  cache.set(seed, made);
  return made;
}
