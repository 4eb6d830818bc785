-- Where people are paid is sealed; what is older is sealed by a job. The mark finds two people's one account.
ALTER TABLE payout_account ADD COLUMN mark text;
ALTER TABLE payout_account ADD COLUMN ownership text;          -- match, close_match, no_match, provider, not_checked
ALTER TABLE payout_account ADD COLUMN ownership_text text;
ALTER TABLE payout_account ADD COLUMN ownership_name text;     -- a mark of the name it was compared with
ALTER TABLE payout_account ADD COLUMN ownership_accepted bigint; -- the member of staff who took it as it is
CREATE INDEX payout_account_mark ON payout_account (mark);

-- Changes of payout accounts: when, from what to what, never the account itself.
CREATE TABLE payout_account_change (
    creator    bigint      NOT NULL,
    position   integer     NOT NULL,
    kind       text        NOT NULL,
    mark       text        NOT NULL,
    changed_at timestamptz NOT NULL, -- business clock
    PRIMARY KEY (creator, position)
);
