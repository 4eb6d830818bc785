package io.ovation.server.api;

/**
 * Every way in which a request can be refused, with the stable {@code code} that callers may branch on, the HTTP status
 * and a short title. Codes are never renamed; features add theirs here so that the whole list stands in one place.
 */
public enum ProblemCode {
    // The request itself
    MALFORMED_JSON("malformed_json", 400, "The body is not valid JSON"),
    UNKNOWN_FIELD("unknown_field", 400, "The body holds a field that is not known here"),
    FIELD_INVALID("field_invalid", 400, "A field has a value that cannot be used"),
    BODY_TOO_LARGE("body_too_large", 413, "The body is too large"),
    LENGTH_REQUIRED("length_required", 411, "The body must say its length"),
    UNSUPPORTED_MEDIA_TYPE("unsupported_media_type", 415, "The body must be JSON"),
    NOT_ACCEPTABLE("not_acceptable", 406, "Only JSON is served here"),
    METHOD_NOT_ALLOWED("method_not_allowed", 405, "This method is not offered here"),
    NOT_FOUND("not_found", 404, "There is nothing here"),
    FILE_UNREADABLE("file_unreadable", 400, "This file cannot be read"),
    BAD_REQUEST("bad_request", 400, "The request cannot be understood"),
    IDEMPOTENCY_KEY_REQUIRED("idempotency_key_required", 400, "An Idempotency-Key is required"),
    IDEMPOTENCY_KEY_REUSED("idempotency_key_reused", 422, "The Idempotency-Key was used for another request"),
    CURSOR_EXPIRED("cursor_expired", 410, "What follows this cursor is no longer kept"),
    PRECONDITION_FAILED("precondition_failed", 412, "It has changed since it was read"),
    IDEMPOTENCY_IN_FLIGHT("idempotency_in_flight", 409, "A request with this Idempotency-Key is under way"),

    // Who asks
    TOKEN_MISSING("token_missing", 401, "Sign in first"),
    TOKEN_INVALID("token_invalid", 401, "The token is not one of ours"),
    TOKEN_EXPIRED("token_expired", 401, "The token has expired"),
    KEY_OF_OTHER_MODE("key_of_other_mode", 401, "This key is of the other mode"),
    FORBIDDEN("forbidden", 403, "Not allowed with this sign-in"),
    KEY_NAME_TAKEN("key_name_taken", 409, "There is a key of this name"),
    SCOPE_MISSING("scope_missing", 403, "The key is not good for this"),
    CROSS_ORIGIN("cross_origin", 403, "Requests from other sites are not served"),
    SANDBOX_ONLY("sandbox_only", 403, "Only offered in the sandbox"),
    AGE_UNKNOWN("age_unknown", 403, "The age is not known"),
    AGE_TOO_LOW("age_too_low", 403, "Too young for this"),
    CREATOR_NOT_ELIGIBLE("creator_not_eligible", 403, "This account may not receive gifts"),
    FOLLOWERS_TOO_FEW("followers_too_few", 403, "Too few followers"),
    FOUR_EYES("four_eyes", 403, "A second person must decide this"),
    BALANCE_TOO_LOW("balance_too_low", 409, "An account holds too little"),
    PROPOSAL_DECIDED("proposal_decided", 409, "The proposal was decided already"),
    MARKET_WITHOUT_FEATURE("market_without_feature", 409, "This is not offered in this market"),
    MARKET_UNKNOWN("market_unknown", 400, "This market is not known"),

    // Creator programme
    PROGRAMME_NOT_OFFERED("programme_not_offered", 409, "The programme is not offered here"),
    PROGRAMME_NOT_JOINED("programme_not_joined", 409, "Not in the programme"),
    APPEAL_NOT_POSSIBLE("appeal_not_possible", 409, "There is nothing to appeal against"),
    APPEAL_DECIDED("appeal_decided", 409, "The appeal was decided already"),
    FUND_DAY_OPEN("fund_day_open", 409, "This day of the fund is not closed yet"),

    // Lives and gifts
    GIFT_UNKNOWN("gift_unknown", 404, "There is no such gift"),
    LIVE_NOT_FOUND("live_not_found", 404, "There is no such live"),
    ALREADY_LIVE("already_live", 409, "This creator is live already"),
    ROOM_CLOSED("room_closed", 409, "The live has ended"),
    GIFT_NOT_FOR_VIDEOS("gift_not_for_videos", 409, "This gift does not go under videos"),
    GIFT_TO_SELF("gift_to_self", 403, "Nobody sends gifts to themselves"),
    COUNT_INVALID("count_invalid", 400, "This count cannot be sent"),
    INSUFFICIENT_COINS("insufficient_coins", 409, "Not enough coins"),
    CAP_REACHED("cap_reached", 409, "The daily cap is reached"),
    PRICE_CONFIRMATION_REQUIRED("price_confirmation_required", 409, "Confirm the price first"),
    PRICE_CHANGED("price_changed", 409, "The price has changed"),
    UNDO_TOO_LATE("undo_too_late", 409, "It is too late to undo"),
    MUTED("muted", 403, "You are muted in this room"),
    COMMENT_BLOCKED("comment_blocked", 422, "The comment holds a blocked word"),
    COMMENT_TOO_LONG("comment_too_long", 400, "The comment is too long"),

    // Videos
    VIDEO_NOT_FOUND("video_not_found", 404, "There is no such video"),
    DAY_CLOSED("day_closed", 409, "The day is closed"),

    // Coins
    MARKET_WITHOUT_PRICES("market_without_prices", 409, "Coins are not sold in this market"),
    COINS_INVALID("coins_invalid", 400, "This number of coins cannot be bought"),
    PAYMENT_DECLINED("payment_declined", 409, "The payment was declined"),
    CALLBACK_SIGNATURE_INVALID("callback_signature_invalid", 401, "The callback is not signed by the provider"),
    REFUND_TOO_LATE("refund_too_late", 409, "It is too late for a refund"),
    REFUND_BY_STORE("refund_by_store", 409, "The store that sold these coins refunds them"),
    REFUND_LOCKED("refund_locked", 409, "Too many refunds in a short time"),
    PURCHASES_LOCKED("purchases_locked", 403, "Too many payments were taken back"),
    STORE_NOT_SET_UP("store_not_set_up", 409, "This app store is not set up here"),
    STORE_PROOF_INVALID("store_proof_invalid", 400, "This proves no purchase"),
    STORE_PRODUCT_UNKNOWN("store_product_unknown", 400, "This product brings no coins"),
    STORE_PURCHASE_NOT_YOURS("store_purchase_not_yours", 403, "The purchase was made for another account"),
    STORE_PURCHASE_REFUNDED("store_purchase_refunded", 409, "The store has refunded this purchase"),
    NOTHING_TO_REFUND("nothing_to_refund", 409, "None of these coins can be refunded"),

    // Tips
    TIP_TO_SELF("tip_to_self", 403, "Nobody tips themselves"),
    TIP_AMOUNT_INVALID("tip_amount_invalid", 400, "This amount cannot be tipped"),
    TIP_LIMIT_REACHED("tip_limit_reached", 409, "The limit of tips of a day is reached"),
    // Memberships
    ALREADY_MEMBER("already_member", 409, "There is a membership already"),
    MEMBERSHIP_BUSY("membership_busy", 409, "A payment for this membership is under way"),
    MEMBERSHIP_NOT_CHANGEABLE("membership_not_changeable", 409, "This membership does not stand so that it could"),
    MEMBERSHIP_OF_SELF("membership_of_self", 403, "Nobody is a member of themselves"),
    MEMBERS_ONLY("members_only", 403, "This is for members"),
    TIER_CLOSED("tier_closed", 409, "This tier is not offered any more"),
    TIERS_TOO_MANY("tiers_too_many", 409, "There are enough tiers"),

    // Payouts
    PAYOUT_BELOW_MINIMUM("payout_below_minimum", 409, "Below the smallest payout"),
    PAYOUT_ABOVE_DAILY_MAXIMUM("payout_above_daily_maximum", 409, "Above the largest payout of a day"),
    PAYOUT_ACCOUNT_MISSING("payout_account_missing", 409, "There is no payout account"),
    PAYOUT_ACCOUNT_FROZEN("payout_account_frozen", 409, "The payout account was changed recently"),
    PAYOUT_WAITS("payout_waits", 409, "Something else has to be decided about this payout first"),
    VERIFICATION_PENDING("verification_pending", 409, "An identity check is being looked at already"),
    VERIFICATION_DECIDED("verification_decided", 409, "The identity check was decided already"),
    DOCUMENT_UNREADABLE("document_unreadable", 400, "This is not a document that can be read"),
    LIST_UNREADABLE("list_unreadable", 400, "This is not a sanctions list that can be read"),
    CASE_DECIDED("case_decided", 409, "The case was decided already"),
    PAYOUT_DECIDED("payout_decided", 409, "The payout was decided already"),
    NOTHING_TO_PAY("nothing_to_pay", 409, "No payout waits for such a file"),
    BANK_ACCOUNT_NOT_SET_UP("bank_account_not_set_up", 409, "The bank account to pay from is not set up"),
    BANK_FILE_UNREADABLE("bank_file_unreadable", 400, "This is not a file of the bank that can be read"),
    BANK_FILE_FOREIGN("bank_file_foreign", 409, "The file is about another bank account than ours"),
    INSUFFICIENT_EARNINGS("insufficient_earnings", 409, "Not enough available earnings"),

    // Faults: the request was fine
    TOO_MANY_REQUESTS("too_many_requests", 429, "Too many requests at once"),
    BUSY("busy", 503, "The service cannot answer now; nothing was applied"),
    OUTCOME_UNKNOWN("outcome_unknown", 503, "Not known whether this was applied; ask again with the same key"),
    INTERNAL_FAULT("internal_fault", 500, "A fault of ours");

    private final String code;
    private final int status;
    private final String title;

    ProblemCode(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /** The stable name that callers may branch on. */
    public String code() {
        return code;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** One short sentence for people, without a full stop. */
    public String title() {
        return title;
    }
}
