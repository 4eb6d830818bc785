package io.ovation.server.fund;

/**
 * What a video did on a day in a market: the frozen input of one line. All counts are of that day but for {@code before}.
 *
 * @param video number of the video
 * @param seconds how long it is
 * @param sponsored whether it is labelled as sponsored or paid
 * @param views all of them
 * @param qualified views that count: long enough, one a viewer, not the creator's own, not paid
 * @param own not counted: by the creator
 * @param paid not counted: from paid traffic
 * @param tooShort not counted: shorter than 5 s
 * @param repeated not counted: the viewer had seen it that day
 * @param sameDevice not counted: the device had seen it that day
 * @param fraud not counted: taken out by staff
 * @param watchSeconds of the views that count
 * @param likes on the day
 * @param comments on the day
 * @param shares on the day
 * @param before views of the video in the market that counted on days closed earlier
 */
record VideoDay(
        long video,
        int seconds,
        boolean sponsored,
        long views,
        long qualified,
        long own,
        long paid,
        long tooShort,
        long repeated,
        long sameDevice,
        long fraud,
        long watchSeconds,
        long likes,
        long comments,
        long shares,
        long before) {
    /** The same with so many qualified views taken out as fraud, at most all of them. */
    VideoDay without(long removed) {
        long out = Math.min(removed, qualified);
        return new VideoDay(
                video,
                seconds,
                sponsored,
                views,
                qualified - out,
                own,
                paid,
                tooShort,
                repeated,
                sameDevice,
                fraud + out,
                watchSeconds,
                likes,
                comments,
                shares,
                before);
    }
}
