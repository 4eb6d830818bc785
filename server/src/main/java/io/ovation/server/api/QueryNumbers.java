package io.ovation.server.api;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers in the query and in the path. JAX-RS answers "not found" to any text that is no number; in the query that
 * would hide which parameter is at fault.
 */
@Provider
public class QueryNumbers implements ParamConverterProvider {
    private static final Map<Class<?>, Function<String, Object>> READ =
            Map.of(Integer.class, Integer::valueOf, Long.class, Long::valueOf);

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Function<String, Object> read = READ.get(type);
        return read == null ? null : (ParamConverter<T>) new Converter(read, nameInQuery(annotations));
    }

    private static @Nullable String nameInQuery(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(each -> ((QueryParam) each).value())
                .findFirst()
                .orElse(null);
    }

    private record Converter(
            Function<String, Object> read, @Nullable String nameInQuery) implements ParamConverter<Object> {
        @Override
        public @Nullable Object fromString(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                return read.apply(text);
            } catch (NumberFormatException e) {
                throw nameInQuery == null
                        ? Problem.of(ProblemCode.NOT_FOUND)
                        : Problem.of(ProblemCode.FIELD_INVALID)
                                .field(nameInQuery)
                                .detail(nameInQuery + " is a whole number");
            }
        }

        @Override
        public String toString(Object number) {
            return number.toString();
        }
    }
}
