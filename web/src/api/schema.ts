// Made from docs/api/openapi.yaml by "node tools/contract/contract.mjs types"; never edited.
export interface paths {
    "/v1/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proposes an adjustment
         * @description Proposes an adjustment.
         *
         *     Who may call: finance.
         */
        post: operations["createAdjustment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/asyncapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The AsyncAPI document as JSON
         * @description The AsyncAPI document as JSON.
         *
         *     Who may call: anybody.
         */
        get: operations["getAsyncapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/asyncapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The AsyncAPI document as YAML
         * @description The AsyncAPI document as YAML.
         *
         *     Who may call: anybody.
         */
        get: operations["getAsyncapiYaml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lines, newest first
         * @description Lines, newest first. All conditions that are given must hold; `from` is included, `until` is not.
         *
         *     Who may call: admin, platform.
         */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Files, newest first, each with its report
         * @description Files, newest first, each with its report.
         *
         *     Who may call: finance.
         */
        get: operations["listBankFiles"];
        put?: never;
        /**
         * Takes in a pain.002, camt.053, NACHA return or CSV file, up to 8 MiB; the body is the file itself
         * @description Takes in a pain.002, camt.053, NACHA return or CSV file, up to 8 MiB; the body is the file itself. The same file again is answered with the same report and changes nothing.
         *
         *     Who may call: finance.
         */
        post: operations["createBankFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file with its report
         * @description A file with its report.
         *
         *     Who may call: finance.
         */
        get: operations["getBankFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-files/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file as it came
         * @description The file as it came.
         *
         *     Who may call: finance.
         */
        get: operations["getBankFileFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accounts with a balance
         * @description Accounts with a balance. `kind` may name several; `owner` is a public id or the number itself.
         *
         *     Who may call: finance.
         */
        get: operations["listBooksAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books/accounts/{account}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an account held at a past moment, `at`, by the wall or the business clock; now when none is given
         * @description What an account held at a past moment, `at`, by the wall or the business clock; now when none is given.
         *
         *     Who may call: finance.
         */
        get: operations["getBooksAccountBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books/accounts/{account}/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An account's statement, page by page, newest or oldest first, between two moments when they are given
         * @description An account's statement, page by page, newest or oldest first, between two moments when they are given.
         *
         *     Who may call: finance.
         */
        get: operations["listBooksAccountPostings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Entries, newest first
         * @description Entries, newest first. All conditions that are given must hold.
         *
         *     Who may call: finance.
         */
        get: operations["listBooksEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books/entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One entry, with its place in the hash chain and what it did in sentences
         * @description One entry, with its place in the hash chain and what it did in sentences.
         *
         *     Who may call: finance.
         */
        get: operations["getBooksEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books/entries/{entry_id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Proof that an entry is under a published head, for `tools/ProofCheck.java`
         * @description Proof that an entry is under a published head, for `tools/ProofCheck.java`. Without `size` the oldest published head that has it; when none has yet, one is published.
         *
         *     Who may call: finance.
         */
        get: operations["getBooksEntryProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books/integrity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the promises of the books hold now
         * @description Whether the promises of the books hold now.
         *
         *     Who may call: finance.
         */
        get: operations["getBooksIntegrity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books/money-flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the money came from and went, in each currency
         * @description Where the money came from and went, in each currency.
         *
         *     Who may call: finance.
         */
        get: operations["getBooksMoneyFlow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every kind of account with its sum, and that debits equal credits
         * @description Every kind of account with its sum, and that debits equal credits.
         *
         *     Who may call: finance.
         */
        get: operations["getBooksTrialBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coin-packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The packs of the caller's market
         * @description The packs of the caller's market.
         *
         *     Who may call: viewer.
         */
        get: operations["getCoinPacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coin-quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an exact number of coins costs
         * @description What an exact number of coins costs.
         *
         *     Who may call: viewer.
         */
        get: operations["getCoinQuotes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Disputes, newest first; those of one recharge when it is named
         * @description Disputes, newest first; those of one recharge when it is named.
         *
         *     Who may call: finance.
         */
        get: operations["listDisputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One dispute
         * @description One dispute.
         *
         *     Who may call: finance.
         */
        get: operations["getDispute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/earnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The summary
         * @description The summary. What is available comes from the ledger itself, the rest from the projections.
         *
         *     Who may call: viewer.
         */
        get: operations["getEarnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/earnings/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every earning with its maturity date, newest first
         * @description Every earning with its maturity date, newest first.
         *
         *     Who may call: viewer.
         */
        get: operations["listEarningsStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/engagement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes in a batch: a JSON array of events, or one a line (NDJSON), at most 50,000 and 8 MiB
         * @description Takes in a batch: a JSON array of events, or one a line (NDJSON), at most 50,000 and 8 MiB. When this is answered, what was counted is counted for good, once; a batch without an answer is sent again as it was. A batch that cannot be read is refused whole.
         *
         *     Who may call: platform.
         */
        post: operations["createEngagement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/engagement-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The closed days of a market since a day (the last 30 when not said): their facts are final
         * @description The closed days of a market since a day (the last 30 when not said): their facts are final.
         *
         *     Who may call: finance, trust, platform.
         */
        get: operations["listEngagementDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the types of event there are
         * @description Lists the types of event there are.
         *
         *     Who may call: admin, platform.
         */
        get: operations["getEventTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists events, newest first or, with `order=oldest`, from a cursor on
         * @description Lists events, newest first or, with `order=oldest`, from a cursor on.
         *
         *     Who may call: admin, platform.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows one event
         * @description Shows one event.
         *
         *     Who may call: admin, platform.
         */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Streams events as Server-Sent Events, from a cursor or the Last-Event-ID on, else from now on
         * @description Streams events as Server-Sent Events, from a cursor or the Last-Event-ID on, else from now on. Each event's id is its cursor, its name the type and its data the event.
         *
         *     Who may call: admin, platform.
         */
        get: operations["listEventsStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gift-catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The gifts, with their prices
         * @description The gifts, with their prices.
         *
         *     Who may call: anybody.
         */
        get: operations["getGiftCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gifts/{gift}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who got what of a gift, for its sender, its creator and finance
         * @description Who got what of a gift, for its sender, its creator and finance.
         *
         *     Who may call: viewer, creator, support, finance, platform.
         */
        get: operations["getGiftReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gifts/{gift}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes back a gift of 20,000 coins or more, within 10 seconds of sending it
         * @description Takes back a gift of 20,000 coins or more, within 10 seconds of sending it.
         *
         *     Who may call: viewer, creator.
         */
        post: operations["undoGift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Published heads, the newest first, at most a hundred; `below` goes on from the size of the last
         * @description Published heads, the newest first, at most a hundred; `below` goes on from the size of the last.
         *
         *     Who may call: anybody.
         */
        get: operations["getHeads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/heads/{size}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One published head
         * @description One published head.
         *
         *     Who may call: anybody.
         */
        get: operations["getHead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/heads/{size}/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Proof that one published head continues another
         * @description Proof that one published head continues another.
         *
         *     Who may call: anybody.
         */
        get: operations["getHeadConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What this server is and what time it has, the same for everybody
         * @description What this server is and what time it has, the same for everybody.
         *
         *     Who may call: anybody.
         */
        get: operations["getInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Keys, newest first, revoked ones included
         * @description Keys, newest first, revoked ones included.
         *
         *     Who may call: admin, platform.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Makes a key
         * @description Makes a key.
         *
         *     Who may call: admin, platform.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One key
         * @description One key.
         *
         *     Who may call: admin, platform.
         */
        get: operations["getKey"];
        put?: never;
        post?: never;
        /**
         * Ends a key at once
         * @description Ends a key at once.
         *
         *     Who may call: admin, platform.
         */
        delete: operations["deleteKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a key a new secret; the former one stays good for the overlap
         * @description Gives a key a new secret; the former one stays good for the overlap.
         *
         *     Who may call: admin, platform.
         */
        post: operations["createKeyRotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows that are on, the liveliest first
         * @description Shows that are on, the liveliest first.
         *
         *     Who may call: anybody.
         */
        get: operations["listLives"];
        put?: never;
        /**
         * Starts a show of the caller
         * @description Starts a show of the caller.
         *
         *     Who may call: creator.
         */
        post: operations["createLive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lives/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A show, also one that has ended
         * @description A show, also one that has ended.
         *
         *     Who may call: anybody.
         */
        get: operations["getLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lives/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Posts a comment in a room
         * @description Posts a comment in a room.
         *
         *     Who may call: viewer, creator.
         */
        post: operations["createLiveComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lives/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a show: its creator does, or the platform
         * @description Ends a show: its creator does, or the platform.
         *
         *     Who may call: creator, platform.
         */
        post: operations["endLive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lives/{id}/likes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Likes a show
         * @description Likes a show.
         *
         *     Who may call: viewer, creator.
         */
        post: operations["createLiveLike"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lives/{id}/moderation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What rules hold in the room
         * @description What rules hold in the room.
         *
         *     Who may call: creator.
         */
        get: operations["getLiveModeration"];
        /**
         * Sets the rules of the room; the list replaces the one there was
         * @description Sets the rules of the room; the list replaces the one there was.
         *
         *     Who may call: creator.
         */
        put: operations["putLiveModeration"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lives/{id}/mutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mutes a viewer in this room and takes their comments away
         * @description Mutes a viewer in this room and takes their comments away.
         *
         *     Who may call: creator.
         */
        post: operations["createLiveMute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lives/{id}/mutes/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Lets a muted viewer comment again
         * @description Lets a muted viewer comment again.
         *
         *     Who may call: creator.
         */
        delete: operations["deleteLiveMute"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lives/{id}/top-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who gave the most in a show
         * @description Who gave the most in a show.
         *
         *     Who may call: anybody.
         */
        get: operations["getLiveTopList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lives/{live}/gifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The gifts of a show, newest first
         * @description The gifts of a show, newest first.
         *
         *     Who may call: anybody.
         */
        get: operations["listLiveGifts"];
        put?: never;
        /**
         * Sends a gift: coins leave the wallet, diamonds arrive, and everybody in the room sees it
         * @description Sends a gift: coins leave the wallet, diamonds arrive, and everybody in the room sees it.
         *
         *     Who may call: viewer, creator.
         */
        post: operations["createLiveGift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/markets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every market with its calendar, money, ages and features
         * @description Every market with its calendar, money, ages and features.
         *
         *     Who may call: anybody.
         */
        get: operations["listMarkets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed-in user
         * @description The signed-in user.
         *
         *     Who may call: viewer, support, finance, trust, admin.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payout-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the caller is paid; `not_found` before anything was set
         * @description Where the caller is paid; `not_found` before anything was set.
         *
         *     Who may call: viewer.
         */
        get: operations["getPayoutAccount"];
        /**
         * Sets where the caller is paid
         * @description Sets where the caller is paid.
         *
         *     Who may call: viewer.
         */
        put: operations["putPayoutAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payout-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Batches, newest first
         * @description Batches, newest first.
         *
         *     Who may call: finance.
         */
        get: operations["listPayoutBatches"];
        put?: never;
        /**
         * Makes a batch of the payouts that have waited longest, 5,000 at most
         * @description Makes a batch of the payouts that have waited longest, 5,000 at most.
         *
         *     Who may call: finance.
         */
        post: operations["createPayoutBatche"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payout-batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A batch
         * @description A batch.
         *
         *     Who may call: finance.
         */
        get: operations["getPayoutBatche"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payout-batches/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file itself, the same bytes at every download
         * @description The file itself, the same bytes at every download.
         *
         *     Who may call: finance.
         */
        get: operations["getPayoutBatcheFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payout-batches/{id}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The payouts of a batch in the order of the file, with how far each is
         * @description The payouts of a batch in the order of the file, with how far each is.
         *
         *     Who may call: finance.
         */
        get: operations["listPayoutBatcheTransfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payout-batches/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits for a file
         * @description What waits for a file.
         *
         *     Who may call: finance.
         */
        get: operations["getPayoutBatchesWaiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's payouts, newest first; with `scope=review`, for finance, all that wait for a decision
         * @description The caller's payouts, newest first; with `scope=review`, for finance, all that wait for a decision.
         *
         *     Who may call: viewer, finance.
         */
        get: operations["listPayouts"];
        put?: never;
        /**
         * Asks to be paid
         * @description Asks to be paid.
         *
         *     Who may call: viewer.
         */
        post: operations["createPayout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A payout with its history, for its creator or finance
         * @description A payout with its history, for its creator or finance.
         *
         *     Who may call: viewer, support, finance.
         */
        get: operations["getPayout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves or rejects; never one's own
         * @description Approves or rejects; never one's own.
         *
         *     Who may call: finance.
         */
        post: operations["createPayoutApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/promotional-coins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a user coins that nobody paid for; they go to a wallet of their own and are never refunded
         * @description Gives a user coins that nobody paid for; they go to a wallet of their own and are never refunded.
         *
         *     Who may call: finance, platform.
         */
        post: operations["createPromotionalCoin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Proposals, newest first
         * @description Proposals, newest first.
         *
         *     Who may call: support, finance.
         */
        get: operations["listProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One proposal
         * @description One proposal.
         *
         *     Who may call: support, finance.
         */
        get: operations["getProposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves or rejects; never one's own
         * @description Approves or rejects; never one's own. What is approved is done at once if it can be.
         *
         *     Who may call: finance.
         */
        post: operations["createProposalApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-callbacks/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes in one event
         * @description Takes in one event.
         *
         *     Who may call: anybody.
         */
        post: operations["createProviderCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recharges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's recharges, newest first
         * @description The caller's recharges, newest first.
         *
         *     Who may call: viewer.
         */
        get: operations["listRecharges"];
        put?: never;
        /**
         * Buys coins
         * @description Buys coins. A declined payment is an answer, not a problem: its status says so.
         *
         *     Who may call: viewer.
         */
        post: operations["createRecharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recharges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's own recharge
         * @description The caller's own recharge.
         *
         *     Who may call: viewer.
         */
        get: operations["getRecharge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recharges/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was paid and who got it: the receipt of a recharge that succeeded
         * @description What was paid and who got it: the receipt of a recharge that succeeded.
         *
         *     Who may call: viewer.
         */
        get: operations["getRechargeReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recharges/{id}/refund-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proposes a refund of unspent coins of a purchase
         * @description Proposes a refund of unspent coins of a purchase.
         *
         *     Who may call: support, finance.
         */
        post: operations["createRechargeRefundProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks for money back
         * @description Asks for money back.
         *
         *     Who may call: viewer.
         */
        post: operations["createRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's own refund
         * @description The caller's own refund.
         *
         *     Who may call: viewer.
         */
        get: operations["getRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/challenges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Passes or fails the challenge of the caller's own payment (a recharge or a charge), which follows by callback
         * @description Passes or fails the challenge of the caller's own payment (a recharge or a charge), which follows by callback. The first answer counts.
         *
         *     Who may call: viewer.
         */
        post: operations["createSandboxChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/personas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who one may be
         * @description Who one may be.
         *
         *     Who may call: anybody.
         */
        get: operations["listSandboxPersonas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in as a persona
         * @description Signs in as a persona.
         *
         *     Who may call: anybody.
         */
        post: operations["createSandboxSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store-purchases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns a purchase into coins; the same purchase again is the same recharge
         * @description Turns a purchase into coins; the same purchase again is the same recharge.
         *
         *     Who may call: viewer.
         */
        post: operations["createStorePurchase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/store-purchases/account-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The token that the app hands the store with every purchase of this user
         * @description The token that the app hands the store with every purchase of this user.
         *
         *     Who may call: viewer.
         */
        get: operations["getStorePurchasesAccountToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test-clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's test clocks, newest first
         * @description The caller's test clocks, newest first.
         *
         *     Who may call: viewer, platform.
         */
        get: operations["listTestClocks"];
        put?: never;
        /**
         * Makes a test clock
         * @description Makes a test clock. It shows the platform's time as it is; nothing moves yet.
         *
         *     Who may call: viewer, platform.
         */
        post: operations["createTestClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test-clocks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A test clock: the time, and whether it is still on its way
         * @description A test clock: the time, and whether it is still on its way.
         *
         *     Who may call: viewer, platform.
         */
        get: operations["getTestClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test-clocks/{id}/advances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves time forward, day by day, with everything that falls due on the way
         * @description Moves time forward, day by day, with everything that falls due on the way. Answered with 200 when that is done, and with 202 when it takes longer than twenty seconds: ask for the clock until it is ready.
         *
         *     Who may call: viewer, platform.
         */
        post: operations["createTestClockAdvance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mints a short-lived token for a user, for the platform to hand to that user's device
         * @description Mints a short-lived token for a user, for the platform to hand to that user's device.
         *
         *     Who may call: platform.
         */
        post: operations["createUserToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{external_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A user, by the platform's own id of them
         * @description A user, by the platform's own id of them.
         *
         *     Who may call: support, finance, trust, platform.
         */
        get: operations["getUser"];
        /**
         * Creates or changes a user
         * @description Creates or changes a user.
         *
         *     Who may call: platform.
         */
        put: operations["putUser"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Videos that are out, newest first; of one creator (`usr_…`) or with one hashtag, when these are named
         * @description Videos that are out, newest first; of one creator (`usr_…`) or with one hashtag, when these are named.
         *
         *     Who may call: anybody.
         */
        get: operations["listVideos"];
        put?: never;
        /**
         * Makes a video of the caller's own
         * @description Makes a video of the caller's own.
         *
         *     Who may call: viewer.
         */
        post: operations["createVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/videos/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A video by its id; one that is not out is only shown to its creator and the platform
         * @description A video by its id; one that is not out is only shown to its creator and the platform.
         *
         *     Who may call: anybody.
         */
        get: operations["getVideo"];
        /**
         * Creates or changes a video, named by the platform's own id of it; what is left out stays as it was
         * @description Creates or changes a video, named by the platform's own id of it; what is left out stays as it was.
         *
         *     Who may call: platform.
         */
        put: operations["putVideo"];
        post?: never;
        /**
         * Deletes a video: it is shown no more, and what happens to it from here on does not count
         * @description Deletes a video: it is shown no more, and what happens to it from here on does not count. Earnings stay earned.
         *
         *     Who may call: viewer, platform.
         */
        delete: operations["deleteVideo"];
        options?: never;
        head?: never;
        /**
         * Changes a video; what is left out stays as it was
         * @description Changes a video; what is left out stays as it was.
         *
         *     Who may call: viewer, platform.
         */
        patch: operations["updateVideo"];
        trace?: never;
    };
    "/v1/videos/{id}/exclusions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes views that are not genuine out of a day that is still open: they move from the qualified ones to ` excluded_views.fraud`
         * @description Takes views that are not genuine out of a day that is still open: they move from the qualified ones to ` excluded_views.fraud`.
         *
         *     Who may call: trust.
         */
        post: operations["createVideoExclusion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/videos/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a video, by day, market and source: at most 92 days, the last 30 when not said
         * @description What happened to a video, by day, market and source: at most 92 days, the last 30 when not said.
         *
         *     Who may call: viewer, finance, trust, platform.
         */
        get: operations["listVideoFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/videos/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's own videos, drafts too, newest first
         * @description The caller's own videos, drafts too, newest first.
         *
         *     Who may call: viewer.
         */
        get: operations["listVideosMine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The balances, from the ledger itself
         * @description The balances, from the ledger itself.
         *
         *     Who may call: viewer.
         */
        get: operations["getWallet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wallet/daily-cap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's limit of coins a day
         * @description The caller's limit of coins a day.
         *
         *     Who may call: viewer.
         */
        get: operations["getWalletDailyCap"];
        /**
         * Sets the caller's limit of coins a day: a lower one at once, a higher one or none from tomorrow
         * @description Sets the caller's limit of coins a day: a lower one at once, a higher one or none from tomorrow.
         *
         *     Who may call: viewer.
         */
        put: operations["putWalletDailyCap"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wallet/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The statement, newest first
         * @description The statement, newest first.
         *
         *     Who may call: viewer.
         */
        get: operations["listWalletStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the endpoints, newest first
         * @description Lists the endpoints, newest first.
         *
         *     Who may call: admin, platform.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Creates an endpoint
         * @description Creates an endpoint. The answer is the only one that shows its secret.
         *
         *     Who may call: admin, platform.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpoint}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows an endpoint, with its version as ETag
         * @description Shows an endpoint, with its version as ETag.
         *
         *     Who may call: admin, platform.
         */
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        /**
         * Deletes an endpoint and what is known of its deliveries
         * @description Deletes an endpoint and what is known of its deliveries.
         *
         *     Who may call: admin, platform.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Changes an endpoint; with If-Match only the version that was seen
         * @description Changes an endpoint; with If-Match only the version that was seen.
         *
         *     Who may call: admin, platform.
         */
        patch: operations["updateWebhookEndpoint"];
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpoint}/dead-letters/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends once more what was given up, at most a thousand events
         * @description Sends once more what was given up, at most a thousand events.
         *
         *     Who may call: admin, platform.
         */
        post: operations["createWebhookEndpointDeadLettersResend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpoint}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what became of the events sent to an endpoint, the newest event first
         * @description Lists what became of the events sent to an endpoint, the newest event first.
         *
         *     Who may call: admin, platform.
         */
        get: operations["listWebhookEndpointDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpoint}/deliveries/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows what became of one event at an endpoint
         * @description Shows what became of one event at an endpoint.
         *
         *     Who may call: admin, platform.
         */
        get: operations["getWebhookEndpointDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpoint}/deliveries/{event}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends an event to an endpoint once more, whatever became of it before
         * @description Sends an event to an endpoint once more, whatever became of it before.
         *
         *     Who may call: admin, platform.
         */
        post: operations["createWebhookEndpointDeliveryResend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpoint}/pings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a `webhook.ping` to this endpoint alone
         * @description Sends a `webhook.ping` to this endpoint alone.
         *
         *     Who may call: admin, platform.
         */
        post: operations["createWebhookEndpointPing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpoint}/secret-rotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a new secret; for a time the old one signs as well
         * @description Makes a new secret; for a time the old one signs as well.
         *
         *     Who may call: admin, platform.
         */
        post: operations["createWebhookEndpointSecretRotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An account as the explorer shows it. */
        Account: {
            /** @description its id, to be passed back as `account=` */
            account: string;
            /** @description `COIN`, `DIAMOND` or a currency */
            asset: string;
            /** @description day, month or currency of purchase in words, where the kind has one */
            bucket?: string;
            /** @description stable name of the kind, such as `coin_liability` */
            kind: string;
            /** @description the account in words, with the owner's name */
            label: string;
            /** @description public id of the owner, or the market's code */
            owner: string;
        };
        /** @description A page of an account's statement. */
        AccountStatement: {
            account: components["schemas"]["Account"];
            asset: string;
            grows_with: string;
            has_more: boolean;
            items: components["schemas"]["AccountStatementLine"][];
            next_cursor?: string;
            /** Format: int32 */
            scale: number;
            /**
             * Format: int64
             * @description the last batch of the journal that it takes account of
             */
            sequence: number;
        };
        /** @description What an account held at a moment. */
        AccountStatementBalance: {
            account: components["schemas"]["Account"];
            asset: string;
            /**
             * Format: date-time
             * @description the moment asked for; null for now
             */
            at?: string;
            /**
             * Format: int64
             * @description natural balance then
             */
            balance: number;
            /** @description by which clock it was meant */
            clock: string;
            grows_with: string;
            /** Format: date-time */
            last_at_wall?: string;
            /**
             * Format: int64
             * @description number of the last entry that had touched it by then; null when none had
             */
            last_entry?: number;
            /** Format: int32 */
            scale: number;
            /**
             * Format: int64
             * @description the last batch of the journal that it takes account of
             */
            sequence: number;
        };
        /** @description One posting. */
        AccountStatementLine: {
            /** Format: date-time */
            at_business: string;
            /** Format: date-time */
            at_wall: string;
            /**
             * Format: int64
             * @description natural balance after it
             */
            balance_after: number;
            /**
             * Format: int64
             * @description the batch that holds it
             */
            batch_sequence: number;
            /**
             * Format: int64
             * @description of the natural balance
             */
            change: number;
            /**
             * Format: int32
             * @description the event's number
             */
            code: number;
            /**
             * Format: int64
             * @description number of the entry in the books
             */
            entry: number;
            /** @description the event in words */
            event: string;
            /** @description `debit` or `credit` */
            side: string;
            /**
             * Format: int32
             * @description its transfer, from 0
             */
            transfer: number;
        };
        /** @description An account of the chart. Accounts kept by month are those of the proposal's month. */
        AdjustmentAccount: {
            /** @description USD and the like; left out where the kind says it (COIN, DIAMOND) */
            asset?: string;
            /** @description as in the chart of accounts */
            kind?: string;
            /** @description code of a market, id of a user, or number of a provider or bank account */
            owner?: string;
        };
        /** @description An exact amount from one account to another. */
        AdjustmentMovement: {
            /** @description in coins, diamonds or the currency, as a decimal text such as 12.50 */
            amount?: string;
            credit?: components["schemas"]["AdjustmentAccount"];
            debit?: components["schemas"]["AdjustmentAccount"];
        };
        /** @description What to put right, and why. */
        AdjustmentRequest: {
            /** @description whose books; its calendar gives the day */
            market?: string;
            /** @description one to eight, in order */
            movements?: components["schemas"]["AdjustmentMovement"][];
            /** @description for the one who decides and for the audit log */
            reason?: string;
        };
        /** @description A line of the audit log as the API shows it. */
        AuditEntry: {
            /** @description method and route of a request, or the name of what was done, such as `key.rotated` */
            action: string;
            /** @description who */
            actor: components["schemas"]["AuditEntryActor"];
            /**
             * Format: date-time
             * @description wall clock
             */
            at: string;
            details: {
                [key: string]: string;
            };
            id: string;
            /** @description as in the answer's X-Request-Id and in our log */
            request_id?: string;
            /**
             * Format: int32
             * @description of the answer, for requests
             */
            status?: number;
            /** @description path of a request, or public id of what it was done to */
            subject: string;
        };
        /** @description Who it was. */
        AuditEntryActor: {
            /** @description public id of the user or key */
            id: string;
            /** @description staff, user, platform (a key) or system */
            kind: string;
            /** @description that they had at the time, separated by commas */
            roles: string;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        AuditEntryPage: {
            has_more: boolean;
            items: components["schemas"]["AuditEntry"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description A file from the bank. */
        BankFileFile: {
            /** @description `pain.002`, `camt.053`, `nacha` or `csv` */
            format: string;
            id: string;
            /** @description the bank's own id of it */
            message: string;
            report: components["schemas"]["BankReport"];
            sha256: string;
            /** Format: date-time */
            uploaded_at: string;
            uploaded_by: string;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        BankFileFilePage: {
            has_more: boolean;
            items: components["schemas"]["BankFileFile"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description What was found in a file from the bank, and what it changed: kept beside the file, as people see it. */
        BankReport: {
            findings: components["schemas"]["BankReportFinding"][];
            /**
             * Format: int32
             * @description payouts that the file moved to paid
             */
            paid: number;
            /**
             * Format: int32
             * @description findings that a person should look at
             */
            questions: number;
            /**
             * Format: int32
             * @description payouts that the file moved to returned
             */
            returned: number;
            statements: components["schemas"]["BankReportStatementCheck"][];
            /**
             * Format: int32
             * @description payouts of a refused file, which wait for another
             */
            waiting_again: number;
        };
        /** @description One line of the file. */
        BankReportFinding: {
            /** @description as the bank writes it */
            amount?: string;
            currency?: string;
            /** @description `in` or `out`, of a movement on the account */
            direction?: string;
            /** @description see the documentation of each */
            outcome: components["schemas"]["BankReportOutcome"];
            payout_id?: string;
            reason?: string;
            reference?: string;
            text?: string;
        };
        /**
         * @description What a line came to.
         * @enum {string}
         */
        BankReportOutcome: "paid" | "returned" | "accepted" | "file_rejected" | "known" | "notice" | "not_in_a_file" | "unknown_reference" | "amount_differs" | "refusal_in_doubt" | "other_movement";
        /** @description A statement against itself and against what we ordered. */
        BankReportStatementCheck: {
            account: string;
            /** @description whether the booked entries explain the balances */
            adds_up?: boolean;
            closing?: string;
            /** Format: date */
            closing_day?: string;
            currency: string;
            id: string;
            moved: string;
            /** @description balance, decimal; left out when the statement has none */
            opening?: string;
            /** @description sum of everything else, credits less debits */
            others: string;
            /** @description payouts that should have been in a statement by that day and were not, 200 at most */
            overdue: string[];
            /** @description sum of the payouts in it that left, decimal */
            payouts: string;
            /** @description sum of those that came back */
            returns: string;
        };
        /**
         * @description The formats in which a batch can be written, and the kinds of account each can pay to.
         * @enum {string}
         */
        BatchFormat: "pain.001" | "nacha" | "csv";
        /** @description What an undone gift gave back. */
        BigGiftsUndone: {
            /** Format: int64 */
            balance_after: number;
            status: string;
        };
        /** @description An account and what it holds. */
        BooksAccountBalance: {
            account: components["schemas"]["Account"];
            asset: string;
            /** Format: int64 */
            balance: number;
            grows_with: string;
            /** Format: int32 */
            scale: number;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        BooksAccountBalancePage: {
            has_more: boolean;
            items: components["schemas"]["BooksAccountBalance"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description Whether the promises of the books hold for the projected balances now. */
        BooksIntegrity: {
            /** Format: date-time */
            as_of: string;
            /** Format: int64 */
            entries: number;
            head_hash: string;
            invariants: components["schemas"]["InvariantResult"][];
            /** Format: int64 */
            last_sequence: number;
        };
        /** @description All kinds and assets, and their sums. */
        BooksTrialBalance: {
            /** Format: date-time */
            as_of: string;
            head_hash: string;
            lines: components["schemas"]["BooksTrialLine"][];
            /** Format: int64 */
            sequence: number;
            totals: components["schemas"]["BooksTrialTotal"][];
        };
        /** @description One kind and asset of the trial balance; exactly one of debit and credit is above zero, or both are 0. */
        BooksTrialLine: {
            /** Format: int64 */
            accounts: number;
            accounts_query: string;
            asset: string;
            credit: number;
            debit: number;
            kind: string;
            meaning: string;
            /** Format: int32 */
            scale: number;
        };
        /** @description Debits and credits of one asset; they are equal. */
        BooksTrialTotal: {
            asset: string;
            balanced: boolean;
            credit: number;
            debit: number;
            /** Format: int32 */
            scale: number;
        };
        /** @description The answer. */
        CallbackTaken: {
            /** @description whether the event is about something of ours */
            known: boolean;
        };
        /** @description The catalogue, the cheapest gift first. */
        Catalogue: {
            items: components["schemas"]["CatalogueGift"][];
        };
        /** @description A gift that can be sent. */
        CatalogueGift: {
            /** Format: int64 */
            coins: number;
            /** @description whether several in a row make a streak */
            combinable: boolean;
            /**
             * Format: int32
             * @description how often its price is confirmed before it is sent: 0, 1 or 2 times
             */
            confirm: number;
            /** @description its key */
            gift: string;
            /** Format: int32 */
            max_count: number;
            name: string;
            /**
             * Format: int32
             * @description its number in the books
             */
            number: number;
            /** @description of its coins in the market's money */
            price?: components["schemas"]["Money"];
            /** @enum {string} */
            size: "combo" | "standard" | "full_screen" | "confirm" | "grand";
            /**
             * Format: int32
             * @description how long it can be taken back; 0 for not at all
             */
            undo_seconds: number;
        };
        /**
         * @description Where coins are sold. In an app the store is the seller: it collects the tax and keeps its commission.
         * @enum {string}
         */
        Channel: "web" | "app";
        /** @description A pack at its list price. */
        CoinPack: {
            /** Format: int64 */
            coins: number;
            price: components["schemas"]["Money"];
            /** Format: int64 */
            unit_price_micros: number;
        };
        /** @description A market's price list. */
        CoinPacks: {
            channel: components["schemas"]["Channel"];
            /** @description the cheapest price of one coin on this list */
            coin_value: components["schemas"]["Micros"];
            currency: string;
            market: string;
            /** Format: int64 */
            max_coins: number;
            /** Format: int64 */
            min_coins: number;
            packs: components["schemas"]["CoinPack"][];
            /** Format: int32 */
            price_book_version: number;
            /** Format: date */
            valid_from: string;
            /** Format: date */
            valid_until?: string;
        };
        /** @description The price of an exact number of coins. */
        CoinQuote: {
            /** Format: int64 */
            coins: number;
            /**
             * Format: int64
             * @description coins of the pack whose unit price applies
             */
            pack_reached: number;
            price: components["schemas"]["Money"];
            /** Format: int32 */
            price_book_version: number;
        };
        /** @description Who was on the other side. */
        Counterparty: {
            id: string;
            name: string;
        };
        /** @description A dispute as the API shows it. */
        Dispute: {
            amount: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description how many unspent coins a loss took
             */
            coins_voided?: number;
            /**
             * Format: date-time
             * @description until when the operator may answer at the provider
             */
            evidence_due?: string;
            fee: components["schemas"]["Money"];
            id: string;
            /** Format: date-time */
            opened_at: string;
            provider: string;
            reason: string;
            recharge_id: string;
            reference: string;
            /** @description `open`, `won`, `lost` or `closed` (without money) */
            status: string;
            user_id: string;
            /** @description whether the provider had to give the money back */
            withdrawn: boolean;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        DisputePage: {
            has_more: boolean;
            items: components["schemas"]["Dispute"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description Diamonds and their value on a day. */
        EarningsDay: {
            /** Format: date */
            date: string;
            /** Format: int64 */
            diamonds: number;
            value: components["schemas"]["Micros"];
        };
        /** @description One line. */
        EarningsItem: {
            /** Format: date-time */
            at: string;
            /** Format: int32 */
            count?: number;
            /**
             * Format: int64
             * @description positive: towards the creator
             */
            diamonds: number;
            entry_id: string;
            /** @description key of the gift in the catalogue */
            gift?: string;
            gift_id?: string;
            /**
             * Format: int32
             * @description its number there
             */
            gift_number?: number;
            kind: string;
            live_id?: string;
            matured: boolean;
            /**
             * Format: date
             * @description the day an earning becomes available; for a line of kind matured, the day that matured
             */
            matures_on?: string;
            payout_id?: string;
            sender?: components["schemas"]["EarningsPerson"];
            /**
             * @description of which income
             * @enum {string}
             */
            stream: "live" | "video" | "tips" | "memberships" | "fund";
            /** @description public id of what it was for, such as a show, a video, a tip, a membership or a payout */
            subject?: string;
            value: components["schemas"]["Micros"];
        };
        /** @description A user as others see them. */
        EarningsPerson: {
            avatar_seed: string;
            handle: string;
            id: string;
            name: string;
        };
        /** @description A page of the statement, with the sequence up to which it is complete. */
        EarningsStatement: {
            has_more: boolean;
            items: components["schemas"]["EarningsItem"][];
            next_cursor?: string;
            /** Format: int64 */
            sequence: number;
        };
        /** @description What a creator has of one stream in one currency. */
        EarningsStream: {
            available: components["schemas"]["Micros"];
            /**
             * Format: date
             * @description the soonest day on which something of it becomes available
             */
            next_maturity?: string;
            pending: components["schemas"]["Micros"];
            /** @enum {string} */
            stream: "live" | "video" | "tips" | "memberships" | "fund";
        };
        /** @description What a creator earned. Pending, available and days are of the currency that gifts earn in, all streams together. */
        EarningsSummary: {
            available: components["schemas"]["Micros"];
            /** @description earned, by business day of the creator's market, the last 60 days, oldest first */
            by_day: components["schemas"]["EarningsDay"][];
            /** Format: int64 */
            diamonds_available: number;
            /** Format: int64 */
            diamonds_pending: number;
            /** @description pending, by maturity day, soonest first */
            maturing: components["schemas"]["EarningsDay"][];
            next_maturity?: components["schemas"]["EarningsDay"];
            paid_out: components["schemas"]["Micros"];
            payout_daily_maximum: components["schemas"]["Money"];
            payout_minimum: components["schemas"]["Money"];
            pending: components["schemas"]["Micros"];
            /**
             * Format: int64
             * @description up to which the projections are
             */
            sequence: number;
            /** @description what there is of each stream, in whatever currency it was earned */
            streams: components["schemas"]["EarningsStream"][];
            top_supporters: components["schemas"]["EarningsSupporter"][];
        };
        /** @description Who supported with how many coins. */
        EarningsSupporter: {
            /** Format: int64 */
            coins: number;
            user: components["schemas"]["EarningsPerson"];
        };
        /** @description The bytes of a batch as they came, to be read event by event. */
        EngagementBody: {
            /** Format: binary */
            bytes: string;
        };
        /** @description An event that was not counted. */
        EngagementRefusedEvent: {
            id: string;
            /**
             * Format: int32
             * @description its place in the batch, from 0
             */
            index: number;
            /** @description `video_unknown`, `video_deleted`, `market_unknown`, `day_closed` or `at_in_future` */
            reason: string;
        };
        /** @description Events that were not counted. What cured the reason, the same event may be sent again. */
        EngagementRefusedEvents: {
            /** @description how many, by reason */
            by_reason: {
                [key: string]: number;
            };
            /** Format: int32 */
            count: number;
            /** @description the first hundred */
            items: components["schemas"]["EngagementRefusedEvent"][];
        };
        /** @description What became of a batch. */
        EngagementTaken: {
            /**
             * Format: int32
             * @description events that are in the facts by this request
             */
            counted: number;
            /**
             * Format: int32
             * @description events that were counted before
             */
            duplicates: number;
            /** @description counted views that are not qualified, by reason */
            excluded_views: {
                [key: string]: number;
            };
            /** Format: int32 */
            received: number;
            refused: components["schemas"]["EngagementRefusedEvents"];
        };
        /** @description A journal entry as the explorer shows it. */
        Entry: {
            /** Format: date-time */
            at_business: string;
            /** Format: date-time */
            at_wall: string;
            /**
             * Format: int64
             * @description number of the batch that made it durable
             */
            batch_sequence: number;
            /** Format: int32 */
            code: number;
            /** @description what happened, in words */
            event: string;
            /** @description what the entry did, in sentences for people */
            explanation: string;
            /** @description of the batch, in hexadecimal digits: it covers this entry, and every batch before through previousHash */
            hash: string;
            id: string;
            merkle_root: string;
            previous_hash: string;
            /** @description what the entry is about, as public ids where there are some */
            references: {
                [key: string]: string;
            };
            /** Format: int32 */
            rule_version: number;
            /**
             * Format: int64
             * @description number of the entry
             */
            sequence: number;
            transfers: components["schemas"]["EntryTransfer"][];
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        EntryPage: {
            has_more: boolean;
            items: components["schemas"]["Entry"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description One transfer. */
        EntryTransfer: {
            /**
             * Format: int64
             * @description in the asset's smallest unit
             */
            amount: number;
            asset: string;
            credit: components["schemas"]["Account"];
            /**
             * Format: int64
             * @description natural balance of the credit account after the transfer
             */
            credit_balance_after: number;
            debit: components["schemas"]["Account"];
            /**
             * Format: int64
             * @description natural balance of the debit account after the transfer
             */
            debit_balance_after: number;
            /**
             * Format: int32
             * @description how many decimal places that unit has
             */
            scale: number;
        };
        /** @description An event as CloudEvents 1.0 has it. */
        Event: {
            /** @description what reads on after it */
            cursor: string;
            /** @description as the type describes it */
            data: unknown;
            datacontenttype: string;
            id: string;
            /** @description its number among the events of its subject, from 1 without gaps */
            sequence: string;
            /** @description the platform */
            source: string;
            specversion: string;
            /** @description public id of what it happened to */
            subject: string;
            /**
             * Format: date-time
             * @description when it happened, by the business clock
             */
            time: string;
            type: string;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        EventPage: {
            has_more: boolean;
            items: components["schemas"]["Event"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description A type of event. */
        EventType: {
            name: string;
            /** @description what its events happen to */
            subject: string;
            summary: string;
        };
        /** @description The types of event. */
        EventTypeList: {
            items: components["schemas"]["EventType"][];
        };
        /** @description What happened to a video on a day of a market, from one source, as JSON. */
        Fact: {
            /** Format: int64 */
            comments: number;
            /**
             * Format: date
             * @description of the market's own calendar
             */
            day: string;
            excluded_views: components["schemas"]["FactExcludedViews"];
            /** @description whether the day is closed, so that nothing of this changes any more */
            is_final: boolean;
            /** Format: int64 */
            likes: number;
            market: string;
            /** Format: int64 */
            qualified_views: number;
            /** Format: int64 */
            shares: number;
            source: string;
            /** Format: int64 */
            views: number;
            /** Format: int64 */
            watch_seconds: number;
        };
        /** @description The closed days of a market, newest first. */
        FactClosedDays: {
            items: components["schemas"]["FactClosedDaysClosed"][];
            market: string;
        };
        /** @description A closed day. */
        FactClosedDaysClosed: {
            /** @description what closed it: `time`, or what needed it frozen, such as `fund` */
            by: string;
            /** Format: date-time */
            closed_at: string;
            /** Format: date */
            day: string;
        };
        /** @description Views that are not qualified, each for exactly one reason; the first that holds, in this order. */
        FactExcludedViews: {
            /**
             * Format: int64
             * @description taken out by trust and safety before the day closed
             */
            fraud: number;
            /**
             * Format: int64
             * @description the creator's own
             */
            own: number;
            /**
             * Format: int64
             * @description from paid traffic
             */
            paid: number;
            /**
             * Format: int64
             * @description the viewer had a qualified view of this video and day
             */
            repeated: number;
            /**
             * Format: int64
             * @description another viewer had one on this device
             */
            same_device: number;
            /**
             * Format: int64
             * @description shorter than 5 s
             */
            too_short: number;
        };
        /** @description Views to take out. */
        FactExclusion: {
            /** Format: date */
            day: string;
            /** @example US */
            market: string;
            /** @description why, for people */
            reason: string;
            /** @example for_you */
            source: string;
            /**
             * Format: int64
             * @description how many of the qualified views there
             */
            views: number;
        };
        /** @description The facts of a stretch of days. */
        Facts: {
            /** Format: date */
            from: string;
            items: components["schemas"]["Fact"][];
            /** Format: date */
            to: string;
        };
        /** @description The answer to an accepted gift as JSON, over HTTP and on the socket. */
        Gift: {
            /** Format: int64 */
            balance_after: number;
            /** Format: int64 */
            coins: number;
            /** Format: int32 */
            count: number;
            /**
             * Format: int64
             * @description what the creator earns with it
             */
            creator_diamonds: number;
            entry_id: string;
            gift: string;
            gift_id: string;
            /** Format: int64 */
            sequence: number;
            /**
             * Format: int64
             * @description left out when given coins paid
             */
            spent_today_coins?: number;
            /**
             * @description `sent` or `on_its_way`
             * @enum {string}
             */
            status: "sent" | "on_its_way";
            /**
             * Format: date-time
             * @description until when a gift on its way can be taken back
             */
            undo_until?: string;
        };
        /** @description A gift in the list of a show. */
        GiftLine: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            coins: number;
            /** Format: int32 */
            count: number;
            entry_id: string;
            gift: string;
            gift_id: string;
            sender: components["schemas"]["GiftLineSender"];
            /** @description the streak it is part of, if it combines */
            streak_id?: string;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        GiftLinePage: {
            has_more: boolean;
            items: components["schemas"]["GiftLine"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description A sender as others see them. */
        GiftLineSender: {
            avatar_seed: string;
            id?: string;
            name: string;
        };
        /** @description What somebody wants to send, as the API and the socket take it. */
        GiftWish: {
            /** @description whether others may not learn who sent it */
            anonymous?: boolean;
            /** @description the price in money that the sender has seen and agreed to; needed for big gifts */
            confirmed_price?: components["schemas"]["Money"];
            /**
             * Format: int32
             * @description how many; left out means one
             * @example 1
             */
            count?: number;
            /**
             * @description key of the catalogue
             * @example spark
             */
            gift: string;
            /**
             * @description `bought` (left out means that) or `promotional`
             * @enum {string}
             */
            pay_with?: "bought" | "promotional";
        };
        /** @description What the server is. */
        Info: {
            /** Format: date-time */
            business_time: string;
            /** @description test or live */
            mode: string;
            name: string;
            /** @description whether the mode is test */
            sandbox: boolean;
            version: string;
            /** Format: date-time */
            wall_time: string;
        };
        InvariantResult: {
            /** Format: int64 */
            checked: number;
            detail: string;
            holds: boolean;
            name: string;
        };
        /** @description A key with its new secret. */
        IssuedKey: {
            key: components["schemas"]["Key"];
            /** @description keep it now: it is never shown again */
            secret: string;
        };
        /** @description A key without its secret. */
        Key: {
            /** Format: date-time */
            created_at: string;
            /** @description id of who made it */
            created_by: string;
            id: string;
            /** Format: date-time */
            last_used_at?: string;
            name: string;
            /**
             * Format: date-time
             * @description null while it is good
             */
            revoked_at?: string;
            scopes: string[];
            /** @description the one in force first, then former ones that are still good */
            secrets: components["schemas"]["KeySecret"][];
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        KeyPage: {
            has_more: boolean;
            items: components["schemas"]["Key"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description How to rotate. */
        KeyRotation: {
            /**
             * Format: int32
             * @description how long the former secret stays good: a day when left out, a week at most
             */
            overlap_seconds?: number;
        };
        /** @description What is known of a secret. */
        KeySecret: {
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description until when a former secret is good
             */
            expires_at?: string;
            /** @description how it begins and ends */
            hint: string;
            /**
             * Format: date-time
             * @description to within a quarter of a minute
             */
            last_used_at?: string;
        };
        /** @description A show as JSON. */
        Live: {
            /**
             * Format: int64
             * @description of all gifts shown
             */
            coins_received: number;
            creator: components["schemas"]["LiveCreator"];
            /** Format: date-time */
            ended_at?: string;
            id: string;
            /** Format: int64 */
            likes: number;
            /** Format: date-time */
            started_at: string;
            /**
             * @description `live` or `ended`
             * @enum {string}
             */
            status: "live" | "ended";
            stream_url?: string;
            theme?: string;
            title: string;
            /**
             * Format: int32
             * @description connections that watch; of an ended show the highest number there was
             */
            viewers: number;
        };
        /** @description The comment that was posted. */
        LiveCommentPosted: {
            id: string;
        };
        /** @description Who is on stage, as JSON. */
        LiveCreator: {
            avatar_seed: string;
            /** Format: int32 */
            followers: number;
            handle: string;
            id: string;
            name: string;
        };
        /** @description How many likes were counted; fewer than sent when they came too fast. */
        LiveLikesCounted: {
            /** Format: int32 */
            counted: number;
        };
        /** @description A comment to post. */
        LiveNewComment: {
            /** @example What a voice! */
            text: string;
        };
        /** @description Likes to give. */
        LiveNewLikes: {
            /**
             * Format: int32
             * @description how many taps; one when left out
             * @example 3
             */
            count?: number;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        LivePage: {
            has_more: boolean;
            items: components["schemas"]["Live"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description The supporters of a show, the greatest first. */
        LiveTopList: {
            items: components["schemas"]["LiveTopListPlace"][];
        };
        /** @description A supporter. */
        LiveTopListPerson: {
            avatar_seed: string;
            /** @description left out for one who stays anonymous */
            id?: string;
            name: string;
        };
        /** @description A supporter's place. */
        LiveTopListPlace: {
            /** Format: int64 */
            coins: number;
            /** Format: int32 */
            rank: number;
            user: components["schemas"]["LiveTopListPerson"];
        };
        /** @description A market. */
        Market: {
            code: string;
            /** @description what is announced but not offered yet */
            coming: string[];
            countries: string[];
            currency: string;
            /** @description what is offered here */
            features: string[];
            name: string;
            /**
             * Format: int32
             * @description from which age one may receive them
             */
            receive_age: number;
            /**
             * Format: int32
             * @description from which age one may send gifts
             */
            send_age: number;
            /** @description whose days and months money follows */
            zone: string;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        MarketPage: {
            has_more: boolean;
            items: components["schemas"]["Market"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description Money that is earned or worth something: millionths of the currency, because a diamond is half a cent. */
        Micros: {
            /** @description ISO 4217 letters */
            currency: string;
            /** Format: int64 */
            micros: number;
        };
        /** @description What a creator rules in their rooms. */
        ModerationRules: {
            /**
             * @description comments that hold one are refused
             * @example [
             *       "spoiler",
             *       "cheap"
             *     ]
             */
            blocked_words: string[];
            /**
             * Format: int32
             * @description how long a viewer waits between comments; 0 for no wait
             * @example 5
             */
            slow_mode_seconds?: number;
        };
        /** @description Money that is charged or paid out, in minor units of its currency (cents; whole yen). */
        Money: {
            /** Format: int64 */
            amount: number;
            /** @description ISO 4217 letters */
            currency: string;
        };
        /** @description Where the money came from and went, ever, in each currency. Every figure carries `accountsQuery`: the query that `/v1/books/accounts` answers with the accounts behind it and `/v1/books/entries` with its entries. */
        MoneyFlow: {
            /**
             * Format: date-time
             * @description business time of that batch
             */
            as_of: string;
            /** @description bought and given, spent, voided, outstanding; whole coins */
            coins: {
                [key: string]: components["schemas"]["MoneyFlowCount"];
            };
            /** @description one flow a currency that was ever used */
            currencies: components["schemas"]["MoneyFlowCurrencyFlow"][];
            /** @description issued, redeemed, pending, available, in payouts; hundredths (scale 2) */
            diamonds: {
                [key: string]: components["schemas"]["MoneyFlowCount"];
            };
            /** @description hash of that batch */
            head_hash: string;
            /**
             * Format: int64
             * @description the batch up to which the figures are
             */
            sequence: number;
        };
        /** @description A number of coins, or of hundredths of a diamond. */
        MoneyFlowCount: {
            accounts_query: string;
            /** Format: int64 */
            amount: number;
            /** Format: int32 */
            scale: number;
        };
        /** @description The flow of one currency: what flows into a node flows out of it, but at the ends. */
        MoneyFlowCurrencyFlow: {
            currency: string;
            links: components["schemas"]["MoneyFlowLink"][];
            nodes: components["schemas"]["MoneyFlowNode"][];
            totals: {
                [key: string]: components["schemas"]["MoneyFlowFigure"];
            };
        };
        /** @description A sum of money. */
        MoneyFlowFigure: {
            accounts_query: string;
            currency: string;
            /** Format: int64 */
            micros: number;
        };
        /** @description Money that went from one node to another. */
        MoneyFlowLink: {
            accounts_query: string;
            /** Format: int64 */
            micros: number;
            source: string;
            target: string;
        };
        /** @description A place where money is, was or went. */
        MoneyFlowNode: {
            accounts_query: string;
            id: string;
            label: string;
        };
        /** @description Whom to mute. */
        Mute: {
            /**
             * Format: int32
             * @description how long; until the show ends when left out
             * @example 600
             */
            seconds?: number;
            /** @example usr_01k9z8y7x6w5v */
            user_id: string;
        };
        /** @description Who is muted. */
        Muted: {
            /**
             * Format: date-time
             * @description left out when it is until the show ends
             */
            until?: string;
            user_id: string;
        };
        /** @description A key to make. */
        NewKey: {
            /** @description to recognise it; one of a kind among the keys that are good */
            name?: string;
            /** @description what it is for: some of all, users, coins, lives, gifts, events, webhooks, clocks, keys, audit */
            scopes?: string[];
        };
        /** @description A show to start. */
        NewLive: {
            /** @description an HLS playlist; without one the room shows a stage */
            stream_url?: string;
            /** @description of the stage */
            theme?: string;
            /** @example Piano at midnight */
            title: string;
        };
        /** @description A payout as the API shows it. */
        Payout: {
            amount: components["schemas"]["Money"];
            /** Format: date-time */
            asked_at: string;
            creator?: components["schemas"]["PayoutCreator"];
            /** @description what finance said */
            decision_reason?: string;
            destination: components["schemas"]["PayoutDestination"];
            /**
             * Format: int64
             * @description that go with the money
             */
            diamonds: number;
            /**
             * Format: date
             * @description by when the money should have arrived; left out when that is over
             */
            expected_by?: string;
            history: components["schemas"]["PayoutStep"][];
            id: string;
            /** @description why the bank returned it */
            return_reason?: string;
            /** @enum {string} */
            status: "asked" | "approved" | "sent" | "paid" | "returned" | "rejected";
        };
        /** @description Where a creator is paid. */
        PayoutAccount: {
            /** @description of a bank account, the last four characters only */
            account: string;
            /** Format: date-time */
            frozen_until?: string;
            holder?: string;
            kind: string;
        };
        /** @description Where to pay. */
        PayoutAccountRequest: {
            /**
             * @description an IBAN, routing and account number of a US bank as `021000021/1234567/checking`, or what else the kind calls for
             * @example DE89370400440532013000
             */
            account: string;
            /**
             * @description the name of the account's holder; bank accounts need it
             * @example Juno Example
             */
            holder?: string;
            /** @example iban */
            kind: string;
        };
        /** @description A batch as the API shows it. */
        PayoutBatchBatch: {
            amount: components["schemas"]["Money"];
            file_name: string;
            file_sha256: string;
            format: components["schemas"]["BatchFormat"];
            id: string;
            /** Format: date-time */
            made_at: string;
            made_by: string;
            /**
             * Format: date
             * @description the day the bank is asked to pay
             */
            pays_on: string;
            /** @description `made`, or `rejected` when the bank refused the file as a whole */
            status: string;
            status_reason?: string;
            /** Format: int32 */
            transfers: number;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        PayoutBatchBatchPage: {
            has_more: boolean;
            items: components["schemas"]["PayoutBatchBatch"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description Which file to make. */
        PayoutBatchBatchRequest: {
            /** @description left out: that of the payout that has waited longest */
            currency?: string;
            /** @description `pain.001`, `nacha` or `csv` */
            format?: string;
        };
        /** @description A payout in a batch. */
        PayoutBatchTransfer: {
            account: string;
            account_kind: string;
            amount: components["schemas"]["Money"];
            holder: string;
            payout_id: string;
            /** @description why the bank returned it */
            reason?: string;
            /** @description what the bank calls it */
            reference: string;
            /** @description `in_file`, `paid` or `returned` */
            status: string;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        PayoutBatchTransferPage: {
            has_more: boolean;
            items: components["schemas"]["PayoutBatchTransfer"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description What waits. */
        PayoutBatchWaiting: {
            items: components["schemas"]["PayoutBatchWaitingLine"][];
        };
        /** @description How many payouts to a kind of account wait, and their sum. */
        PayoutBatchWaitingLine: {
            account_kind: string;
            amount: components["schemas"]["Money"];
            /** Format: int32 */
            transfers: number;
        };
        /** @description Who is paid. */
        PayoutCreator: {
            id: string;
            name: string;
        };
        /** @description Approve or reject. */
        PayoutDecision: {
            /**
             * @example approve
             * @enum {string}
             */
            decision: "approve" | "reject";
            /** @example Looks right */
            reason?: string;
        };
        /** @description Where to. */
        PayoutDestination: {
            account: string;
            kind: string;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        PayoutPage: {
            has_more: boolean;
            items: components["schemas"]["Payout"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description What to pay. */
        PayoutRequest: {
            /** @description as much as can be paid today when left out */
            amount?: components["schemas"]["Money"];
        };
        /** @description A status and since when. */
        PayoutStep: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            status: "asked" | "approved" | "sent" | "paid" | "returned" | "rejected";
        };
        /** @description The JSON of a problem, also used on sockets. */
        Problem: {
            /** @description what happened, stable: see the table in docs/api; new codes may come */
            code: string;
            /** @description what the caller can do about it */
            cure?: string;
            /** @description what is the matter in this very case, for people */
            detail?: string;
            /** @description the field at fault, as in the JSON or the query */
            field?: string;
            /** @description names the request in our log */
            request_id?: string;
            /**
             * Format: int32
             * @description the HTTP status, repeated for those who only see the body
             */
            status: number;
            title: string;
            /** @description a URI reference that names the kind of problem */
            type: string;
        };
        /** @description What was given. */
        PromotionalCoinsGiven: {
            /** Format: int64 */
            coins: number;
            entry_id: string;
            /** Format: int64 */
            promotional_coins: number;
            /** Format: int64 */
            sequence: number;
            user_id: string;
        };
        /** @description Who gets how many, and why. */
        PromotionalCoinsRequest: {
            /**
             * Format: int64
             * @example 500
             */
            coins: number;
            /**
             * @description the receiver as the platform calls them; this or `user_id`
             * @example mia
             */
            external_id?: string;
            /**
             * @description kept with who gave them
             * @example Welcome gift
             */
            reason: string;
            /** @description the receiver; this or `external_id` */
            user_id?: string;
        };
        /** @description A proposal as the API shows it. */
        Proposal: {
            /** Format: date-time */
            decided_at?: string;
            /** @description id of the other person */
            decided_by?: string;
            decision_reason?: string;
            /** @description why it could not be done */
            failure?: string;
            id: string;
            /** @description adjustment or refund */
            kind: string;
            /** Format: date-time */
            proposed_at: string;
            /** @description id of the person */
            proposed_by: string;
            /** @description why, in the proposer's words */
            reason: string;
            /** @description public id of what came of it */
            result?: string;
            /** @description open, approved, rejected, done or failed */
            status: string;
            /** @description public id of what it is about */
            subject: string;
            /** @description what would happen, in a sentence */
            summary: string;
        };
        /** @description Approve or reject, and why. */
        ProposalDecisionBody: {
            decision?: string;
            reason?: string;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        ProposalPage: {
            has_more: boolean;
            items: components["schemas"]["Proposal"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description A gift's receipt: where the money went that was paid for its coins. Every figure is a transfer of its entry in the books. */
        Receipt: {
            /** Format: date-time */
            at: string;
            /** @description of the journal batch that holds the entry: the proof that it stands in the chain */
            batch_hash: string;
            /** Format: int64 */
            batch_sequence: number;
            /** Format: int64 */
            coins: number;
            /** Format: int32 */
            count: number;
            creator: components["schemas"]["ReceiptCreator"];
            creator_got?: components["schemas"]["Micros"];
            /** Format: int64 */
            diamonds: number;
            entry_id: string;
            gift: string;
            gift_id: string;
            /** @description the same figures in order, ready to be shown */
            lines: components["schemas"]["ReceiptLine"][];
            live_id: string;
            /** Format: date */
            matures_on: string;
            name: string;
            /** @description what the viewer had paid for these coins, tax included; left out when given coins paid */
            paid?: components["schemas"]["Micros"];
            pay_with: string;
            /** @description what is left of it after tax, fees, creator and reserve; left out when viewer and creator use different currencies, because then it is not one number */
            platform_kept?: components["schemas"]["Micros"];
            reserve?: components["schemas"]["Micros"];
            sender?: components["schemas"]["GiftLineSender"];
            store_fee?: components["schemas"]["Micros"];
            tax?: components["schemas"]["Micros"];
        };
        /** @description Who earned. */
        ReceiptCreator: {
            avatar_seed: string;
            id: string;
            name: string;
        };
        /** @description One figure. */
        ReceiptLine: {
            currency: string;
            label: string;
            /** Format: int64 */
            micros: number;
        };
        /** @description A recharge. */
        Recharge: {
            channel: components["schemas"]["Channel"];
            /** Format: int64 */
            coins: number;
            /**
             * Format: int64
             * @description how many of the coins can be refunded now
             */
            coins_refundable: number;
            /** Format: date-time */
            completed_at?: string;
            /** Format: date-time */
            created_at: string;
            /** @description why the provider refused */
            decline_reason?: string;
            /** @description its entry in the books, once it has succeeded */
            entry_id?: string;
            id: string;
            next_action?: components["schemas"]["RechargeAction"];
            payment_method: string;
            price: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description the journal sequence of that entry
             */
            sequence?: number;
            /** @enum {string} */
            status: "pending" | "processing" | "requires_action" | "succeeded" | "declined" | "expired";
        };
        /** @description What the viewer's app has to do before the payment can be decided; the status is then `requires_action`. */
        RechargeAction: {
            /** @description what the provider's library in the app is given */
            client_secret?: string;
            /** @description `confirm` (show the provider's payment form), `authenticate` (3-D Secure, by the provider's library) or `redirect` */
            type: string;
            /** @description where to send the viewer */
            url?: string;
        };
        /** @description One line of a receipt. */
        RechargeLine: {
            amount: components["schemas"]["Money"];
            label: string;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        RechargePage: {
            has_more: boolean;
            items: components["schemas"]["Recharge"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description Who got what of a price. */
        RechargeReceipt: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            coins: number;
            entry_id: string;
            /** @description what store or provider keep */
            fee: components["schemas"]["Money"];
            /** @description the rest: what stands behind the coins until they are spent */
            for_coins: components["schemas"]["Money"];
            lines: components["schemas"]["RechargeLine"][];
            /** @description the price of one coin of this purchase, rounded up */
            per_coin: components["schemas"]["Micros"];
            /** @description what was charged */
            price: components["schemas"]["Money"];
            /** Format: int32 */
            price_book_version: number;
            recharge_id: string;
            /** @description the part that is tax */
            tax: components["schemas"]["Money"];
        };
        /** @description What to buy. */
        RechargeRequest: {
            /**
             * @description `web` (when left out) or `app`
             * @example web
             * @enum {string}
             */
            channel?: "web" | "app";
            /**
             * Format: int64
             * @description how many; `GET /v1/coin-quotes` says what they cost
             * @example 330
             */
            coins: number;
            /**
             * @description a payment method of the provider
             * @example card_visa
             */
            payment_method: string;
        };
        /** @description A refund. */
        Refund: {
            /** @description what is paid back; left out until the coins are taken */
            amount?: components["schemas"]["Money"];
            /** Format: int64 */
            coins: number;
            /** Format: date-time */
            completed_at?: string;
            /** Format: date-time */
            created_at: string;
            failure_reason?: string;
            id: string;
            recharge_id: string;
            /** @enum {string} */
            status: "asked" | "paid" | "failed";
        };
        /** @description What to give back, and why. */
        RefundProposalRequest: {
            /**
             * Format: int64
             * @description how many; all that are unspent when left out
             */
            coins?: number;
            reason?: string;
        };
        /** @description What to refund. */
        RefundRequest: {
            /**
             * Format: int64
             * @description how many; all that can be refunded when left out
             * @example 100
             */
            coins?: number;
            /**
             * @description the purchase to refund
             * @example rch_01k9z8y7x6w5v
             */
            recharge_id: string;
        };
        /** @description Whether the viewer passes. */
        SandboxChallengeAnswer: {
            passed?: boolean;
        };
        /** @description What the bank made of it. */
        SandboxChallengeAnswered: {
            /** @description of the payment */
            id: string;
            /** @description succeeded, declined, or cancelled when it was too late */
            payment: string;
        };
        /** @description A persona as the JSON shows it. */
        SandboxPersona: {
            avatar_seed: string;
            description: string;
            handle: string;
            name: string;
            persona: string;
        };
        /** @description Who to be. */
        SandboxSignIn: {
            /** @example viewer */
            persona: string;
        };
        /** @description A minted token and whom it is for. */
        Session: {
            /** Format: date-time */
            expires_at: string;
            token: string;
            user: components["schemas"]["User"];
        };
        /** @description A token for `appAccountToken` (Apple) and `obfuscatedAccountId` (Google). */
        StorePurchaseAccountToken: {
            /** Format: uuid */
            account_token: string;
        };
        /** @description What the purchase became. */
        StorePurchasePurchase: {
            /** Format: int64 */
            coins: number;
            /** @description as the books have it, in the market's currency */
            price: components["schemas"]["Money"];
            product_id: string;
            recharge_id: string;
            /**
             * Format: int64
             * @description of the ledger, once the coins are in the wallet
             */
            sequence?: number;
            status: string;
            store: string;
            /** @description the store's */
            transaction_id: string;
        };
        /** @description The proof of a purchase. */
        StorePurchasePurchaseRequest: {
            /** @description Google: the product */
            product_id?: string;
            /** @description Google: the purchase token */
            purchase_token?: string;
            /** @description Apple: `jwsRepresentation` of the StoreKit 2 transaction */
            signed_transaction?: string;
            /** @description `app_store` or `play` */
            store?: string;
        };
        /** @description A test clock as the API shows it. */
        TestClock: {
            /**
             * Format: date-time
             * @description the platform's time, the same on every test clock
             */
            business_time: string;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: int64
             * @description how many whole days that is ahead of the wall clock
             */
            days_ahead: number;
            id: string;
            /** @description what this clock was last asked to move; left out when nothing */
            last_advance?: components["schemas"]["TestClockLastAdvance"];
            name: string;
            /**
             * @description ready, or advancing while what falls due is being done
             * @enum {string}
             */
            status: "ready" | "advancing";
            /** Format: date-time */
            wall_time: string;
        };
        /** @description How far to move: one of the two. */
        TestClockAdvance: {
            /**
             * Format: int32
             * @description 1 to 366
             * @example 14
             */
            days?: number;
            /**
             * Format: date-time
             * @description business time to move to
             */
            to?: string;
        };
        /** @description A clock to make. */
        TestClockCreate: {
            /**
             * @description for people; may be left out
             * @example Month end
             */
            name?: string;
        };
        /** @description A move of time. */
        TestClockLastAdvance: {
            /**
             * Format: date-time
             * @description wall clock; left out while it is under way
             */
            done_at?: string;
            /**
             * Format: date-time
             * @description business time at its beginning
             */
            from: string;
            /**
             * Format: date-time
             * @description business time that it reaches
             */
            to: string;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        TestClockPage: {
            has_more: boolean;
            items: components["schemas"]["TestClock"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description A user as the JSON shows them to themselves and to the platform. */
        User: {
            age_known: boolean;
            avatar_seed: string;
            currency: string;
            /** Format: int32 */
            followers: number;
            handle: string;
            id: string;
            market: string;
            name: string;
            roles: string[];
        };
        /** @description What the platform says about one of its users: the body of `PUT /v1/users/{external_id`}. What is left out keeps its value, or takes a default for a new user. */
        UserDescription: {
            /**
             * @description `personal` or `business`
             * @example personal
             */
            account_kind?: string;
            avatar_seed?: string;
            /**
             * Format: date
             * @description null means unknown, and the unknown may neither send nor receive gifts
             * @example 1995-05-05
             */
            birth_date?: string;
            /**
             * Format: int32
             * @example 120
             */
            followers?: number;
            /**
             * @description unique; made of the name when left out
             * @example mia
             */
            handle?: string;
            /**
             * @description whose money and rules hold, for good; a new user needs one
             * @example US
             */
            market?: string;
            /**
             * @description as others see it; a new user needs one
             * @example Mia
             */
            name?: string;
        };
        /** @description For whom, and for how long (an hour when not said, a day at most). */
        UserTokenWish: {
            /** @example mia */
            external_id: string;
            /**
             * Format: int32
             * @example 3600
             */
            ttl_seconds?: number;
        };
        /** @description A video as JSON. */
        Video: {
            /** @enum {string} */
            audience: "everyone" | "members";
            counts: components["schemas"]["VideoCounts"];
            /** Format: date-time */
            created_at: string;
            creator: components["schemas"]["VideoCreator"];
            /** Format: date-time */
            early_access_until?: string;
            /** @description the platform's own id; only shown to the platform and the creator */
            external_id?: string;
            hashtags: string[];
            id: string;
            /** @description whether it is for members and the caller is none */
            is_locked: boolean;
            /** Format: int32 */
            length_seconds: number;
            /** @description left out where a stage is drawn, and while the video is locked for who asks */
            media_url?: string;
            /** @description views of it are bought */
            paid_promotion: boolean;
            /** Format: date-time */
            published_at?: string;
            sound?: string;
            /** @description a brand stands behind it */
            sponsored: boolean;
            /** @enum {string} */
            status: "draft" | "planned" | "published" | "deleted";
            title: string;
        };
        /** @description What has happened to it so far. */
        VideoCounts: {
            /** Format: int64 */
            comments: number;
            /** Format: int64 */
            likes: number;
            /**
             * Format: int64
             * @description only shown to the platform and the creator
             */
            qualified_views?: number;
            /** Format: int64 */
            shares: number;
            /** Format: int64 */
            views: number;
            /** Format: int64 */
            watch_seconds?: number;
        };
        /** @description Whose it is. */
        VideoCreator: {
            avatar_seed: string;
            /** Format: int32 */
            followers: number;
            handle: string;
            id: string;
            name: string;
        };
        /** @description What is told of a video. What is left out keeps its value, or takes a default for a new one. */
        VideoDescription: {
            /**
             * @description `everyone` or `members`
             * @enum {string}
             */
            audience?: "everyone" | "members";
            /**
             * @description the platform's id of whose it is; a new video of a platform needs it, and it never changes
             * @example juno
             */
            creator?: string;
            /** @description whether a new one stays hidden until a publication time is told */
            draft?: boolean;
            /**
             * Format: date-time
             * @description until then only members may watch it
             */
            early_access_until?: string;
            /** @description with or without the sign; at most 30 */
            hashtags?: string[];
            /**
             * Format: int32
             * @description 1 to 3,600; a new video needs it
             * @example 75
             */
            length_seconds?: number;
            /** @description an HLS playlist or a file; without one a stage is drawn */
            media_url?: string;
            /** @description views of it are bought */
            paid_promotion?: boolean;
            /**
             * Format: date-time
             * @description when it is out; a new one that leaves it out is out at once
             */
            published_at?: string;
            /**
             * @description id or name of the sound
             * @example Original sound
             */
            sound?: string;
            /** @description a brand stands behind it */
            sponsored?: boolean;
            /** @example Slow morning, new strings */
            title?: string;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        VideoPage: {
            has_more: boolean;
            items: components["schemas"]["Video"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description A wallet. */
        Wallet: {
            /**
             * Format: int64
             * @description bought coins to spend
             */
            coins: number;
            currency: string;
            /** Format: int64 */
            daily_cap_coins?: number;
            /**
             * Format: int64
             * @description coins of big gifts that can still be undone
             */
            on_hold_coins: number;
            /** @description what was paid, tax included, for the bought coins that are left */
            paid_value: components["schemas"]["Micros"];
            /** Format: int64 */
            promotional_coins: number;
            /** Format: int64 */
            sequence: number;
            /**
             * Format: int64
             * @description bought coins spent on this business day, undone gifts not counted
             */
            spent_today_coins: number;
        };
        /** @description The cap in force, and the one that will be. */
        WalletCap: {
            /**
             * Format: date
             * @description first business day of a change that is waiting
             */
            changes_on?: string;
            /**
             * Format: int64
             * @description left out when there is none
             */
            daily_cap_coins?: number;
            /**
             * Format: int64
             * @description the cap from then on; left out when there will be none
             */
            daily_cap_coins_then?: number;
        };
        /** @description The cap to set. */
        WalletCapRequest: {
            /**
             * Format: int64
             * @description left out for no cap
             * @example 5000
             */
            coins?: number;
        };
        /** @description A line of the wallet's statement. */
        WalletLine: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            balance_after: number;
            /**
             * Format: int64
             * @description positive: into the wallet
             */
            coins: number;
            counterparty?: components["schemas"]["Counterparty"];
            entry_id: string;
            gift_id?: string;
            kind: string;
            live_id?: string;
            price?: components["schemas"]["Money"];
            /** @description whether the gift or the recharge has a receipt */
            receipt_available: boolean;
            recharge_id?: string;
            title: string;
            /**
             * @description `bought` or `promotional`: which balance `balanceAfter` is of
             * @enum {string}
             */
            wallet: "bought" | "promotional";
        };
        /** @description A page of the statement, with the sequence up to which it is complete. */
        WalletStatement: {
            has_more: boolean;
            items: components["schemas"]["WalletLine"][];
            next_cursor?: string;
            /** Format: int64 */
            sequence: number;
        };
        /** @description An endpoint. */
        WebhookEndpoint: {
            /** Format: date-time */
            created_at: string;
            data: {
                [key: string]: string;
            };
            description: string;
            /**
             * Format: date-time
             * @description since when no attempt has succeeded; left out while it answers
             */
            failing_since?: string;
            id: string;
            /**
             * Format: date-time
             * @description until when the secret before the last rotation signs as well
             */
            old_secret_ends?: string;
            ordered: boolean;
            /** @description begins with `whsec_`; shown only in the answer to its creation */
            secret?: string;
            /** @description `enabled`, `paused` (by you) or `disabled` (by us) */
            status: string;
            /** @description why it is disabled: `failed_for_too_long` or `gone` */
            status_reason?: string;
            subjects: string[];
            types: string[];
            url: string;
        };
        /** @description What to change; what is left out stays. */
        WebhookEndpointChange: {
            data?: {
                [key: string]: string;
            };
            description?: string;
            ordered?: boolean;
            /** @description `enabled` or `paused` */
            status?: string;
            subjects?: string[];
            types?: string[];
            url?: string;
        };
        /** @description What became of an event at an endpoint. */
        WebhookEndpointDelivery: {
            /** Format: int32 */
            attempts: number;
            /** @description why the last attempt failed */
            error?: string;
            event_id: string;
            /** Format: date-time */
            first_at: string;
            /** Format: date-time */
            last_at: string;
            /** Format: date-time */
            next_attempt_at?: string;
            /** @description `delivered`, `retrying` or `dead` */
            state: string;
            /**
             * Format: int32
             * @description of the last answer; left out when there was none
             */
            status_code?: number;
            /** Format: int32 */
            took_millis: number;
            type: string;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        WebhookEndpointDeliveryPage: {
            has_more: boolean;
            items: components["schemas"]["WebhookEndpointDelivery"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names a row and not an offset. */
        WebhookEndpointPage: {
            has_more: boolean;
            items: components["schemas"]["WebhookEndpoint"][];
            /** @description pass it as `cursor` to read on; null at the end */
            next_cursor?: string;
        };
        /** @description How many events are sent again. */
        WebhookEndpointResent: {
            /** Format: int32 */
            events: number;
        };
        /** @description For how long the old secret signs as well; a day when left out, a week at most. */
        WebhookEndpointRotation: {
            /** Format: int32 */
            overlap_seconds?: number;
        };
        /** @description A new endpoint. */
        WebhookEndpointWish: {
            /** @description fields of the events' data and the value each must have */
            data?: {
                [key: string]: string;
            };
            description?: string;
            /** @description whether each event waits until the one before it was taken; false when left out */
            ordered?: boolean;
            /** @description public ids of what the events are about; all when left out */
            subjects?: string[];
            /** @description names of types, or beginnings such as `gift.*`; all when left out */
            types?: string[];
            /**
             * @description where to POST events
             * @example https://example.com/ovation
             */
            url: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createAdjustment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one, best a UUID of version 7, for each thing you want to happen; the same with every retry.
                 * @example 0193a5c0-7d2e-7b1a-9c3f-2a6b8d4e1f00
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AdjustmentRequest"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `idempotency_key_required`: An Idempotency-Key is required. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. `outcome_unknown`: Not known whether this was applied; ask again with the same key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAsyncapiJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAsyncapiYaml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": unknown;
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                /** @description What was done. */
                action?: string;
                /** @description Who did it. */
                actor?: string;
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description Only what is not earlier than this moment. */
                from?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
                /** @description Public id of what the events happened to. */
                subject?: string;
                /** @description Only what is not later than this moment. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryPage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBankFiles: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankFileFilePage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createBankFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankFileFile"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `bank_file_unreadable`: This is not a file of the bank that can be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `bank_account_not_set_up`: The bank account to pay from is not set up. `bank_file_foreign`: The file is about another bank account than ours. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBankFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `bank files`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankFileFile"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBankFileFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `bank files`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBooksAccounts: {
        parameters: {
            query?: {
                /** @description `COIN`, `DIAMOND` or a currency. */
                asset?: string;
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description Kinds of account, separated by commas. */
                kind?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
                /** @description Public id or number of the account's owner. */
                owner?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BooksAccountBalancePage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBooksAccountBalance: {
        parameters: {
            query?: {
                /** @description A moment, such as 2026-11-23T15:00:00Z; now when left out. */
                at?: string;
                /** @description Which clock is meant: `wall` or `business`. */
                clock?: string;
            };
            header?: never;
            path: {
                /** @description An account's id, as the books show it. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountStatementBalance"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBooksAccountPostings: {
        parameters: {
            query?: {
                /** @description Only what is later than this moment. */
                after?: string;
                /** @description Which clock is meant: `wall` or `business`. */
                clock?: string;
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
                /** @description `newest` or `oldest` first. */
                order?: string;
                /** @description Only what is not later than this moment. */
                until?: string;
            };
            header?: never;
            path: {
                /** @description An account's id, as the books show it. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountStatement"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBooksEntries: {
        parameters: {
            query?: {
                /** @description An account's id, as the books show it. */
                account?: string;
                /** @description `COIN`, `DIAMOND` or a currency. */
                asset?: string;
                /** @description Numbers of kinds of event, separated by commas. */
                code?: string;
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description Kinds of account, separated by commas. */
                kind?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
                /** @description Public id of a show. */
                live?: string;
                /** @description Public id of a user. */
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBooksEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `entries`. */
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBooksEntryProof: {
        parameters: {
            query?: {
                /** @description How many batches a published head covers. */
                size?: number;
            };
            header?: never;
            path: {
                /** @description Public id, from `entries`. */
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBooksIntegrity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BooksIntegrity"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBooksMoneyFlow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MoneyFlow"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBooksTrialBalance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BooksTrialBalance"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCoinPacks: {
        parameters: {
            query?: {
                /** @description Where the coins are bought: `web` (when left out) or `app`. */
                channel?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoinPacks"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. `coins_invalid`: This number of coins cannot be bought. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `market_without_prices`: Coins are not sold in this market. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCoinQuotes: {
        parameters: {
            query: {
                /** @description Where the coins are bought: `web` (when left out) or `app`. */
                channel?: string;
                /**
                 * @description how many
                 * @example 137
                 */
                coins: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoinQuote"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. `coins_invalid`: This number of coins cannot be bought. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `market_without_prices`: Coins are not sold in this market. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDisputes: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
                /** @description Only what belongs to this recharge. */
                recharge_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputePage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `disputes`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEarnings: {
        parameters: {
            query?: {
                /** @description Wait, a second at most, until this journal sequence shows: reads your own writes. */
                sequence?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EarningsSummary"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEarningsStatement: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
                /** @description Wait, a second at most, until this journal sequence shows: reads your own writes. */
                sequence?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EarningsStatement"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createEngagement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EngagementBody"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngagementTaken"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. `outcome_unknown`: Not known whether this was applied; ask again with the same key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEngagementDays: {
        parameters: {
            query?: {
                /** @description Only what is not earlier than this moment. */
                from?: string;
                market?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactClosedDays"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. `market_unknown`: This market is not known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEventTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTypeList"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
                /** @description `newest` or `oldest` first. */
                order?: string;
                /** @description Public id of what the events happened to. */
                subject?: string;
                /** @description Types of event, separated by commas; all when left out. */
                types?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `events`. */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEventsStream: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description Public ids of what the events happened to, separated by commas. */
                subjects?: string;
                /** @description Types of event, separated by commas; all when left out. */
                types?: string;
            };
            header?: {
                /** @description The id of the last event that was received: the stream goes on after it. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGiftCatalogue: {
        parameters: {
            query?: {
                /** @description whose money the prices are in; the caller's own when left out */
                market?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. `market_unknown`: This market is not known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGiftReceipt: {
        parameters: {
            query?: {
                /** @description Wait, a second at most, until this journal sequence shows: reads your own writes. */
                sequence?: number;
            };
            header?: never;
            path: {
                /** @description Public id, from `gifts`. */
                gift: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoGift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `gifts`. */
                gift: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BigGiftsUndone"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `undo_too_late`: It is too late to undo. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHeads: {
        parameters: {
            query?: {
                /** @description Only heads of fewer batches than this. */
                below?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description How many batches a published head covers. */
                size: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHeadConsistency: {
        parameters: {
            query?: {
                /** @description The size of an older published head. */
                with?: number;
            };
            header?: never;
            path: {
                /** @description How many batches a published head covers. */
                size: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Info"];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedKey"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `keys`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `keys`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createKeyRotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `keys`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["KeyRotation"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedKey"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLives: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LivePage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Piano at midnight"
                 *     }
                 */
                "application/json": components["schemas"]["NewLive"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Live"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. `age_unknown`: The age is not known. `age_too_low`: Too young for this. `creator_not_eligible`: This account may not receive gifts. `followers_too_few`: Too few followers. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_live`: This creator is live already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `lives`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Live"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `live_not_found`: There is no such live. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createLiveComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `lives`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "What a voice!"
                 *     }
                 */
                "application/json": components["schemas"]["LiveNewComment"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveCommentPosted"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `comment_too_long`: The comment is too long. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. `muted`: You are muted in this room. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `live_not_found`: There is no such live. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `room_closed`: The live has ended. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `comment_blocked`: The comment holds a blocked word. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endLive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `lives`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Live"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `live_not_found`: There is no such live. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createLiveLike: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `lives`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "count": 3
                 *     }
                 */
                "application/json": components["schemas"]["LiveNewLikes"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveLikesCounted"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `count_invalid`: This count cannot be sent. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `live_not_found`: There is no such live. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `room_closed`: The live has ended. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLiveModeration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `lives`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModerationRules"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `live_not_found`: There is no such live. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putLiveModeration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `lives`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "blocked_words": [
                 *         "spoiler",
                 *         "cheap"
                 *       ],
                 *       "slow_mode_seconds": 5
                 *     }
                 */
                "application/json": components["schemas"]["ModerationRules"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModerationRules"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `live_not_found`: There is no such live. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createLiveMute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `lives`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "usr_01k9z8y7x6w5v",
                 *       "seconds": 600
                 *     }
                 */
                "application/json": components["schemas"]["Mute"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Muted"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `live_not_found`: There is no such live. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteLiveMute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `lives`. */
                id: string;
                /** @description Public id, from `mutes`. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `live_not_found`: There is no such live. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLiveTopList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `lives`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveTopList"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `live_not_found`: There is no such live. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLiveGifts: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Public id, from `lives`. */
                live: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GiftLinePage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `live_not_found`: There is no such live. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createLiveGift: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one, best a UUID of version 7, for each thing you want to happen; the same with every retry.
                 * @example 0193a5c0-7d2e-7b1a-9c3f-2a6b8d4e1f00
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Public id, from `lives`. */
                live: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "gift": "spark",
                 *       "count": 1
                 *     }
                 */
                "application/json": components["schemas"]["GiftWish"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gift"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `idempotency_key_required`: An Idempotency-Key is required. `count_invalid`: This count cannot be sent. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. `age_unknown`: The age is not known. `age_too_low`: Too young for this. `creator_not_eligible`: This account may not receive gifts. `gift_to_self`: Nobody sends gifts to themselves. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `gift_unknown`: There is no such gift. `live_not_found`: There is no such live. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is under way. `room_closed`: The live has ended. `insufficient_coins`: Not enough coins. `cap_reached`: The daily cap is reached. `price_confirmation_required`: Confirm the price first. `price_changed`: The price has changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. `outcome_unknown`: Not known whether this was applied; ask again with the same key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMarkets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarketPage"];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayoutAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutAccount"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putPayoutAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "iban",
                 *       "account": "DE89370400440532013000",
                 *       "holder": "Juno Example"
                 *     }
                 */
                "application/json": components["schemas"]["PayoutAccountRequest"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutAccount"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayoutBatches: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutBatchBatchPage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPayoutBatche: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one, best a UUID of version 7, for each thing you want to happen; the same with every retry.
                 * @example 0193a5c0-7d2e-7b1a-9c3f-2a6b8d4e1f00
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PayoutBatchBatchRequest"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutBatchBatch"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `idempotency_key_required`: An Idempotency-Key is required. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is under way. `nothing_to_pay`: No payout waits for such a file. `bank_account_not_set_up`: The bank account to pay from is not set up. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. `outcome_unknown`: Not known whether this was applied; ask again with the same key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayoutBatche: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `payout batches`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutBatchBatch"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayoutBatcheFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `payout batches`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayoutBatcheTransfers: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Public id, from `payout batches`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutBatchTransferPage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayoutBatchesWaiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutBatchWaiting"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayouts: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
                /** @description `review`, for finance: what waits for a decision. Left out: the caller's own. */
                scope?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutPage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPayout: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one, best a UUID of version 7, for each thing you want to happen; the same with every retry.
                 * @example 0193a5c0-7d2e-7b1a-9c3f-2a6b8d4e1f00
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PayoutRequest"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payout"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `idempotency_key_required`: An Idempotency-Key is required. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. `creator_not_eligible`: This account may not receive gifts. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is under way. `payout_below_minimum`: Below the smallest payout. `payout_above_daily_maximum`: Above the largest payout of a day. `payout_account_missing`: There is no payout account. `payout_account_frozen`: The payout account was changed recently. `insufficient_earnings`: Not enough available earnings. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. `outcome_unknown`: Not known whether this was applied; ask again with the same key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `payouts`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payout"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPayoutApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `payouts`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "approve",
                 *       "reason": "Looks right"
                 *     }
                 */
                "application/json": components["schemas"]["PayoutDecision"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payout"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. `four_eyes`: A second person must decide this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payout_decided`: The payout was decided already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPromotionalCoin: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one, best a UUID of version 7, for each thing you want to happen; the same with every retry.
                 * @example 0193a5c0-7d2e-7b1a-9c3f-2a6b8d4e1f00
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_id": "mia",
                 *       "coins": 500,
                 *       "reason": "Welcome gift"
                 *     }
                 */
                "application/json": components["schemas"]["PromotionalCoinsRequest"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionalCoinsGiven"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `idempotency_key_required`: An Idempotency-Key is required. `coins_invalid`: This number of coins cannot be bought. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. `four_eyes`: A second person must decide this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. `outcome_unknown`: Not known whether this was applied; ask again with the same key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProposals: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description Kinds of account, separated by commas. */
                kind?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
                /** @description Only what has this status. */
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalPage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `proposals`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProposalApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `proposals`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProposalDecisionBody"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProviderCallback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `provider callbacks`. */
                source: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallbackTaken"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecharges: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RechargePage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRecharge: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one, best a UUID of version 7, for each thing you want to happen; the same with every retry.
                 * @example 0193a5c0-7d2e-7b1a-9c3f-2a6b8d4e1f00
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "coins": 330,
                 *       "channel": "web",
                 *       "payment_method": "card_visa"
                 *     }
                 */
                "application/json": components["schemas"]["RechargeRequest"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recharge"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `idempotency_key_required`: An Idempotency-Key is required. `coins_invalid`: This number of coins cannot be bought. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. `age_unknown`: The age is not known. `age_too_low`: Too young for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is under way. `market_without_prices`: Coins are not sold in this market. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. `outcome_unknown`: Not known whether this was applied; ask again with the same key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecharge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `recharges`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recharge"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRechargeReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `recharges`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RechargeReceipt"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRechargeRefundProposal: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one, best a UUID of version 7, for each thing you want to happen; the same with every retry.
                 * @example 0193a5c0-7d2e-7b1a-9c3f-2a6b8d4e1f00
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Public id, from `recharges`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefundProposalRequest"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `idempotency_key_required`: An Idempotency-Key is required. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. `outcome_unknown`: Not known whether this was applied; ask again with the same key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRefund: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one, best a UUID of version 7, for each thing you want to happen; the same with every retry.
                 * @example 0193a5c0-7d2e-7b1a-9c3f-2a6b8d4e1f00
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "recharge_id": "rch_01k9z8y7x6w5v",
                 *       "coins": 100
                 *     }
                 */
                "application/json": components["schemas"]["RefundRequest"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `idempotency_key_required`: An Idempotency-Key is required. `coins_invalid`: This number of coins cannot be bought. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is under way. `refund_too_late`: It is too late for a refund. `refund_by_store`: The store that sold these coins refunds them. `refund_locked`: Too many refunds in a short time. `nothing_to_refund`: None of these coins can be refunded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. `outcome_unknown`: Not known whether this was applied; ask again with the same key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `refunds`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSandboxChallenge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `challenges`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SandboxChallengeAnswer"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxChallengeAnswered"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSandboxPersonas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxPersona"][];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. `sandbox_only`: Only offered in the sandbox. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSandboxSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "persona": "viewer"
                 *     }
                 */
                "application/json": components["schemas"]["SandboxSignIn"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. `sandbox_only`: Only offered in the sandbox. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createStorePurchase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StorePurchasePurchaseRequest"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StorePurchasePurchase"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `store_proof_invalid`: This proves no purchase. `store_product_unknown`: This product brings no coins. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. `store_purchase_not_yours`: The purchase was made for another account. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `market_without_prices`: Coins are not sold in this market. `store_not_set_up`: This app store is not set up here. `store_purchase_refunded`: The store has refunded this purchase. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStorePurchasesAccountToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StorePurchaseAccountToken"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTestClocks: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClockPage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. `sandbox_only`: Only offered in the sandbox. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTestClock: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one, best a UUID of version 7, for each thing you want to happen; the same with every retry.
                 * @example 0193a5c0-7d2e-7b1a-9c3f-2a6b8d4e1f00
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Month end"
                 *     }
                 */
                "application/json": components["schemas"]["TestClockCreate"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClock"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `idempotency_key_required`: An Idempotency-Key is required. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. `sandbox_only`: Only offered in the sandbox. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. `outcome_unknown`: Not known whether this was applied; ask again with the same key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTestClock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `test clocks`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClock"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. `sandbox_only`: Only offered in the sandbox. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTestClockAdvance: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one, best a UUID of version 7, for each thing you want to happen; the same with every retry.
                 * @example 0193a5c0-7d2e-7b1a-9c3f-2a6b8d4e1f00
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Public id, from `test clocks`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "days": 14
                 *     }
                 */
                "application/json": components["schemas"]["TestClockAdvance"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClock"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `idempotency_key_required`: An Idempotency-Key is required. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. `sandbox_only`: Only offered in the sandbox. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. `outcome_unknown`: Not known whether this was applied; ask again with the same key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUserToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_id": "mia",
                 *       "ttl_seconds": 3600
                 *     }
                 */
                "application/json": components["schemas"]["UserTokenWish"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user as the platform calls them. */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user as the platform calls them. */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Mia",
                 *       "handle": "mia",
                 *       "market": "US",
                 *       "birth_date": "1995-05-05",
                 *       "followers": 120,
                 *       "account_kind": "personal"
                 *     }
                 */
                "application/json": components["schemas"]["UserDescription"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `market_unknown`: This market is not known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVideos: {
        parameters: {
            query?: {
                creator?: string;
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                hashtag?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoPage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createVideo: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one, best a UUID of version 7, for each thing you want to happen; the same with every retry.
                 * @example 0193a5c0-7d2e-7b1a-9c3f-2a6b8d4e1f00
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "creator": "juno",
                 *       "title": "Slow morning, new strings",
                 *       "sound": "Original sound",
                 *       "length_seconds": 75
                 *     }
                 */
                "application/json": components["schemas"]["VideoDescription"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `idempotency_key_required`: An Idempotency-Key is required. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. `outcome_unknown`: Not known whether this was applied; ask again with the same key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `videos`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `video_not_found`: There is no such video. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `videos`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "creator": "juno",
                 *       "title": "Slow morning, new strings",
                 *       "sound": "Original sound",
                 *       "length_seconds": 75
                 *     }
                 */
                "application/json": components["schemas"]["VideoDescription"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `video_not_found`: There is no such video. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `videos`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `video_not_found`: There is no such video. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `videos`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "creator": "juno",
                 *       "title": "Slow morning, new strings",
                 *       "sound": "Original sound",
                 *       "length_seconds": 75
                 *     }
                 */
                "application/json": components["schemas"]["VideoDescription"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `video_not_found`: There is no such video. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createVideoExclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `videos`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "market": "US",
                 *       "source": "for_you"
                 *     }
                 */
                "application/json": components["schemas"]["FactExclusion"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `market_unknown`: This market is not known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `video_not_found`: There is no such video. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `day_closed`: The day is closed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVideoFacts: {
        parameters: {
            query?: {
                /** @description Only what is not earlier than this moment. */
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                /** @description Public id, from `videos`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Facts"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. `video_not_found`: There is no such video. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVideosMine: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoPage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWallet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wallet"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWalletDailyCap: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletCap"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putWalletDailyCap: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "coins": 5000
                 *     }
                 */
                "application/json": components["schemas"]["WalletCapRequest"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletCap"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWalletStatement: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
                /** @description wait (at most a second) until the statement shows this sequence */
                sequence?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletStatement"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointPage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one, best a UUID of version 7, for each thing you want to happen; the same with every retry.
                 * @example 0193a5c0-7d2e-7b1a-9c3f-2a6b8d4e1f00
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://example.com/ovation"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEndpointWish"];
            };
        };
        responses: {
            /** @description Done: this is what there is now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. `idempotency_key_required`: An Idempotency-Key is required. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. `outcome_unknown`: Not known whether this was applied; ask again with the same key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `webhook endpoints`. */
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `webhook endpoints`. */
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was seen; another one is refused. */
                "If-Match"?: string;
            };
            path: {
                /** @description Public id, from `webhook endpoints`. */
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointChange"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhookEndpointDeadLettersResend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `webhook endpoints`. */
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointResent"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookEndpointDeliveries: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; left out for the first page. */
                cursor?: string;
                /** @description How many items at most, 200 being the most; 50 when left out. */
                limit?: number;
                /** @description Only what is in this state. */
                state?: string;
            };
            header?: never;
            path: {
                /** @description Public id, from `webhook endpoints`. */
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointDeliveryPage"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhookEndpointDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `webhook endpoints`. */
                endpoint: string;
                /** @description Public id, from `deliveries`. */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointDelivery"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhookEndpointDeliveryResend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `webhook endpoints`. */
                endpoint: string;
                /** @description Public id, from `deliveries`. */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointDelivery"];
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhookEndpointPing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `webhook endpoints`. */
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhookEndpointSecretRotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Public id, from `webhook endpoints`. */
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointRotation"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON. `unknown_field`: The body holds a field that is not known here. `field_invalid`: A field has a value that cannot be used. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_missing`: Sign in first. `token_invalid`: The token is not one of ours. `token_expired`: The token has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed with this sign-in. `cross_origin`: Requests from other sites are not served. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Only JSON is served here. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `length_required`: The body must say its length. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_fault`: A fault of ours. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: The service cannot answer now; nothing was applied. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
