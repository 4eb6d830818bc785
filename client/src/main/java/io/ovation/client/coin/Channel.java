package io.ovation.client.coin;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where coins are bought: the store's fee makes them dearer in the app. */
public enum Channel {
    /** On the web. */
    WEB,
    /** In an app, through its store. */
    APP,
    /** One this client does not know yet. */
    @JsonEnumDefaultValue
    OTHER
}
