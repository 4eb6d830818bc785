package io.ovation.server.finance;

import io.ovation.server.api.Page;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * The books for finance staff: money flow, accounts, trial balance, the journal explorer, integrity. Reads only. Nobody
 * else may see them.
 */
@Path("/v1/books")
@Allow(Role.FINANCE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class BooksResource {
    private final Books books;
    private final MoneyFlows flows;
    private final AccountStatements statements;

    BooksResource(Books books, MoneyFlows flows, AccountStatements statements) {
        this.books = books;
        this.flows = flows;
        this.statements = statements;
    }

    /** Where the money came from and went, in each currency. */
    @GET
    @Path("/money-flow")
    public MoneyFlow moneyFlow() {
        return flows.now();
    }

    /** Every kind of account with its sum, and that debits equal credits. */
    @GET
    @Path("/trial-balance")
    public Books.TrialBalance trialBalance() {
        return books.trialBalance();
    }

    /** Whether the promises of the books hold now. */
    @GET
    @Path("/integrity")
    public Books.Integrity integrity() {
        return books.integrity();
    }

    /** Accounts with a balance. {@code kind} may name several; {@code owner} is a public id or the number itself. */
    @GET
    @Path("/accounts")
    public Page<Books.AccountBalance> accounts(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("asset") @Nullable String asset,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return books.accounts(
                BookQuery.kinds(kind), BookQuery.asset(asset), BookQuery.owner(owner), cursor, Page.limit(limit));
    }

    /** What an account held at a past moment, {@code at}, by the wall or the business clock; now when none is given. */
    @GET
    @Path("/accounts/{account}/balance")
    public AccountStatement.Balance balance(
            @PathParam("account") String account,
            @QueryParam("at") @Nullable String at,
            @QueryParam("clock") @Nullable String clock) {
        return statements.balance(BookQuery.accountInPath(account), at, clock);
    }

    /** An account's statement, page by page, newest or oldest first, between two moments when they are given. */
    @GET
    @Path("/accounts/{account}/postings")
    public AccountStatement postings(
            @PathParam("account") String account,
            @QueryParam("after") @Nullable String after,
            @QueryParam("until") @Nullable String until,
            @QueryParam("clock") @Nullable String clock,
            @QueryParam("order") @Nullable String order,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return statements.statement(
                BookQuery.accountInPath(account), after, until, clock, order, cursor, Page.limit(limit));
    }

    /** Entries, newest first. All conditions that are given must hold. */
    @GET
    @Path("/entries")
    public Page<EntryView> entries(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("asset") @Nullable String asset,
            @QueryParam("account") @Nullable String account,
            @QueryParam("user") @Nullable String user,
            @QueryParam("live") @Nullable String live,
            @QueryParam("code") @Nullable String code,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return books.entries(
                BookQuery.kinds(kind),
                BookQuery.asset(asset),
                BookQuery.account(account),
                user == null || user.isEmpty() ? null : PublicId.numberField(User.PREFIX, user, "user"),
                live == null || live.isEmpty() ? null : PublicId.numberField("live", live, "live"),
                BookQuery.codes(code),
                cursor,
                Page.limit(limit));
    }

    /** One entry, with its place in the hash chain and what it did in sentences. */
    @GET
    @Path("/entries/{entry_id}")
    public EntryView entry(@PathParam("entry_id") String id) {
        return books.entry(PublicId.uuid("ent", id));
    }

    /**
     * Proof that an entry is under a published head, for {@code tools/ProofCheck.java}. Without {@code size} the oldest published
     * head that has it; when none has yet, one is published.
     */
    @GET
    @Path("/entries/{entry_id}/proof")
    public String proof(@PathParam("entry_id") String id, @QueryParam("size") @Nullable Long size) {
        return books.proof(PublicId.uuid("ent", id), size);
    }
}
