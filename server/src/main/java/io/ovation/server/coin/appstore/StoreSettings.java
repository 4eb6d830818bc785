package io.ovation.server.coin.appstore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Optional;

/** What the app stores know our app by. A store whose settings are missing sells nothing here. */
@ConfigMapping(prefix = "ovation.stores")
public interface StoreSettings {
    /** What product ids begin with; the number of coins follows: {@code coins_330}. */
    @WithDefault("coins_")
    String productPrefix();

    /** Apple's App Store. */
    Apple apple();

    /** Google Play. */
    Google google();

    /** Apple's App Store. */
    interface Apple {
        /** The app's bundle id. */
        Optional<String> bundleId();

        /** The app's number in the App Store; live servers need it. */
        Optional<Long> appAppleId();

        /** Files with Apple's root certificates (DER or PEM), from Apple's certificate authority page. */
        Optional<List<String>> rootCertificates();

        /** Whether Apple is asked if a certificate was revoked, each time one is new to us. */
        @WithDefault("true")
        boolean onlineChecks();
    }

    /** Google Play. */
    interface Google {
        /** The app's package name. */
        Optional<String> packageName();

        /** File with the key of the service account that may read orders (JSON, from the Google Cloud console). */
        Optional<String> serviceAccount();

        /** Who the push messages of the store's notifications are for, as set in Pub/Sub. */
        Optional<String> notificationAudience();

        /** The service account that signs those push messages. */
        Optional<String> notificationAccount();

        /** Where the publisher interface is. */
        @WithName("root-url")
        @WithDefault("https://androidpublisher.googleapis.com/")
        String rootUrl();

        /** Where Google publishes the certificates that its identity tokens are signed with. */
        @WithDefault("https://www.googleapis.com/oauth2/v1/certs")
        String certificatesUrl();
    }
}
