package io.ovation.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationNamesTest {
    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/info,                             false, getInfo",
        "GET,    /v1/recharges,                        true,  listRecharges",
        "POST,   /v1/recharges,                        false, createRecharge",
        "GET,    /v1/recharges/{id},                   false, getRecharge",
        "GET,    /v1/lives/{live}/gifts,               true,  listLiveGifts",
        "POST,   /v1/lives/{live}/gifts,               false, createLiveGift",
        "GET,    /v1/lives/{id}/top-list,              false, getLiveTopList",
        "POST,   /v1/payouts/{id}/approval,            false, createPayoutApproval",
        "PUT,    /v1/wallet/daily-cap,                 false, putWalletDailyCap",
        "DELETE, /v1/lives/{id}/mutes/{user},          false, deleteLiveMute",
        "GET,    /v1/books/entries/{entry_id}/proof,   false, getBooksEntryProof",
        "GET,    /v1/books/accounts/{account}/balance, false, getBooksAccountBalance",
    })
    void an_operation_is_named_after_its_verb_and_path(String verb, String path, boolean isList, String name) {
        assertThat(OperationNames.of(verb, path, isList)).isEqualTo(name);
    }
}
