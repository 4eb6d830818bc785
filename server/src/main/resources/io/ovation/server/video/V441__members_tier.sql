-- The smallest tier of the creator whose members may watch while the video is not for everyone; null for every tier.
ALTER TABLE video ADD COLUMN members_tier bigint;
