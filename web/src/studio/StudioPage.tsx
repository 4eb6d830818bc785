import { lazy, Suspense, useEffect, type ComponentType } from "react";
import { useLocation } from "wouter";
import { StudioMembers } from "../memberships/StudioMembers";
import { StudioPosts } from "../memberships/StudioPosts";
import { Gate } from "../shell/Gate";
import { NotFound } from "../shell/NotFound";
import { t, type TextKey } from "../texts";
import { ReceivedTips } from "../tips/ReceivedTips";
import { Loading } from "../ui/states";
import { Tabs } from "../ui/Tabs";
import { VideosPanel } from "../video/VideosPanel";
import { EarningsSection } from "./EarningsSection";

const PayoutsSection = lazy(() => import("../payouts/PayoutsSection"));
const ProgrammeSection = lazy(() => import("../programme/ProgrammeSection"));
const IncomeSection = lazy(() => import("../income/IncomeSection"));

interface Section {
  path: string;
  text: TextKey;
  Content: ComponentType;
}

const SECTIONS: readonly Section[] = [
  { path: "/studio", text: "studio.tab_earnings", Content: EarningsSection },
  { path: "/studio/videos", text: "studio.tab_videos", Content: VideosPanel },
  { path: "/studio/tips", text: "studio.tab_tips", Content: ReceivedTips },
  { path: "/studio/memberships", text: "studio.tab_memberships", Content: StudioMembers },
  { path: "/studio/posts", text: "post.section", Content: StudioPosts },
  { path: "/studio/programme", text: "programme.title", Content: ProgrammeSection },
  { path: "/studio/payouts", text: "studio.tab_payouts", Content: PayoutsSection },
  { path: "/studio/income", text: "studio.tab_income", Content: IncomeSection },
];

/** Where the parts of the one long page of old are now. */
const MOVED: Record<string, string> = { "#tiers": "/studio/memberships", "#members": "/studio/memberships", "#payout-settings": "/studio/payouts" };

function Studio({ section: { path, Content } }: { section: Section }) {
  const [, navigate] = useLocation();
  useEffect(() => {
    const place = path === "/studio" ? MOVED[location.hash] : undefined;
    if (place) navigate(place + location.hash, { replace: true });
  }, [path, navigate]);
  return (
    <div className="page">
      <h1 className="mb-2 text-4xl font-extrabold md:mb-3 md:text-5xl">{t("studio.title")}</h1>
      <Tabs label={t("studio.tabs")} tabs={SECTIONS.map((each) => ({ path: each.path, label: t(each.text) }))} current={path} />
      <div className="flex flex-col gap-5">
        <Suspense fallback={<Loading rows={3} height={160} />}>
          <Content />
        </Suspense>
      </div>
    </div>
  );
}

/** The creator's place, in parts with an address each; `name` is the last part of it. */
export default function StudioPage({ name }: { name: string | undefined }) {
  const section = SECTIONS.find(({ path }) => path === (name ? `/studio/${name}` : "/studio"));
  if (!section) return <NotFound />;
  return (
    <Gate role="creator" persona="creator" title="studio.title">
      <Studio section={section} />
    </Gate>
  );
}
