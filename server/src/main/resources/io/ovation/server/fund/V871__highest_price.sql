-- Pools have a highest price of a thousand views from formula pool-2 on: a day with few views does not pay one creator everything.
ALTER TABLE fund_terms ADD COLUMN max_price_micros bigint NOT NULL DEFAULT 0 CHECK (max_price_micros >= 0);

-- The next version of the shipped pools, where nobody has published one. Days that are closed keep the terms they were closed by:
-- on data with closes it holds for days to come.
INSERT INTO fund_terms (market, version, in_force_from, mode, formula, pool_micros, close_after_hours, min_rate_micros,
    max_rate_micros, unpaid_views, min_video_seconds, max_price_micros, published_by, published_at)
SELECT market, 2, CASE WHEN EXISTS (SELECT 1 FROM fund_run) THEN CURRENT_DATE + 2 ELSE DATE '2020-01-02' END, mode, 'pool-2',
    pool_micros, close_after_hours, min_rate_micros, max_rate_micros, unpaid_views, min_video_seconds, 2000000, 'shipped', now()
FROM fund_terms t
WHERE mode = 'pool' AND formula = 'pool-1' AND version = 1 AND published_by = 'shipped'
    AND NOT EXISTS (SELECT 1 FROM fund_terms n WHERE n.market = t.market AND n.version > 1);
