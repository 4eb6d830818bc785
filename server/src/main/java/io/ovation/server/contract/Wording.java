package io.ovation.server.contract;

import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentVisitor;
import com.github.therapi.runtimejavadoc.Link;
import com.github.therapi.runtimejavadoc.MethodJavadoc;
import com.github.therapi.runtimejavadoc.ParamJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import com.github.therapi.runtimejavadoc.Value;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Javadoc of classes and methods, which the compiler left beside them, as Markdown. */
final class Wording {
    private Wording() {}

    /** What a class says of itself; empty when nothing. */
    static String of(Class<?> type) {
        return markdown(RuntimeJavadoc.getJavadoc(type).getComment());
    }

    /** What a method says of itself; empty when nothing. */
    static String of(Method method) {
        return markdown(RuntimeJavadoc.getJavadoc(method).getComment());
    }

    /** What a record says of its components, by their names in Java. */
    static Map<String, String> components(Class<?> type) {
        ClassJavadoc javadoc = RuntimeJavadoc.getJavadoc(type);
        return params(javadoc.getRecordComponents());
    }

    /** What a method says of its parameters, by their names in Java. */
    static Map<String, String> parameters(Method method) {
        MethodJavadoc javadoc = RuntimeJavadoc.getJavadoc(method);
        return params(javadoc.getParams());
    }

    /** The first sentence, without its full stop. */
    static String firstSentence(String text) {
        for (int i = text.indexOf(". "); i >= 0; i = text.indexOf(". ", i + 1)) {
            boolean insideParentheses =
                    text.substring(0, i).lastIndexOf('(') > text.substring(0, i).lastIndexOf(')');
            if (!insideParentheses) {
                return text.substring(0, i);
            }
        }
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static Map<String, String> params(List<ParamJavadoc> params) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (ParamJavadoc each : params) {
            texts.put(each.getName(), markdown(each.getComment()));
        }
        return texts;
    }

    private static String markdown(Comment comment) {
        StringBuilder text = new StringBuilder();
        comment.visit(new CommentVisitor() {
            @Override
            public void commentText(String value) {
                text.append(value);
            }

            @Override
            public void inlineLink(Link link) {
                text.append(link.getLabel());
            }

            @Override
            public void inlineTag(String name, String value) {
                text.append('`').append(value).append('`');
            }

            @Override
            public void inlineValue(Value value) {
                text.append(value.getReferencedMemberName());
            }
        });
        return text.toString()
                .replaceAll("\\s*</?p>\\s*", "\u0000")
                .replaceAll("\\s+", " ")
                .replace("\u0000", "\n\n")
                .strip();
    }
}
