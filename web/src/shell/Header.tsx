import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";
import { answer, api } from "../api/client";
import { count, short } from "../api/money";
import { t, type TextKey } from "../texts";
import { CoinMark, Icon, Logo, type IconName } from "../ui/icons";
import { Menu } from "../ui/Menu";
import { PersonaMenu } from "./PersonaMenu";
import { useInfo, useSession } from "./session";
import { chooseTheme, useThemeChoice, type ThemeChoice } from "./theme";
import { TimeTravel } from "./TimeTravel";

const places: { path: string; key: TextKey; icon: IconName; active(path: string): boolean }[] = [
  { path: "/", key: "shell.watch", icon: "watch", active: (path) => path === "/" || path.startsWith("/live/") },
  { path: "/wallet", key: "shell.wallet", icon: "wallet", active: (path) => path.startsWith("/wallet") || path.startsWith("/receipt/") },
  { path: "/studio", key: "shell.studio", icon: "studio", active: (path) => path.startsWith("/studio") },
  { path: "/console", key: "shell.console", icon: "console", active: (path) => path.startsWith("/console") || path.startsWith("/entry/") || path.startsWith("/developers") },
];

export function useWallet() {
  const { user } = useSession();
  return useQuery({
    queryKey: ["mine", user?.id, "wallet"],
    queryFn: () => answer(api.GET("/v1/wallet")),
    enabled: user !== null && user.roles.includes("viewer"),
  });
}

function ThemeMenu() {
  const choice = useThemeChoice();
  const choices: [ThemeChoice, IconName, TextKey][] = [
    ["scene", "scene", "shell.theme_scene"],
    ["light", "sun", "shell.theme_light"],
    ["dark", "moon", "shell.theme_dark"],
  ];
  const icon = choices.find(([name]) => name === choice)![1];
  return (
    <Menu label={t("shell.theme")} button={<Icon name={icon} />} className="button button-plain">
      {(close) => (
        <div role="group" aria-label={t("shell.theme")}>
          {choices.map(([name, symbol, key]) => (
            <button
              key={name}
              type="button"
              aria-pressed={choice === name}
              className="flex w-full items-center gap-3 rounded-xl px-3 py-2 text-left hover:bg-accent-wash"
              onClick={() => {
                chooseTheme(name);
                close();
              }}
            >
              <Icon name={symbol} />
              <span className="flex-1 font-medium">{t(key)}</span>
              {choice === name && <Icon name="check" size={18} />}
            </button>
          ))}
        </div>
      )}
    </Menu>
  );
}

function Balance() {
  const { data } = useWallet();
  if (!data) return null;
  const coins = data.coins + data.promotional_coins;
  return (
    <Link
      href="/wallet"
      className="hidden items-center gap-2 rounded-xl bg-coin-wash px-3 py-2 font-bold text-coin hover:brightness-110 sm:flex"
    >
      <CoinMark /> <span title={count(coins)}>{short(coins)}</span>
      <span className="sr-only">{t("shell.balance")}</span>
    </Link>
  );
}

export function Header() {
  const [path] = useLocation();
  const info = useInfo();
  const inRoom = path.startsWith("/live/");
  return (
    <>
      <header
        {...(inRoom ? { "data-theme": "dark" } : {})}
        className={`sticky top-0 z-40 flex h-16 items-center gap-1 px-3 md:gap-2 md:px-6 ${
          inRoom ? "room-header" : "border-b border-line bg-[color-mix(in_srgb,var(--bg)_86%,transparent)] backdrop-blur-lg"
        }`}
      >
        <Link href="/" className="flex items-center gap-2 rounded-xl pr-2" aria-label={t("shell.home")}>
          <Logo />
          <span className="font-display hidden text-[22px] font-extrabold tracking-tight min-[420px]:inline">Ovation</span>
        </Link>
        {info.data?.sandbox && (
          <span className="tag border border-dashed border-line-strong px-2 text-[11px] tracking-wide text-ink-2" title={t("shell.sandbox_hint")}>
            SANDBOX
          </span>
        )}
        <nav aria-label={t("shell.places")} className="ml-4 hidden md:block">
          <ul className="flex gap-1">
            {places.map((place) => (
              <li key={place.path}>
                <Link
                  href={place.path}
                  aria-current={place.active(path) ? "page" : undefined}
                  className={`flex items-center rounded-xl px-3 py-2 font-semibold ${
                    place.active(path) ? "bg-accent-wash text-ink" : "text-ink-2 hover:text-ink"
                  }`}
                >
                  {t(place.key)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-1 md:gap-2">
          <Balance />
          {info.data?.sandbox && <TimeTravel />}
          <ThemeMenu />
          <PersonaMenu sandbox={info.data?.sandbox ?? true} />
        </div>
      </header>
      {!inRoom && (
        <nav aria-label={t("shell.places")} className="fixed inset-x-0 bottom-0 z-40 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden">
          <ul className="grid grid-cols-4">
            {places.map((place) => (
              <li key={place.path}>
                <Link
                  href={place.path}
                  aria-current={place.active(path) ? "page" : undefined}
                  className={`flex flex-col items-center gap-0.5 py-2 text-xs font-semibold ${place.active(path) ? "text-accent-ink" : "text-ink-2"}`}
                >
                  <Icon name={place.icon} size={22} />
                  {t(place.key)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}
