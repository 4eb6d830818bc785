import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newRequestId } from "../api/ids";
import { longDay } from "../api/money";
import { usePages } from "../api/pages";
import { Avatar } from "../avatar/Avatar";
import { useSession } from "../shell/session";
import { t, type TextKey } from "../texts";
import { MoreButton, Panel } from "../ui/parts";
import { describe, Empty, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import { ownOffer } from "./calls";
import { changePost, deletePost, postsOf, shoutOuts, thanked, writePost, type MemberPost, type PostWish } from "./posts";

const HOUR = 3_600_000;
const audiences = ["members", "early", "everyone"] as const;
type Audience = (typeof audiences)[number];

function useDone(said: TextKey, onDone?: () => void) {
  const { user } = useSession();
  const client = useQueryClient();
  return {
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["mine", user?.id] });
      toast(t(said), { tone: "good" as const });
      onDone?.();
    },
    onError: (error: Error) => toast(describe(error), { tone: "bad" as const }),
  };
}

function audienceOf(post?: MemberPost): Audience {
  if (!post || post.audience === "members") return "members";
  return post.public_at && new Date(post.public_at) > new Date() ? "early" : "everyone";
}

/** Writing a post, or changing one. */
function PostForm({ post, onDone }: { post?: MemberPost; onDone(): void }) {
  const { user } = useSession();
  const [key] = useState(newRequestId);
  const [title, setTitle] = useState(post?.title ?? "");
  const [body, setBody] = useState(post?.body ?? "");
  const [audience, setAudience] = useState<Audience>(audienceOf(post));
  const [tier, setTier] = useState(post?.tier_id ?? "");
  const [hours, setHours] = useState("24");
  const tiers = useQuery({ queryKey: ["mine", user?.id, "tiers"], queryFn: ownOffer });
  const publish = useMutation({
    mutationFn: () => {
      const isSame = post !== undefined && audience === audienceOf(post);
      const wish: PostWish = {
        title: title.trim(),
        body: body.trim(),
        tier_id: tier,
        ...(isSame ? {} : { audience: audience === "members" ? "members" : "everyone" }),
        ...(audience === "early" && !isSame ? { public_at: new Date(Date.now() + Number(hours) * HOUR).toISOString() } : {}),
      };
      return post ? changePost(post, wish) : writePost(wish, key);
    },
    ...useDone("post.published", onDone),
  });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        publish.mutate();
      }}
    >
      <label className="flex flex-col gap-1 text-sm font-semibold">{t("post.title")}
        <input className="field font-normal" value={title} maxLength={150} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <label className="flex flex-col gap-1 text-sm font-semibold">{t("post.body")}
        <textarea className="field min-h-32 font-normal" value={body} maxLength={10_000} onChange={(event) => setBody(event.target.value)} />
      </label>
      <div className="flex flex-wrap gap-3">
        <label className="flex flex-col gap-1 text-sm font-semibold">{t("post.audience")}
          <select className="field font-normal" value={audience} onChange={(event) => setAudience(audiences.find((each) => each === event.target.value) ?? "members")}>
            {audiences.map((each) => <option key={each} value={each}>{t(`post.audience.${each}`)}</option>)}
          </select>
        </label>
        <label className="flex flex-col gap-1 text-sm font-semibold">{t("post.tier")}
          <select className="field font-normal" value={tier} onChange={(event) => setTier(event.target.value)}>
            <option value="">{t("post.tier_any")}</option>
            {(tiers.data?.items ?? []).map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
          </select>
        </label>
        {audience === "early" && (
          <label className="flex flex-col gap-1 text-sm font-semibold">{t("post.hours")}
            <input className="field w-28 font-normal" inputMode="numeric" value={hours} onChange={(event) => setHours(event.target.value.replace(/\D/g, "").slice(0, 3))} />
          </label>
        )}
      </div>
      <div className="flex gap-2">
        <button type="submit" className="button button-primary" disabled={publish.isPending || !title.trim() || !body.trim() || (audience === "early" && !Number(hours))}>{t(post ? "member.save" : "post.publish")}</button>
        <button type="button" className="button button-plain" onClick={onDone}>{t("common.cancel")}</button>
      </div>
    </form>
  );
}

function Row({ post }: { post: MemberPost }) {
  const [open, setOpen] = useState(false);
  const remove = useMutation({ mutationFn: () => deletePost(post.id), ...useDone("post.deleted") });
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="truncate font-semibold">{post.title}</p>
          <p className="text-sm text-ink-2">{longDay(post.published_at)} · {t(`post.audience.${audienceOf(post)}`)}</p>
        </div>
        <button type="button" className="button button-quiet" aria-expanded={open} onClick={() => setOpen(!open)}>{t("post.edit")}</button>
        <button type="button" className="button button-plain" disabled={remove.isPending} onClick={() => remove.mutate()}>{t("post.delete")}</button>
      </div>
      {open && <div className="mt-4 rounded-2xl bg-accent-wash/40 p-4"><PostForm post={post} onDone={() => setOpen(false)} /></div>}
    </li>
  );
}

function Posts() {
  const { user } = useSession();
  const [writing, setWriting] = useState(false);
  const posts = usePages(["mine", user?.id, "own-posts"], (cursor) => postsOf(user!.id, cursor), { enabled: user !== null });
  return (
    <Panel title={t("post.your_posts")} id="posts" aside={!writing && <button type="button" className="button button-quiet" onClick={() => setWriting(true)}>{t("post.write")}</button>}>
      {writing && <div className="mb-5"><PostForm onDone={() => setWriting(false)} /></div>}
      <Loaded query={posts} rows={2}>
        {(all) => {
          if (all.length === 0) return <Empty icon="scene" title={t("post.empty")}>{t("post.empty_mine")}</Empty>;
          return (
            <>
              <ul className="divide-y divide-line" data-testid="own-posts">{all.map((post) => <Row key={`${post.id}/${post.version}`} post={post} />)}</ul>
              <MoreButton query={posts} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function ShoutOuts() {
  const { user } = useSession();
  const queue = useQuery({ queryKey: ["mine", user?.id, "shout-outs"], queryFn: shoutOuts, refetchInterval: 15_000 });
  const done = useMutation({ mutationFn: thanked, ...useDone("shout.done") });
  return (
    <Panel title={t("shout.title")} id="shout-outs">
      <Loaded query={queue} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="send" title={t("shout.empty")}>{t("shout.empty_text")}</Empty>
          ) : (
            <ul className="flex flex-col gap-3">
              {items.map((each) => (
                <li key={each.id} className="flex items-center gap-3">
                  <Avatar seed={each.member.avatar_seed} size={36} />
                  <span className="min-w-0 flex-1 truncate"><b>{each.member.name}</b> <span className="text-ink-2">{t(`shout.${each.reason}` as TextKey, { n: each.months })}</span></span>
                  <button type="button" className="button button-quiet" disabled={done.isPending} onClick={() => done.mutate(each.id)}>{t("shout.done")}</button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

/** What a creator writes for members, and whom they thank by name. */
export function StudioPosts() {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
      <Posts />
      <ShoutOuts />
    </div>
  );
}
