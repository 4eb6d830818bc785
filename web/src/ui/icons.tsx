import type { ReactNode } from "react";

/** Icons are drawn here so that they share one weight: 1.8 px on a 24 px grid, round ends. */
const paths = {
  watch: <path d="M3.500 19a8.500 8.500 0 0 1 17 0M8 19a4 4 0 0 1 8 0M12 19h.01" />,
  wallet: <path d="M4 7.500A2.500 2.500 0 0 1 6.500 5H17v3M4 7.500V17a2 2 0 0 0 2 2h13a1 1 0 0 0 1-1V9a1 1 0 0 0-1-1H4.500M16 13.500h.01" />,
  studio: <path d="M4 19V11M9.300 19V5M14.700 19v-6M20 19V8" />,
  console: <path d="M5 4h11l3 3v13H5zM9 10h6M9 14h6M9 18h3" />,
  sun: <path d="M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400" />,
  moon: <path d="M20 14.500A8 8 0 0 1 9.500 4a8 8 0 1 0 10.500 10.500z" />,
  scene: <path d="M4 4c2 5 1 10-1 15h5c2-5 2-9 1-15zM20 4c-2 5-1 10 1 15h-5c-2-5-2-9-1-15zM4 4h16" />,
  clock: <path d="M12 4a8 8 0 1 0 8 8M12 8v4l3 2M15 3l5 .5-.5 5" />,
  eye: <path d="M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5" />,
  heart: <path d="M12 20S3.500 14.800 3.500 9.200A4.700 4.700 0 0 1 12 6.600a4.700 4.700 0 0 1 8.500 2.600C20.500 14.800 12 20 12 20z" />,
  gift: <path d="M4 11h16v9H4zM3 7.500h18V11H3zM12 7.500V20M12 7.500C9 7.500 7 6.500 7 5s1.500-2 2.500-1.500C11 4.300 12 7.500 12 7.500s1-3.200 2.500-4C15.500 3 17 3.500 17 5s-2 2.500-5 2.500z" />,
  send: <path d="M4 12 20 4l-5 16-3.500-6.500zM11.500 13.500 20 4" />,
  close: <path d="M6 6l12 12M18 6 6 18" />,
  check: <path d="M5 12.500l4.500 4.500L19 7" />,
  back: <path d="M15 5l-7 7 7 7" />,
  forward: <path d="M9 5l7 7-7 7" />,
  down: <path d="M5 9l7 7 7-7" />,
  plus: <path d="M12 5v14M5 12h14" />,
  trail: <path d="M6 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4M18 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4M8 17h7a3.500 3.500 0 0 0 0-7H9a3.500 3.500 0 0 1 0-7h7" />,
  shield: <path d="M12 3l7.500 3v5.500c0 4.500-3 8-7.500 9.500-4.500-1.500-7.500-5-7.500-9.500V6zM8.500 12l2.500 2.500 4.500-5" />,
  undo: <path d="M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-4" />,
  people: <path d="M9 5a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7M3 20c0-3.500 2.500-5.500 6-5.500s6 2 6 5.500M16 5.500a3 3 0 0 1 0 6M17.500 15c2.200.7 3.500 2.500 3.500 5" />,
  pause: <path d="M8 5v14M16 5v14" />,
  live: <path d="M12 10.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3M7.500 7.500a6.400 6.400 0 0 0 0 9M16.500 7.500a6.400 6.400 0 0 1 0 9M4.500 4.500a10.600 10.600 0 0 0 0 15M19.500 4.500a10.600 10.600 0 0 1 0 15" />,
  warning: <path d="M12 4l9 16H3zM12 10v4.500M12 17.500h.01" />,
  hourglass: <path d="M7 4h10M7 20h10M8 4c0 5 8 6 8 12v4M16 4c0 5-8 6-8 12v4" />,
  bank: <path d="M3.500 9.500 12 4l8.500 5.500zM6 10v7M10 10v7M14 10v7M18 10v7M4 20h16" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20, filled = false }: { name: IconName; size?: number; filled?: boolean }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={filled ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0"
    >
      {paths[name]}
    </svg>
  );
}

/** The coin: gold with Ovation's two arcs. */
export function CoinMark({ size = 16 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className="shrink-0">
      <circle cx="12" cy="12" r="11" fill="#e79a1c" />
      <circle cx="12" cy="11.400" r="10.400" fill="#fbc44d" />
      <circle cx="12" cy="11.400" r="7.800" fill="#f3ac2c" />
      <g fill="none" stroke="#fff1c9" strokeWidth="2" strokeLinecap="round">
        <path d="M6.900 14.500a5.100 5.100 0 0 1 10.200 0" />
        <path d="M9.700 14.500a2.300 2.300 0 0 1 4.600 0" />
      </g>
    </svg>
  );
}

export function DiamondMark({ size = 16 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className="shrink-0">
      <path d="M6.500 3.500h11L22.500 10 12 21.500 1.500 10z" fill="#4fb3d0" />
      <path d="M6.500 3.500 8 10h8l1.500-6.500z" fill="#bdeefa" />
      <path d="M8 10h8l-4 11.500z" fill="#7fd2e8" />
      <path d="M1.500 10H8l4 11.500zM6.500 3.500 8 10H1.500z" fill="#62c2dd" />
      <path d="M17.500 3.500 16 10h6.500z" fill="#93dcee" />
    </svg>
  );
}

export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <g fill="none" strokeLinecap="round" strokeWidth="3.400">
        <path d="M3.500 25a12.500 12.500 0 0 1 25 0" stroke="var(--accent)" />
        <path d="M9.700 25a6.300 6.300 0 0 1 12.600 0" stroke="var(--accent-ink)" opacity=".75" />
      </g>
      <circle cx="16" cy="25" r="2.400" fill="var(--ink)" />
    </svg>
  );
}
