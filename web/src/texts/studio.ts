/** Texts of the studio's parts. */
export const studio = {
  "studio.tabs": "Parts of the studio",
  "studio.tab_earnings": "Earnings",
  "studio.tab_videos": "Videos",
  "studio.tab_tips": "Tips",
  "studio.tab_memberships": "Memberships",
  "studio.tab_payouts": "Payouts",
  "studio.tab_income": "Income",
  "studio.to_payouts": "To your payouts",
} as const;
