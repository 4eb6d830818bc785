import { useInfiniteQuery } from "@tanstack/react-query";

/** A page of a list, as the server gives all of its lists. */
interface Page<T> {
  items: T[];
  has_more: boolean;
  next_cursor?: string;
}

/** A list of the server's, page after page: its data are the items of all the pages that were read so far. */
export function usePages<T>(
  queryKey: readonly unknown[],
  load: (cursor: string | undefined) => Promise<Page<T>>,
  options: { enabled?: boolean; refetchInterval?: number } = {},
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.has_more ? page.next_cursor : undefined),
    select: ({ pages }) => pages.flatMap((page) => page.items),
    ...options,
  });
}
