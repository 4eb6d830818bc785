package io.ovation.server.wiring;

import io.ovation.server.earning.GiftKeys;
import io.ovation.server.gift.GiftCatalogue;
import io.ovation.server.gift.GiftItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells a creator's statement what the catalogue calls a gift: the two features do not know each other. */
@ApplicationScoped
class GiftsOfTheStudio implements GiftKeys {
    private final GiftCatalogue catalogue;

    GiftsOfTheStudio(GiftCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Optional<String> keyOf(int giftNumber) {
        return catalogue.byNumber(giftNumber).map(GiftItem::gift);
    }
}
