package io.ovation.server.contract;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Names of schemas, made of the names of records: {@code RechargeResource.View} is Recharge, its {@code Request}
 * RechargeRequest, a page of it RechargePage. {@code @Schema(name = …)} on a record overrules. Pure.
 */
final class SchemaNames {
    private SchemaNames() {}

    /** The name of a class or of a generic class with its arguments. */
    static String of(Type type) {
        if (type instanceof ParameterizedType generic) {
            String arguments = Arrays.stream(generic.getActualTypeArguments())
                    .map(SchemaNames::of)
                    .collect(Collectors.joining());
            return arguments + of((Class<?>) generic.getRawType());
        }
        return of((Class<?>) type);
    }

    private static String of(Class<?> type) {
        @Nullable Schema said = type.getAnnotation(Schema.class);
        if (said != null && !said.name().isEmpty()) {
            return said.name();
        }
        String own = without(type.getSimpleName(), "View");
        @Nullable Class<?> outer = type.getEnclosingClass();
        if (outer == null) {
            return own;
        }
        String prefix = outer.getEnclosingClass() == null
                ? without(without(outer.getSimpleName(), "Resource"), "View")
                : of(outer);
        return own.contains(prefix) ? own : prefix + own;
    }

    private static String without(String name, String end) {
        return name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
    }
}
