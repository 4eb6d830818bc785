/** Signing in with the operator's own provider. */
export const signIn = {
  "signin.broken": "The sign-in did not come back whole. Please start again.",
  "signin.failed": "Signing in did not work",
  "signin.insecure": "Signing in needs a page that came over HTTPS.",
  "signin.out": "Sign out",
  "signin.provider": "Sign in with {name}",
  "signin.refused": "{name} said no: {reason}",
  "signin.sign_in": "Sign in",
  "signin.unreachable": "{name} cannot be reached from here. Its administrator has to allow this page's address.",
  "signin.working": "Signing you in…",
} as const;
