-- Entries are found by the people they are about, also where none of their accounts moved. Those that are there already:
-- the third reference is a person in every kind but settlements (15), the second too in those about a payer's gift to a creator.
insert into finance_party (owner, sequence)
select reference3, sequence from finance_entry where code between 1 and 88 and code <> 15 and reference3 > 0
union
select reference2, sequence from finance_entry where code in (23, 80, 86, 87, 88) and reference2 > 0
on conflict do nothing;
