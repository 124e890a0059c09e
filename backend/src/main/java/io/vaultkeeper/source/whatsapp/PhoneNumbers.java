package io.vaultkeeper.source.whatsapp;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Phone numbers, however they are written, in the one form of E.164, as in {@code +351912345678}. */
final class PhoneNumbers {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final Pattern COUNTRY_CODE = Pattern.compile("\\+?\\d{1,3}");

    /** How a number of another country begins where the country's own way of dialling abroad is not known. */
    private static final Pattern ABROAD = Pattern.compile("^[\\s(]*0\\s*0[\\s)]*(?=[1-9])");

    private static final int LONGEST = 250;

    /** Of a country; null where numbers without a country's code have none. */
    private final @Nullable String region;

    PhoneNumbers(@Nullable String region) {
        this.region = region;
    }

    /**
     * The region of a country as a setting names it: by its code ({@code 351}, {@code +351}) or its two letters
     * ({@code PT}). Empty where there is none.
     */
    static Optional<String> region(String country) {
        String name = country.strip().toUpperCase(Locale.ROOT);
        if (COUNTRY_CODE.matcher(name).matches()) {
            String region = LIBRARY.getRegionCodeForCountryCode(Integer.parseInt(name.replace("+", "")));
            return LIBRARY.getSupportedRegions().contains(region) ? Optional.of(region) : Optional.empty();
        }
        return LIBRARY.getSupportedRegions().contains(name) ? Optional.of(name) : Optional.empty();
    }

    /** Empty where it is no number that a phone could have, or its country is not known. */
    Optional<String> international(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String abroad = ABROAD.matcher(written).replaceFirst("+");
        try {
            PhoneNumber number = LIBRARY.parse(abroad, region).clearExtension();
            String plain = withoutMobileMark(LIBRARY.format(number, PhoneNumberFormat.E164));
            return LIBRARY.isPossibleNumber(plain, null) ? Optional.of(plain) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** @param digits with the country's code first, without a plus */
    static boolean isPossible(String digits) {
        return LIBRARY.isPossibleNumber(withoutMobileMark("+" + digits), null);
    }

    /** The digits of a number as it is dialled within its country, without the zero in front; empty where there are few. */
    static Optional<String> national(String written) {
        String digits = PhoneNumberUtil.normalizeDigitsOnly(written).replaceFirst("^0+", "");
        return digits.length() >= 7 && digits.length() <= 15 ? Optional.of(digits) : Optional.empty();
    }

    /** The number as a person would recognise it among namesakes, as in {@code +351…678}. */
    static String shortened(String international) {
        String end = international.substring(Math.max(0, international.length() - 3));
        try {
            return "+" + LIBRARY.parse(international, null).getCountryCode() + "…" + end;
        } catch (NumberParseException e) {
            return "…" + end;
        }
    }

    /**
     * Mexico, Argentina and Brazil put a digit before mobile numbers, which WhatsApp's own form has or lacks by the age of
     * the account; one form without it stands for both.
     */
    private static String withoutMobileMark(String international) {
        return international
                .replaceFirst("^\\+521(?=\\d{10}$)", "+52")
                .replaceFirst("^\\+549(?=\\d{10}$)", "+54")
                .replaceFirst("^(\\+55\\d\\d)9(?=\\d{8}$)", "$1");
    }
}
