import { useMutation, useQuery } from "@tanstack/react-query";
import { answer, api } from "../api/client";
import { t } from "../texts";
import { describe } from "../ui/states";
import { toast } from "../ui/toasts";
import { begin, type Provider } from "./oidc";

/** The providers with which people sign in from a browser; none when the operator has set up none. */
export function useProviders() {
  return useQuery({
    queryKey: ["sign-in-providers"],
    queryFn: () => answer(api.GET("/v1/sign-in-providers")),
    staleTime: Infinity,
  });
}

/** A button for each provider, which leads to its page and back to where one was. */
export function SignInButtons({ returnTo }: { returnTo?: string }) {
  const providers = useProviders().data?.items ?? [];
  const leave = useMutation({
    mutationFn: (provider: Provider) => begin(provider, returnTo ?? location.pathname + location.search),
    onError: (error) => toast(error instanceof Error ? error.message : describe(error), { tone: "bad" }),
  });
  return (
    <div className="flex flex-col gap-2">
      {providers.map((provider) => (
        <button
          key={provider.name}
          type="button"
          className="button button-primary w-full"
          disabled={leave.isPending}
          data-provider={provider.name}
          onClick={() => leave.mutate(provider)}
        >
          {providers.length === 1 ? t("signin.sign_in") : t("signin.provider", { name: provider.label })}
        </button>
      ))}
    </div>
  );
}
