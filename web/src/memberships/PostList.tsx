import { Link } from "wouter";
import { longDay } from "../api/money";
import { usePages } from "../api/pages";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { MoreButton } from "../ui/parts";
import { Empty, Loaded } from "../ui/states";
import { JoinButton } from "./JoinSheet";
import { LockTag } from "./Lock";
import { postsOf, type MemberPost } from "./posts";

function Post({ post }: { post: MemberPost }) {
  return (
    <li className="panel p-5 md:p-6" data-testid="post">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="min-w-0 flex-1 text-xl font-bold break-words">{post.title}</h3>
        {post.lock ? <LockTag lock={post.lock} /> : <span className="tag bg-accent-wash">{t(post.audience === "members" ? "post.for_members" : "post.for_everybody")}</span>}
      </div>
      <p className="mt-1 text-sm text-ink-2">
        {longDay(post.published_at)}
        {post.edited_at && ` · ${t("post.edited")}`}
      </p>
      {post.lock ? (
        <div className="mt-4 flex justify-start"><JoinButton creatorId={post.creator.id} /></div>
      ) : (
        <p className="mt-4 max-w-prose break-words whitespace-pre-wrap">{post.body}</p>
      )}
      {post.video_ids.length > 0 && (
        <ul className="mt-4 flex flex-wrap gap-3">
          {post.video_ids.map((id) => <li key={id}><Link href={`/video/${id}`} className="link">{t("creator.videos")}</Link></li>)}
        </ul>
      )}
    </li>
  );
}

/** What a creator wrote, as who asks may read it: locked posts show their title, why, and the way in. */
export function PostList({ creatorId, creatorName }: { creatorId: string; creatorName: string }) {
  const { user } = useSession();
  const posts = usePages(["mine", user?.id, "posts", creatorId], (cursor) => postsOf(creatorId, cursor));
  return (
    <section aria-label={t("post.section")}>
      <h2 className="mb-5 text-3xl font-extrabold">{t("post.section")}</h2>
      <Loaded query={posts} rows={2} height={140}>
        {(all) => {
          if (all.length === 0) return <Empty icon="scene" title={t("post.empty")}>{t("post.empty_text", { name: creatorName })}</Empty>;
          return (
            <>
              <ul className="flex flex-col gap-4">{all.map((post) => <Post key={post.id} post={post} />)}</ul>
              <MoreButton query={posts} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
