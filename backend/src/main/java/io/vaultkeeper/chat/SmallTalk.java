package io.vaultkeeper.chat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Knows a greeting or thanks, in a few languages, from a question to the notes. */
final class SmallTalk {
    /** The longest first, so that none hides another. */
    private static final List<String> PHRASES = Stream.of("""
                            hi|hello|hey|hi there|hello there|hey there|good morning|good afternoon|good evening|good night
                            how are you|how are you doing|how is it going|how's it going|what's up|nice to meet you
                            thanks|thank you|thank you very much|thanks a lot|many thanks|thx|cheers|great|perfect|cool|ok|okay
                            bye|goodbye|see you|see you later|please|very much|so much|you too
                            ola|oi|bom dia|boa tarde|boa noite|tudo bem|como estas|como esta|obrigado|obrigada|muito
                            tchau|adeus|ate logo|por favor|valeu
                            hola|buenos dias|buenas tardes|buenas noches|que tal|gracias|muchas gracias|adios|hasta luego
                            salut|bonjour|bonsoir|bonne nuit|ca va|comment ca va|merci|merci beaucoup|au revoir
                            hallo|guten morgen|guten tag|guten abend|gute nacht|wie geht's|wie geht es dir|danke|danke schon
                            vielen dank|tschuss|auf wiedersehen|servus|moin
                            ciao|buongiorno|buonasera|come stai|grazie|grazie mille|arrivederci
                            hoi|goedemorgen|dank je|dank je wel|hej|tack|tak|czesc|dziekuje|ahoj|dekuji
                            привет|здравствуйте|добрый день|доброе утро|добрый вечер|как дела|спасибо|большое спасибо|пока
                            дякую|привіт|merhaba|selam|tesekkurler|γεια|γεια σου|ευχαριστω
                            你好|您好|早上好|晚上好|谢谢|谢谢你|再见|こんにちは|おはよう|こんばんは|ありがとう|ありがとうございます
                            مرحبا|شكرا|السلام عليكم|שלום|תודה|नमस्ते|धन्यवाद
                            """.split("[|\\n]"))
            .map(phrase -> String.join(" ", Words.of(phrase)))
            .filter(phrase -> !phrase.isEmpty())
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();

    private SmallTalk() {}

    /** True where such phrases are said and nothing else. */
    static boolean is(String text) {
        String rest = String.join(" ", Words.of(text)) + " ";
        boolean known = false;
        while (!rest.isBlank()) {
            String left = rest;
            String phrase = PHRASES.stream()
                    .filter(each -> left.startsWith(each + " "))
                    .findFirst()
                    .orElse("");
            if (phrase.isEmpty()) {
                return false;
            }
            known = true;
            rest = rest.substring(phrase.length() + 1);
        }
        return known;
    }
}
