-- The books as the explorer reads them: rows of the projection "books", made from the journal and thrown away at will.

create table finance_batch (
    sequence bigint primary key,
    wall timestamptz not null,
    business timestamptz not null,
    hash bytea not null,
    previous_hash bytea not null,
    merkle_root bytea not null
);

-- One row an entry. transfers: 56 bytes each (debit account, credit account, amount, both balances after).
-- places: kind * 65536 + asset of every account with a transfer above zero, as a 32-bit pattern.
create table finance_entry (
    sequence bigint primary key,
    id uuid not null,
    batch_sequence bigint not null,
    code integer not null,
    rule_version integer not null,
    reference1 bigint not null,
    reference2 bigint not null,
    reference3 bigint not null,
    places integer[] not null,
    transfers bytea not null
);
create unique index finance_entry_id on finance_entry (id);
create index finance_entry_code on finance_entry (code, sequence);
create index finance_entry_reference on finance_entry (reference1, sequence);

-- Whose accounts an entry touches: users, creators, holds, refunds, payouts (not markets, providers and banks).
create table finance_party (
    owner bigint not null,
    sequence bigint not null,
    primary key (owner, sequence)
);

create table finance_balance (
    kind integer not null,
    asset integer not null,
    bucket integer not null,
    owner bigint not null,
    balance bigint not null,
    primary key (kind, asset, bucket, owner)
);
create index finance_balance_owner on finance_balance (owner, kind);

-- Turnover: how much has moved between two kinds of account by entries of a code, ever.
create table finance_flow (
    code integer not null,
    debit_kind integer not null,
    credit_kind integer not null,
    asset integer not null,
    amount numeric(38) not null,
    transfers bigint not null,
    primary key (code, debit_kind, credit_kind, asset)
);

-- Up to where these rows are; one row once the first batch is in.
create table finance_position (
    only_row boolean primary key,
    sequence bigint not null,
    hash bytea not null,
    entries bigint not null,
    business timestamptz not null,
    check (only_row)
);
