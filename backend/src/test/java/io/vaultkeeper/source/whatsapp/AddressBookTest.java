package io.vaultkeeper.source.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.document.Document;
import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressBookTest {
    private static final String OLD = """
            Name,Given Name,Family Name,Yomi Name,Notes,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value
            Rita Lopes,Rita,Lopes,,"says ""olá""
            on two lines",Mobile,912 000 111 ::: +351 912 000 222,Home,(415) 555-0100
            """;
    private static final String NEW = """
            First Name,Middle Name,Last Name,Phonetic First Name,Organization Name,Phone 1 - Label,Phone 1 - Value
            Rita,Maria,Lopes,912999999,,Mobile,+351 912 000 111
            ,,,,"Padaria Sol, Lda",Work,+351 22 555 01 99
            """;
    private static final String OUTLOOK = """
            First Name,Middle Name,Last Name,Company,Mobile Phone,Home Phone,Business Fax,E-mail Address
            Jörg,,Weiß,,0049 1512 3456789,+49 (0)30 5550123,+49 30 999999,j@example.org
            """;

    @TempDir
    private Path folder;

    @Test
    void columnsOfGoogleOldAndNewAndOfOutlookAreKnown() throws Exception {
        assertThat(name(OLD, "PT", "351912000111")).isEqualTo("Rita Lopes");
        assertThat(name(OLD, "PT", "351912000222")).isEqualTo("Rita Lopes");
        assertThat(name(OLD, "US", "14155550100")).isEqualTo("Rita Lopes");
        assertThat(name(NEW, null, "351912000111")).isEqualTo("Rita Maria Lopes");
        assertThat(name(NEW, null, "351225550199")).isEqualTo("Padaria Sol, Lda");
        assertThat(name(NEW, "PT", "351912999999")).isNull();
        assertThat(name(OUTLOOK, null, "4915123456789")).isEqualTo("Jörg Weiß");
        assertThat(name(OUTLOOK, null, "49305550123")).isEqualTo("Jörg Weiß");
        assertThat(name(OUTLOOK, null, "4930999999")).isNull();
    }

    @Test
    void cardsOfAnyVersionAreRead() throws Exception {
        for (String version : List.of("2.1", "3.0", "4.0")) {
            String tel = version.equals("4.0") ? "TEL;VALUE=uri:tel:+351-912-000-111" : "TEL;CELL:+351 912 000 111";
            String card = "BEGIN:VCARD\r\nVERSION:" + version + "\r\nN:Lopes;Rita;;;\r\nFN:Rita Lopes\r\n" + tel
                    + "\r\nEND:VCARD\r\n";
            assertThat(name(card, null, "351912000111")).as(version).isEqualTo("Rita Lopes");
        }
        String quoted = """
                BEGIN:VCARD
                VERSION:2.1
                N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;M=C3=A3e;;;
                TEL;CELL:936111222
                END:VCARD
                """;
        assertThat(name(quoted, "PT", "351936111222")).isEqualTo("Mãe");
        assertThat(name(
                        "BEGIN:VCARD\nVERSION:3.0\nORG:Padaria Sol\nTEL:+351225550199\nEND:VCARD",
                        null,
                        "351225550199"))
                .isEqualTo("Padaria Sol");
    }

    @Test
    void anyCharsetIsRead() throws Exception {
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("windows-1252"))) {
            assertThat(name(OUTLOOK.getBytes(charset), null, "4915123456789"))
                    .as(charset.name())
                    .isEqualTo("Jörg Weiß");
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(name(("\uFEFF" + OUTLOOK.replace("\n", "\r\n")).getBytes(charset), null, "4915123456789"))
                    .as("with a mark, " + charset.name())
                    .isEqualTo("Jörg Weiß");
        }
    }

    @Test
    void otherDelimitersAndOtherLanguagesColumnsAreKnown() throws Exception {
        assertThat(name("Vorname;Nachname;Mobiltelefon\nJörg;Weiß;0151 23456789\n", "DE", "4915123456789"))
                .isEqualTo("Jörg Weiß");
        assertThat(name("Primeiro nome\tApelido\tTelemóvel\nRita\tLopes\t912000111\n", "PT", "351912000111"))
                .isEqualTo("Rita Lopes");
    }

    @Test
    void aNumberIsTheSameHoweverItIsWritten() throws Exception {
        for (String written : List.of(
                "+351 912 345 678",
                "912-345-678",
                "912345678",
                "00351912345678",
                "00 351 912 345 678",
                "(+351) 912.345.678",
                "tel. +351 912 345 678 ext. 5",
                "+351\u00A0912\u202F345\u2011678",
                "\u202A+351 912 345 678\u202C")) {
            assertThat(name("Name,Phone\nRita,\"" + written + "\"\n", "PT", "351912345678"))
                    .as(written)
                    .isEqualTo("Rita");
        }
        assertThat(name("Name,Phone\nDan,(415) 555-0100\n", "US", "14155550100"))
                .isEqualTo("Dan");
        assertThat(name("Name,Phone\nAna,00351912345678\n", "US", "351912345678"))
                .isEqualTo("Ana");
    }

    @Test
    void theMobileDigitOfMexicoArgentinaAndBrazilIsNoDifference() throws Exception {
        assertThat(name("Name,Phone\nEva,+52 55 1234 5678\n", null, "5215512345678"))
                .isEqualTo("Eva");
        assertThat(name("Name,Phone\nSol,+54 9 11 5555-0147\n", null, "5491155550147"))
                .isEqualTo("Sol");
        assertThat(name("Name,Phone\nBia,+55 11 98765-4321\n", null, "551187654321"))
                .isEqualTo("Bia");
    }

    @Test
    void withoutADefaultCountryAnEndingDecidesWhereItIsOnePersons() throws Exception {
        String book = "Name,Phone\nRita,912 345 678\nTom,0151 23456789\n";
        assertThat(name(book, null, "351912345678")).isEqualTo("Rita");
        assertThat(name(book, null, "4915123456789")).isEqualTo("Tom");
        assertThat(name(book + "Eva,912345678\n", null, "351912345678")).isNull();
        assertThat(name(book, null, "351212345678")).isNull();
    }

    @Test
    void namesakesAreToldApartAndASecondCardOfOnePersonIsNot() throws Exception {
        String book = "Name,Phone\nAna Silva,+351912000111\nAna Silva,+351 913 000 678\nAna Silva,912000111\n";
        assertThat(name(book, "PT", "351912000111")).isEqualTo("Ana Silva");
        assertThat(name(book, "PT", "351913000678")).isEqualTo("Ana Silva (+351…678)");
    }

    @Test
    void aNumberUnderTwoNamesIsTheFirstOnes() throws Exception {
        assertThat(name("Name,Phone\nAna,+351912000111\nRui,+351912000111\n", null, "351912000111"))
                .isEqualTo("Ana");
    }

    @Test
    void badRowsAreCountedAndTheRestIsRead() throws Exception {
        String book = "Name,Phone\nRita,912000111\nBroken,\"9\"13,5\nTom,913000222\n,914000333\nCode,*123#\n";
        assertThat(name(book, "PT", "351912000111")).isEqualTo("Rita");
        assertThat(name(book, "PT", "351913000222")).isEqualTo("Tom");
        assertThat(omissions(book, "PT"))
                .containsExactly(
                        new Omission(
                                "rows of the address book that cannot be read",
                                2,
                                List.of("line 3", "line 5 has no name")),
                        new Omission("phone numbers of the address book that are none", 1, List.of("Code: *123#")));
    }

    @Test
    void aBookThatIsGivenUpSaysFromWhereOn() throws Exception {
        String book = "Name,Phone\n" + "Broken,\"9\"1\n".repeat(1_000) + "Late,912000111\n";
        assertThat(omissions(book, "PT")).singleElement().satisfies(told -> {
            assertThat(told.count()).isEqualTo(1_001);
            assertThat(told.examples().get(0)).isEqualTo("line 1002 and all below it, after so many that are bad");
        });
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsRow() throws Exception {
        String book = "Name,Phone\nRita,912000111\nOpen,\"913\nTom,913000222\n";
        assertThat(name(book, "PT", "351912000111")).isEqualTo("Rita");
        assertThat(name(book, "PT", "351913000222")).isEqualTo("Tom");
    }

    @Test
    void aBrokenCardCostsItselfAlone() throws Exception {
        String cards = """
                BEGIN:VCARD
                VERSION:3.0
                FN:Rita
                TEL:+351912000111
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                garbage without a colon
                TEL:+351912000333
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                FN:Tom
                TEL:+351913000222
                END:VCARD
                """;
        assertThat(name(cards, null, "351913000222")).isEqualTo("Tom");
        assertThat(omissions(cards, null))
                .extracting(Omission::examples)
                .containsExactly(List.of("card 2 has no name"));
    }

    @Test
    void whatIsNoAddressBookIsToldWithItsNameAndSetting() {
        for (String text : List.of("", "hello", "a,b,c\n1,2,3\n", "Name,E-mail\nRita,r@example.org\n", "{}")) {
            assertThatThrownBy(() -> omissions(text, null))
                    .as(text)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("book")
                    .hasMessageContaining("sources.whatsapp.contacts");
        }
    }

    @Test
    void aCountryIsNamedByItsCodeOrItsLetters() {
        for (String country : List.of("351", "+351", "PT", "pt")) {
            assertThat(PhoneNumbers.region(country)).as(country).hasValue("PT");
        }
        assertThat(PhoneNumbers.region("Portugal")).isEmpty();
        assertThat(PhoneNumbers.region("999")).isEmpty();
        assertThatThrownBy(() -> new WhatsAppSettings(folder, null, "Portugal", "Me"))
                .hasMessageContaining("sources.whatsapp.default-country");
    }

    private @Nullable String name(String book, @Nullable String region, String number) throws IOException {
        return name(book.getBytes(StandardCharsets.UTF_8), region, number);
    }

    private @Nullable String name(byte[] book, @Nullable String region, String number) throws IOException {
        AddressBookFile.Edition edition =
                Objects.requireNonNull(file(book, region).edition());
        return edition.book().name(number).orElse(null);
    }

    private List<Omission> omissions(String book, @Nullable String region) throws IOException, SourceException {
        List<Omission> omissions = new ArrayList<>();
        file(book.getBytes(StandardCharsets.UTF_8), region).check(new Source.Reading() {
            @Override
            public void document(Document document) {
                throw new AssertionError("an address book holds no document");
            }

            @Override
            public void leftOut(Omission omission) {
                omissions.add(omission);
            }
        });
        return omissions;
    }

    private AddressBookFile file(byte[] book, @Nullable String region) throws IOException {
        return new AddressBookFile(Files.write(folder.resolve("book"), book), new PhoneNumbers(region));
    }
}
