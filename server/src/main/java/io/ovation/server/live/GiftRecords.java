package io.ovation.server.live;

import io.ovation.server.live.room.RoomPast;
import io.ovation.server.live.room.TopList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What the books know of a show's gifts. The gift feature implements it; shows do not know the ledger. */
public interface GiftRecords {
    /**
     * Everything up to at least the batch that the feed has brought by now. Any thread, does not block.
     *
     * @param live number of the show
     */
    CompletionStage<RoomPast> past(long live);

    /** Up to which batch gifts were handed to the rooms of this server. Any thread, does not block. */
    long delivered();

    /** Coins received by each of these shows; those without gifts are left out. Blocks. */
    Map<Long, Long> coins(Collection<Long> lives);

    /** The top list of a show, highest first. Blocks. */
    List<TopList.Supporter> top(long live, int places);
}
