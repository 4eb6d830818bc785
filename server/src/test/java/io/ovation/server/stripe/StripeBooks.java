package io.ovation.server.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the local Stripe keeps, with the behaviour that Stripe documents for its test payment methods. Objects have the
 * shapes of Stripe's documentation; the document checks that nothing the type requires is missing.
 */
public final class StripeBooks {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> intents = new TreeMap<>();
    private final Map<String, ObjectNode> refunds = new TreeMap<>();
    private final Map<String, ObjectNode> transfers = new TreeMap<>();
    private final Map<String, ObjectNode> payouts = new TreeMap<>();
    private int numbers = 1_000;
    private String refundStatus = "succeeded";
    private String refusesAccounts = "";
    private boolean transfersWait;

    /** An error as Stripe answers it. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;
        private final String body;

        Refused(int status, String body) {
            super(body, null, false, false);
            this.status = status;
            this.body = body;
        }

        int status() {
            return status;
        }

        String body() {
            return body;
        }
    }

    static String error(String type, String code, String message) {
        return errorNode(type, code, message).toString();
    }

    private static ObjectNode errorNode(String type, String code, String message) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode error = root.putObject("error").put("type", type).put("message", message);
        if (code != null) {
            error.put("code", code);
        }
        return root;
    }

    /** How refunds made from now on stand: {@code succeeded}, {@code pending} or {@code failed}. */
    public synchronized void refundsAre(String status) {
        refundStatus = status;
    }

    /** Transfers to this account are refused for ever. */
    public synchronized void refuses(String account) {
        refusesAccounts = account;
    }

    /** Whether the balance does not reach for transfers. */
    public synchronized void transfersWait(boolean wait) {
        transfersWait = wait;
    }

    /** Payment intents with a metadata value. */
    public synchronized List<ObjectNode> intentsOf(String recharge) {
        return with(intents, "ovation_recharge", recharge);
    }

    /** Refunds with a metadata value. */
    public synchronized List<ObjectNode> refundsOf(String refund) {
        return with(refunds, "ovation_refund", refund);
    }

    /** Transfers with a metadata value. */
    public synchronized List<ObjectNode> transfersOf(String payout) {
        return with(transfers, "ovation_payout", payout);
    }

    /** Payouts of connected accounts with a metadata value. */
    public synchronized List<ObjectNode> payoutsOf(String payout) {
        return with(payouts, "ovation_payout", payout);
    }

    /** The viewer authenticated, or failed to. */
    public synchronized ObjectNode authenticated(String recharge, boolean success) {
        ObjectNode intent = intentsOf(recharge).getFirst();
        intent.putNull("next_action");
        if (success) {
            succeed(intent);
        } else {
            intent.put("status", "requires_payment_method");
            intent.set(
                    "last_payment_error",
                    errorNode("card_error", "payment_intent_authentication_failure", "The viewer did not authenticate")
                            .get("error"));
        }
        return intent.deepCopy();
    }

    /** What became of a payout at the bank. */
    public synchronized ObjectNode payoutIs(String payout, String status) {
        ObjectNode found = payoutsOf(payout).getFirst();
        found.put("status", status);
        if (status.equals("failed")) {
            found.put("failure_code", "account_closed");
        }
        return found.deepCopy();
    }

    /** What became of a refund. */
    public synchronized ObjectNode refundIs(String refund, String status) {
        ObjectNode found = refundsOf(refund).getFirst();
        found.put("status", status);
        if (status.equals("failed")) {
            found.put("failure_reason", "expired_or_canceled_card");
        }
        return found.deepCopy();
    }

    synchronized ObjectNode answer(String method, String path, ObjectNode form, String account) {
        String[] parts = path.substring("/v1/".length()).split("/");
        return switch (method + " " + parts[0] + (parts.length > 2 ? "/" + parts[2] : "")) {
            case "POST payment_intents" -> expanded(charge(form), form);
            case "GET payment_intents" ->
                parts.length == 1
                        ? list(path, intents, any -> true)
                        : parts[1].equals("search") ? search(form) : expanded(one(intents, parts[1]), form);
            case "POST payment_intents/cancel" -> cancel(one(intents, parts[1]), form);
            case "POST refunds" -> refund(form);
            case "GET refunds" ->
                list(path, refunds, each -> each.path("payment_intent").equals(form.path("payment_intent")));
            case "POST transfers" -> transfer(form);
            case "GET transfers" ->
                list(path, transfers, each -> each.path("transfer_group").equals(form.path("transfer_group")));
            case "POST transfers/reversals" -> reverse(one(transfers, parts[1]));
            case "GET accounts" ->
                JSON.createObjectNode()
                        .put("id", parts[1])
                        .put("object", "account")
                        .put("payouts_enabled", true);
            case "POST payouts" -> payout(form, account);
            case "GET payouts" ->
                list(path, payouts, each -> each.path("test_account").asText().equals(account));
            default -> throw new Refused(404, error("invalid_request_error", null, "Unrecognized request URL " + path));
        };
    }

    private ObjectNode charge(ObjectNode form) {
        long amount = form.path("amount").asLong();
        if (amount < 50) {
            throw new Refused(400, error("invalid_request_error", "amount_too_small", "The amount is too small"));
        }
        ObjectNode intent = object("pi", "payment_intent")
                .put("amount", amount)
                .put("amount_received", 0)
                .put("currency", form.path("currency").asText())
                .put("capture_method", "automatic_async")
                .put("confirmation_method", "automatic")
                .put("status", "requires_payment_method");
        intent.put("client_secret", intent.path("id").asText() + "_secret_x");
        intent.putArray("payment_method_types").add("card");
        intent.set("metadata", form.path("metadata").isObject() ? form.path("metadata") : JSON.createObjectNode());
        String method = form.path("payment_method").asText();
        if (!method.isEmpty() && !method.startsWith("pm_card_")) {
            throw new Refused(
                    400, error("invalid_request_error", "resource_missing", "No such PaymentMethod: '" + method + "'"));
        }
        intents.put(intent.path("id").asText(), intent);
        if (form.path("confirm").asBoolean()) {
            intent.put("payment_method", method);
            confirm(intent, method);
        }
        return intent;
    }

    private void confirm(ObjectNode intent, String method) {
        switch (method) {
            case "pm_card_threeDSecure2Required", "pm_card_authenticationRequired" -> {
                intent.put("status", "requires_action");
                ObjectNode next = intent.putObject("next_action").put("type", "use_stripe_sdk");
                next.putObject("use_stripe_sdk");
            }
            case "pm_card_chargeDeclined" -> decline(intent, "generic_decline");
            case "pm_card_chargeDeclinedInsufficientFunds" -> decline(intent, "insufficient_funds");
            default -> succeed(intent);
        }
    }

    private void decline(ObjectNode intent, String why) {
        intent.put("status", "requires_payment_method");
        ObjectNode root = errorNode("card_error", "card_declined", "Your card was declined.");
        ObjectNode error = ((ObjectNode) root.get("error")).put("decline_code", why);
        intent.set("last_payment_error", error.deepCopy());
        error.set("payment_intent", intent.deepCopy());
        throw new Refused(402, root.toString());
    }

    private static void succeed(ObjectNode intent) {
        intent.put("status", "succeeded")
                .put("amount_received", intent.path("amount").asLong());
        intent.put("latest_charge", "ch_" + intent.path("id").asText().substring(3));
    }

    private ObjectNode cancel(ObjectNode intent, ObjectNode form) {
        if (intent.path("status").asText().matches("succeeded|canceled")) {
            throw new Refused(
                    400,
                    error(
                            "invalid_request_error",
                            "payment_intent_unexpected_state",
                            "You cannot cancel this PaymentIntent"));
        }
        intent.put("status", "canceled")
                .put("canceled_at", Instant.now().getEpochSecond())
                .set("cancellation_reason", form.path("cancellation_reason"));
        return intent;
    }

    private ObjectNode search(ObjectNode form) {
        String query = form.path("query").asText();
        ObjectNode found = JSON.createObjectNode()
                .put("object", "search_result")
                .put("url", "/v1/payment_intents/search")
                .put("has_more", false);
        ArrayNode data = found.putArray("data");
        intents.values().stream()
                .filter(each -> query.equals("metadata['ovation_recharge']:'"
                        + each.path("metadata").path("ovation_recharge").asText() + "'"))
                .forEach(each -> data.add(expanded(each, form)));
        return found;
    }

    /** With the charge itself in the place of its id, when that was asked for: it says what was paid with. */
    private static ObjectNode expanded(ObjectNode intent, ObjectNode form) {
        String charge = intent.path("latest_charge").asText();
        if (charge.isEmpty() || !form.path("expand").toString().contains("latest_charge\"")) {
            return intent;
        }
        String method = intent.path("payment_method").asText("form");
        ObjectNode answer = intent.deepCopy();
        ObjectNode details = answer.putObject("latest_charge")
                .put("id", charge)
                .put("object", "charge")
                .putObject("payment_method_details")
                .put("type", "card");
        details.putObject("card").put("fingerprint", "fp_" + method).put("brand", "visa");
        return answer;
    }

    private ObjectNode refund(ObjectNode form) {
        ObjectNode intent = one(intents, form.path("payment_intent").asText());
        long amount = form.path("amount").asLong();
        long before = refunds.values().stream()
                .filter(each -> each.path("payment_intent").equals(intent.path("id")))
                .filter(each -> !each.path("status").asText().equals("failed"))
                .mapToLong(each -> each.path("amount").asLong())
                .sum();
        if (before + amount > intent.path("amount_received").asLong()) {
            throw new Refused(
                    400, error("invalid_request_error", "charge_already_refunded", "More than is left of the charge"));
        }
        ObjectNode refund = object("re", "refund")
                .put("amount", amount)
                .put("currency", intent.path("currency").asText())
                .put("payment_intent", intent.path("id").asText())
                .put("status", refundStatus);
        refund.set("metadata", form.path("metadata"));
        refunds.put(refund.path("id").asText(), refund);
        return refund;
    }

    private ObjectNode transfer(ObjectNode form) {
        if (transfersWait) {
            throw new Refused(
                    400,
                    error("invalid_request_error", "balance_insufficient", "You have insufficient available funds"));
        }
        String destination = form.path("destination").asText();
        if (destination.equals(refusesAccounts)) {
            throw new Refused(
                    400,
                    error("invalid_request_error", "resource_missing", "No such destination: '" + destination + "'"));
        }
        ObjectNode transfer = object("tr", "transfer")
                .put("amount", form.path("amount").asLong())
                .put("amount_reversed", 0)
                .put("currency", form.path("currency").asText())
                .put("destination", destination)
                .put("reversed", false);
        transfer.set("transfer_group", form.path("transfer_group"));
        transfer.set("metadata", form.path("metadata"));
        ObjectNode reversals = transfer.putObject("reversals")
                .put("object", "list")
                .put("has_more", false)
                .put("url", "/v1/transfers/" + transfer.path("id").asText() + "/reversals");
        reversals.putArray("data");
        transfers.put(transfer.path("id").asText(), transfer);
        return transfer;
    }

    private ObjectNode reverse(ObjectNode transfer) {
        if (transfer.path("reversed").asBoolean()) {
            throw new Refused(400, error("invalid_request_error", null, "The transfer is reversed already"));
        }
        transfer.put("reversed", true)
                .put("amount_reversed", transfer.path("amount").asLong());
        ObjectNode reversal = object("trr", "transfer_reversal")
                .put("amount", transfer.path("amount").asLong())
                .put("currency", transfer.path("currency").asText())
                .put("transfer", transfer.path("id").asText());
        reversal.putObject("metadata");
        reversal.remove("livemode");
        return reversal;
    }

    private ObjectNode payout(ObjectNode form, String account) {
        if (account == null) {
            throw new Refused(400, error("invalid_request_error", null, "Payouts are made in the name of an account"));
        }
        ObjectNode payout = object("po", "payout")
                .put("amount", form.path("amount").asLong())
                .put("arrival_date", Instant.now().getEpochSecond())
                .put("automatic", false)
                .put("currency", form.path("currency").asText())
                .put("method", "standard")
                .put("reconciliation_status", "not_applicable")
                .put("source_type", "card")
                .put("status", "pending")
                .put("type", "bank_account")
                .put("test_account", account);
        payout.set("metadata", form.path("metadata"));
        payouts.put(payout.path("id").asText(), payout);
        return payout;
    }

    private ObjectNode object(String prefix, String kind) {
        return JSON.createObjectNode()
                .put("id", prefix + "_" + ++numbers)
                .put("object", kind)
                .put("created", Instant.now().getEpochSecond())
                .put("livemode", false);
    }

    private static ObjectNode one(Map<String, ObjectNode> all, String id) {
        ObjectNode found = all.get(id);
        if (found == null) {
            throw new Refused(404, error("invalid_request_error", "resource_missing", "No such thing: '" + id + "'"));
        }
        return found;
    }

    private static ObjectNode list(String path, Map<String, ObjectNode> all, Predicate<ObjectNode> wanted) {
        ObjectNode list =
                JSON.createObjectNode().put("object", "list").put("url", path).put("has_more", false);
        ArrayNode data = list.putArray("data");
        all.values().stream().filter(wanted).forEach(data::add);
        return list;
    }

    private static List<ObjectNode> with(Map<String, ObjectNode> all, String name, String value) {
        List<ObjectNode> found = new ArrayList<>();
        for (ObjectNode each : all.values()) {
            JsonNode has = each.path("metadata").path(name);
            if (has.asText().equals(value)) {
                found.add(each);
            }
        }
        return found;
    }
}
