import type { ReactNode } from "react";
import type { Persona, Role } from "../api/types";
import { t, type TextKey } from "../texts";
import { PersonaList } from "./PersonaMenu";
import { SignInButtons } from "./SignIn";
import { useInfo, useSession } from "./session";

/** A place for one kind of person. Others are told whose place it is and can step into that role. */
export function Gate({ role, persona, title, children }: { role: Role; persona: Persona; title: TextKey; children: ReactNode }) {
  const { user } = useSession();
  const info = useInfo();
  if (user?.roles.includes(role)) return children;
  return (
    <div className="page flex justify-center pt-12 md:pt-24">
      <section className="panel w-full max-w-md p-8">
        <h1 className="mb-2 text-3xl font-extrabold">{t(title)}</h1>
        <p className="mb-4 text-ink-2">{t(`gate.${role}` as TextKey)}</p>
        {info.data?.sandbox && (
          <div className="-mx-3 mb-4">
            <PersonaList only={[persona]} />
          </div>
        )}
        <SignInButtons />
      </section>
    </div>
  );
}
