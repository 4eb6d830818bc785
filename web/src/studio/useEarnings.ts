import { useQuery } from "@tanstack/react-query";
import { answer, api } from "../api/client";
import { useSession } from "../shell/session";

/** What the creator earned, has waiting and can be paid, kept fresh. */
export function useEarnings() {
  const { user } = useSession();
  return useQuery({
    queryKey: ["mine", user?.id, "earnings"],
    queryFn: () => answer(api.GET("/v1/earnings")),
    refetchInterval: 5000,
  });
}
