package io.vaultkeeper.source.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailTest {
    private static final String MAIL = """
            From: =?UTF-8?Q?J=C3=BCrgen?= <j@example.org>
            To: Ada <ada@example.org>, bob@example.org
            Subject: =?ISO-8859-1?Q?Caf=E9_on_Friday?=
            Date: Tue, 05 Mar 2024 10:00:00 +0100
            Message-ID: <m1@example.org>
            """;

    @TempDir
    private Path folder;

    @Test
    void aMailHasItsPeopleItsTimeAndItsSubject() throws Exception {
        ReadFile read = mail(MAIL + "Content-Type: text/plain; charset=iso-8859-1\n"
                + "Content-Transfer-Encoding: quoted-printable\n\nThe caf=E9 opens=\n at nine.\n\nBye\n");
        Provenance provenance = read.only().provenance();
        assertThat(provenance.title()).isEqualTo("Café on Friday");
        assertThat(provenance.participants()).containsExactly("Jürgen", "Ada", "bob@example.org");
        assertThat(provenance.time().from()).hasToString("2024-03-05T09:00:00Z");
        assertThat(ReadFile.text(read.only()))
                .isEqualTo("From: Jürgen\nTo: Ada, bob@example.org\nThe café opens at nine.\nBye");
    }

    @Test
    void plainTextIsPreferredAndAttachmentsAreNamed() throws Exception {
        String text = ReadFile.text(mail(MAIL + """
                Content-Type: multipart/mixed; boundary=out

                --out
                Content-Type: multipart/alternative; boundary=in

                --in
                Content-Type: text/html

                <p>Rich</p>
                --in
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                UGxhaW4gdGVhIMOp
                --in--
                --out
                Content-Type: application/pdf; name=bill.pdf
                Content-Disposition: attachment; filename=bill.pdf
                Content-Transfer-Encoding: base64

                AAAA
                --out--
                """).only());
        assertThat(text).contains("Plain tea é", "Attached: bill.pdf").doesNotContain("Rich", "AAAA");
    }

    @Test
    void aStubOfPlainTextHidesNoPageAndAttachmentsOfEitherAreNamed() throws Exception {
        String mail = MAIL + """
                Content-Type: multipart/alternative; boundary=in

                --in
                Content-Type: text/plain

                %s
                --in
                Content-Type: multipart/mixed; boundary=rich

                --rich
                Content-Type: text/html

                <p>The bill of March is 84 euros, to be paid by the tenth of April.</p>
                --rich
                Content-Type: application/pdf
                Content-Disposition: inline; filename=bill.pdf

                AAAA
                --rich
                Content-Type: image/png
                Content-ID: <logo@x>
                Content-Disposition: inline; filename=logo.png

                AAAA
                --rich--
                --in--
                """;
        assertThat(ReadFile.text(mail(mail.formatted("See the page.")).only()))
                .contains("The bill of March is 84 euros", "Attached: bill.pdf")
                .doesNotContain("See the page");
        assertThat(ReadFile.text(mail(mail.formatted("The bill is 84 euros, due on 10 April."))
                        .only()))
                .contains("due on 10 April.", "Attached: bill.pdf")
                .doesNotContain("The bill of March", "logo");
    }

    @Test
    void accentsAreReadInMailsThatTellNoCharacterSet() throws Exception {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1}) {
            for (String type : new String[] {"", "Content-Type: text/plain\n", "Content-Type: text/html\n"}) {
                Path file = Files.write(
                        folder.resolve("a.eml"),
                        (MAIL + type + "Content-Transfer-Encoding: 8bit\n\nO café é às três\n").getBytes(charset));
                assertThat(ReadFile.text(ReadFile.of(file).only()))
                        .as(charset + type)
                        .endsWith("O café é às três");
            }
        }
    }

    @Test
    void aMailOfHtmlAloneIsReadAsAPage() throws Exception {
        String text = ReadFile.text(mail(MAIL + "Content-Type: text/html; charset=no-such-set\n\n"
                        + "<style>x</style><p>Rich &amp; bold</p>")
                .only());
        assertThat(text).contains("Rich & bold").doesNotContain("style");
    }

    @Test
    void whatIsNoMailIsTold() throws IOException {
        assertThatThrownBy(() -> mail("just words")).isInstanceOf(SourceException.class);
    }

    @Test
    void everyMessageOfAMailboxIsADocument() throws Exception {
        StringBuilder mailbox = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            mailbox.append("From ada@example.org Tue Mar  5 10:00:00 2024\nFrom: ada@example.org\nSubject: Number ")
                    .append(i)
                    .append("\nMessage-ID: <")
                    .append(i)
                    .append("@x>\n\n>From here on\nit is mine\n\n");
        }
        ReadFile read = read("all.mbox", mailbox.toString());
        assertThat(read.documents()).hasSize(10_000);
        Document document = read.documents().get(17);
        assertThat(document.id().key()).endsWith("/all.mbox#17@x");
        assertThat(document.provenance().title()).isEqualTo("Number 17");
        assertThat(ReadFile.text(document)).endsWith("From here on\nit is mine");
    }

    @Test
    void aBadMessageCostsOnlyItself() throws Exception {
        ReadFile read = read("all.mbox", """
                From a
                From: ada@example.org
                Message-ID: <1@x>

                One

                From b
                nothing of a mail

                From c
                From: ada@example.org
                Message-ID: <1@x>

                Again
                """);
        assertThat(read.documents()).hasSize(1);
        assertThat(read.omissions())
                .extracting(omission -> omission.what() + omission.examples())
                .containsExactly(
                        "messages that could not be read[message 2]", "messages that are there twice[message 3]");
    }

    @Test
    void mailsWithinMailsEndSomewhere() throws Exception {
        StringBuilder mail = new StringBuilder(MAIL);
        for (int i = 0; i < 300; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(mail(mail + "\nend").documents()).hasSizeLessThan(2);
    }

    private ReadFile mail(String text) throws IOException, SourceException {
        return read("a.eml", text);
    }

    private ReadFile read(String name, String text) throws IOException, SourceException {
        return ReadFile.of(Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8)));
    }
}
