-- Which card or bank account a payment was made with is told to whoever wants to know, once before it is posted.
ALTER TABLE coin_recharge ADD COLUMN instrument_told boolean NOT NULL DEFAULT false;
ALTER TABLE payment_charge ADD COLUMN instrument_told boolean NOT NULL DEFAULT false;

-- The sandbox provider's own books: which card it was, where that was said.
ALTER TABLE coin_sandbox_payment ADD COLUMN fingerprint text;
ALTER TABLE sandbox_kept_method ADD COLUMN fingerprint text;
