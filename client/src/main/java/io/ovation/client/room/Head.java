package io.ovation.client.room;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The beginning of a message: what it is and its number. The server writes both first, so the rest is not looked at.
 *
 * @param type such as {@code frame}; empty when the message says none
 * @param sequence -1 when the message says none
 */
record Head(String type, long sequence) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Head NONE = new Head("", -1);

    static Head of(String text) {
        String type = "";
        long sequence = -1;
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return NONE;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("type") && value == JsonToken.VALUE_STRING) {
                    type = parser.getText();
                } else if (field.equals("sequence") && value == JsonToken.VALUE_NUMBER_INT) {
                    sequence = parser.getLongValue();
                } else {
                    parser.skipChildren();
                }
                boolean enough = !type.isEmpty() && (sequence >= 0 || type.equals("ack") || type.equals("pong"));
                if (enough) {
                    break;
                }
            }
            return new Head(type, sequence);
        } catch (IOException broken) {
            return NONE;
        }
    }
}
