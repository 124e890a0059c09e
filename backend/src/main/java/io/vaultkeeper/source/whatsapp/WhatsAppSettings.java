package io.vaultkeeper.source.whatsapp;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the chats are, and who is who in them.
 *
 * @param export a file that WhatsApp-Chat-Exporter or the app made, or a folder of such files; absolute
 * @param contacts an address book, as CSV or vCard; absolute; null where there is none
 * @param defaultCountry of numbers without one, as {@code 351}, {@code +351} or {@code PT}; null leaves it open
 * @param me what the user is called in them
 */
public record WhatsAppSettings(
        Path export, @Nullable Path contacts, @Nullable String defaultCountry, String me) {
    public WhatsAppSettings {
        if (defaultCountry != null && PhoneNumbers.region(defaultCountry).isEmpty()) {
            throw new IllegalArgumentException("sources.whatsapp.default-country: must be a country's code such as "
                    + "\"351\" or its two letters such as \"PT\", not \"" + defaultCountry + "\"");
        }
    }

    PhoneNumbers phones() {
        return new PhoneNumbers(
                defaultCountry == null
                        ? null
                        : PhoneNumbers.region(defaultCountry).orElseThrow());
    }
}
