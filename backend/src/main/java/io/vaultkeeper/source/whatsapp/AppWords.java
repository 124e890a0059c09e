package io.vaultkeeper.source.whatsapp;

import java.util.regex.Pattern;

/**
 * What the app writes into its own text in the place of something else, in the languages it is most used in. Texts given
 * to it are short, and without marks of direction.
 */
final class AppWords {
    private static final int LONGEST = 120;

    private static final Pattern OMITTED = words(
            "omitted",
            "weggelassen",
            "ausgeschlossen",
            "omitid[oa]s?",
            "omiti",
            "ocultad[oa]s?",
            "ocult[oa]s?",
            "revelad[oa]s?",
            "não incluíd[oa]s?",
            "omis(?:e|es)?",
            "absente?s?",
            "omess[oaie]",
            "weggelaten",
            "utelämna\\w*",
            "udela\\w*",
            "utela\\w*",
            "jätettiin pois",
            "pominięt\\w*",
            "vynechán\\w*",
            "dahil edilmedi",
            "tidak disertakan",
            "atlandı",
            "пропущен\\w*",
            "не включен\\w*",
            "без медиа\\w*",
            "опущен\\w*",
            "省略",
            "생략",
            "छोड़");

    private static final Pattern ATTACHED = words(
            "attached",
            "anexad[oa]",
            "adjunt[oa]",
            "angehängt",
            "joint[e]?",
            "allegat[oa]",
            "bijgevoegd",
            "bifogad\\w*",
            "vedhæftet",
            "vedlagt",
            "liitetty",
            "załączon\\w*",
            "eklendi",
            "приложен\\w*",
            "прикреплен\\w*",
            "附件",
            "添付",
            "첨부");

    private static final Pattern EDITED = words(
            "edited",
            "editad[oa]",
            "bearbeitet",
            "modifié\\w*",
            "modificat[oa]",
            "bewerkt",
            "redigera\\w*",
            "redigeret",
            "redigert",
            "muokattu",
            "edytowan\\w*",
            "düzenlendi",
            "изменен\\w*",
            "编辑",
            "編輯",
            "編集",
            "수정");

    private static final Pattern DELETED = Pattern.compile(
            "(?:this message was deleted(?: by .*)?|you deleted this message(?: as admin)?|message deleted"
                    + "|(?:esta )?mensagem (?:foi )?(?:apagada|eliminada)"
                    + "|(?:você |tu )?(?:apagou|apagaste|eliminou|eliminaste) esta mensagem"
                    + "|diese nachricht wurde(?: .*)? gelöscht|du hast diese nachricht gelöscht"
                    + "|se eliminó este mensaje|eliminaste este mensaje|este mensaje fue eliminado"
                    + "|ce message a été supprimé|vous avez supprimé ce message"
                    + "|questo messaggio è stato eliminato|hai eliminato questo messaggio"
                    + "|(?:je hebt )?dit bericht (?:is |werd )?verwijderd"
                    + "|bu mesaj silindi|bu mesajı sildiniz"
                    + "|(?:ta wiadomość została usunięta|usunięto tę wiadomość)"
                    + "|pesan ini (?:telah )?dihapus|anda (?:telah )?menghapus pesan ini"
                    + "|данное сообщение удалено|вы удалили данное сообщение)\\.?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern MISSED_CALL = Pattern.compile(
            "(?:missed (?:group )?(?:voice|video) call(?:[.,] (?:tap|click) to call back)?"
                    + "|an? (?:group )?(?:voice|video) call(?: from .{1,60})? was missed"
                    + "|chamada de (?:voz|vídeo) (?:perdida|não atendida)"
                    + "|(?:llamada de voz|videollamada) perdida"
                    + "|verpasster (?:sprachanruf|videoanruf)"
                    + "|appel (?:vocal|vidéo) manqué"
                    + "|(?:chiamata vocale|videochiamata) persa"
                    + "|gemiste (?:spraakoproep|video-?oproep))\\.?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private AppWords() {}

    static boolean sayOmitted(String text) {
        return says(OMITTED, text);
    }

    static boolean sayAttached(String text) {
        return says(ATTACHED, text);
    }

    static boolean sayEdited(String text) {
        return says(EDITED, text);
    }

    static boolean sayDeleted(String text) {
        return text.length() <= LONGEST && DELETED.matcher(text).matches();
    }

    static boolean sayMissedCall(String text) {
        return text.length() <= LONGEST && MISSED_CALL.matcher(text).matches();
    }

    private static boolean says(Pattern words, String text) {
        return text.length() <= LONGEST && words.matcher(text).find();
    }

    private static Pattern words(String... words) {
        return Pattern.compile(
                "(?<![\\p{L}])(?:" + String.join("|", words) + ")",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
