import { useMutation } from "@tanstack/react-query";
import type { Persona } from "../api/types";
import { Avatar } from "../avatar/Avatar";
import { t } from "../texts";
import { Icon } from "../ui/icons";
import { Menu } from "../ui/Menu";
import { complain, Loaded } from "../ui/states";
import { SignInButtons, useProviders } from "./SignIn";
import { usePersonas, useSession } from "./session";

export function useSwitchPersona() {
  const { signInAs } = useSession();
  return useMutation({
    mutationFn: (persona: Persona) => signInAs(persona),
    onError: complain,
  });
}

export function PersonaList({ onChosen, only }: { onChosen?: () => void; only?: Persona[] }) {
  const { persona: current } = useSession();
  const personas = usePersonas();
  const change = useSwitchPersona();
  return (
    <Loaded query={personas} rows={3} height={56}>
      {(all) => (
        <ul className="flex flex-col gap-1">
          {all
            .filter((card) => !only || only.includes(card.persona))
            .map((card) => (
              <li key={card.persona}>
                <button
                  type="button"
                  disabled={change.isPending}
                  aria-pressed={current === card.persona}
                  data-persona={card.persona}
                  className="flex w-full items-center gap-3 rounded-xl px-3 py-2 text-left hover:bg-accent-wash disabled:opacity-60"
                  onClick={() => change.mutate(card.persona, { onSuccess: () => onChosen?.() })}
                >
                  <Avatar seed={card.avatar_seed} size={44} />
                  <span className="min-w-0 flex-1">
                    <span className="block font-bold">{card.name}</span>
                    <span className="block text-sm leading-snug text-ink-2">{card.description}</span>
                  </span>
                  {current === card.persona && <Icon name="check" size={18} />}
                </button>
              </li>
            ))}
        </ul>
      )}
    </Loaded>
  );
}

export function PersonaMenu({ sandbox }: { sandbox: boolean }) {
  const { user, persona, signOut } = useSession();
  const providers = useProviders();
  const canSignIn = (providers.data?.items.length ?? 0) > 0;
  if (!sandbox && !user && !canSignIn) return null;
  return (
    <Menu
      label={user ? t("shell.signed_in_as", { name: user.name }) : t(sandbox ? "shell.sign_in" : "signin.sign_in")}
      className={user ? "flex items-center gap-2 rounded-full p-1 pr-2 hover:bg-accent-wash" : "button button-primary"}
      button={
        user ? (
          <>
            <Avatar seed={user.avatar_seed} size={36} />
            <span className="hidden max-w-28 truncate font-semibold lg:inline">{user.name}</span>
            <Icon name="down" size={14} />
          </>
        ) : (
          t(sandbox ? "shell.sign_in" : "signin.sign_in")
        )
      }
    >
      {(close) => (
        <>
          {sandbox && (
            <>
              <p className="px-3 pt-2 pb-2 text-sm text-ink-2">{t("shell.persona_hint")}</p>
              <PersonaList onChosen={close} />
            </>
          )}
          {canSignIn && (!user || persona) && (
            <div className="px-3 py-2">
              <SignInButtons />
            </div>
          )}
          {user && (
            <button
              type="button"
              className="mt-1 w-full rounded-xl border-t border-line px-3 py-3 text-left font-semibold text-ink-2 hover:bg-accent-wash"
              onClick={() => {
                signOut();
                close();
              }}
            >
              {t(persona ? "shell.sign_out" : "signin.out")}
            </button>
          )}
        </>
      )}
    </Menu>
  );
}
