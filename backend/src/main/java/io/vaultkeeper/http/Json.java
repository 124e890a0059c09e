package io.vaultkeeper.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Strict in what it reads: an unknown field, a text where a number belongs, or anything after the value is a fault. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .withCoercionConfig(LogicalType.Textual, Json::refuseNumbers)
            .withCoercionConfig(LogicalType.Integer, Json::refuseNumbers)
            .build();

    private static final JsonMapper TOLERANT = MAPPER.rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** How Jackson tells it; there is no exception of its own. */
    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

    private Json() {}

    /** A number is no text, and one with a fraction is no whole number. */
    private static void refuseNumbers(MutableCoercionConfig coercion) {
        coercion.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
        coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        coercion.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a wire record must be writable", e);
        }
    }

    /** @throws ProblemException (400) that names the field */
    static <T> T read(byte[] body, Class<T> type) {
        return read(MAPPER, body, type);
    }

    /** As {@link #read}, of a client that also speaks to other servers: fields that are not known here are passed over. */
    static <T> T readKnown(byte[] body, Class<T> type) {
        return read(TOLERANT, body, type);
    }

    private static <T> T read(JsonMapper mapper, byte[] body, Class<T> type) {
        try {
            @Nullable T value = mapper.readValue(body, type);
            if (value == null) {
                throw malformed("The request's body must be a JSON object, not null.");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            String known = e.getKnownPropertyIds() == null
                    ? ""
                    : e.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
            throw ProblemException.badField(
                    path(e),
                    known.isEmpty()
                            ? "is not a field of this request, which has none."
                            : "is not a field of this request. Known here: " + known);
        } catch (InvalidFormatException e) {
            throw ProblemException.badField(path(e), "must be " + described(e.getTargetType()));
        } catch (MismatchedInputException e) {
            if (e.getPath().isEmpty()) {
                throw malformed("The request's body must be a JSON object.");
            }
            throw ProblemException.badField(path(e), "must be " + described(e.getTargetType()));
        } catch (JsonMappingException e) {
            refuseTwice(e, path(e) + ".");
            boolean tooLarge = e.getCause() instanceof InputCoercionException;
            throw ProblemException.badField(path(e), tooLarge ? "is a number out of range" : "cannot be read");
        } catch (JsonProcessingException e) {
            refuseTwice(e, "");
            throw malformed("The request's body is not JSON: fault at line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ".");
        } catch (IOException e) {
            throw malformed("The request's body cannot be read.");
        }
    }

    /** @param place of the object in which a field may stand twice */
    private static void refuseTwice(JsonProcessingException e, String place) {
        Matcher twice = TWICE.matcher(e.getOriginalMessage());
        if (twice.lookingAt()) {
            throw ProblemException.badField(place + twice.group(1), "must be given once");
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(400, "Bad request", detail, null);
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String described(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "Integer", "int", "Long", "long" -> "a whole number";
            case "Boolean", "boolean" -> "true or false";
            case "LocalDate" -> "a date such as 2024-01-31";
            case "List", "ArrayList", "Collection" -> "a list";
            default -> type.isRecord() ? "an object" : type.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }
}
