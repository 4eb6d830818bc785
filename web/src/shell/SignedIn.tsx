import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { t } from "../texts";
import { Loading } from "../ui/states";
import { SignInButtons } from "./SignIn";
import { useSession } from "./session";

// A code is good once; React's strict mode runs effects twice.
let completing: Promise<string> | null = null;

/** Where a sign-in provider sends people back to: ends the sign-in and goes where they came from. */
export default function SignedIn() {
  const { completeSignIn } = useSession();
  const [, navigate] = useLocation();
  const [fault, setFault] = useState<string>();
  useEffect(() => {
    completing ??= completeSignIn(new URLSearchParams(location.search));
    completing
      .then((returnTo) => navigate(returnTo, { replace: true }))
      .catch((error: Error) => setFault(error.message))
      .finally(() => (completing = null));
  }, [completeSignIn, navigate]);
  return (
    <div className="page flex justify-center pt-12 md:pt-24">
      <section className="panel w-full max-w-md p-8">
        <h1 className="mb-2 text-3xl font-extrabold">{t(fault ? "signin.failed" : "signin.working")}</h1>
        {fault ? (
          <>
            <p role="alert" className="mb-4 text-ink-2">{fault}</p>
            <SignInButtons returnTo="/" />
          </>
        ) : (
          <Loading rows={1} height={24} />
        )}
      </section>
    </div>
  );
}
