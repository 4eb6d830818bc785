package io.ovation.server.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Ids of operations, made of verb and path, so that they stay when Java is tidied up: {@code POST /v1/recharges} is
 * createRecharge, {@code GET /v1/lives/{id}/gifts} listLiveGifts, {@code POST /v1/payouts/{id}/approval}
 * createPayoutApproval. Pure.
 */
final class OperationNames {
    private OperationNames() {}

    /**
     * The id.
     *
     * @param isList whether the answer is a list of what the path names
     */
    static String of(String verb, String path, boolean isList) {
        String[] parts = path.substring(1).split("/");
        List<String> words = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            if (isParameter(parts[i])) {
                continue;
            }
            boolean isLast = i == parts.length - 1;
            boolean namesOne = isLast ? !isList && verb.equals("POST") : isParameter(parts[i + 1]);
            words.add(camel(namesOne ? singular(parts[i]) : parts[i]));
        }
        return action(verb, isList) + String.join("", words);
    }

    private static String action(String verb, boolean isList) {
        return switch (verb) {
            case "GET" -> isList ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "put";
            case "PATCH" -> "update";
            case "DELETE" -> "delete";
            default -> throw new IllegalArgumentException("no operations are offered with " + verb);
        };
    }

    private static boolean isParameter(String part) {
        return part.startsWith("{");
    }

    private static String singular(String plural) {
        if (plural.endsWith("ies")) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        return plural.endsWith("s") && !plural.endsWith("ss") ? plural.substring(0, plural.length() - 1) : plural;
    }

    private static String camel(String kebab) {
        StringBuilder word = new StringBuilder();
        for (String part : kebab.split("[-_.]")) {
            word.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
        return word.toString();
    }
}
