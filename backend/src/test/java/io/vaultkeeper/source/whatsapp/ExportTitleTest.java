package io.vaultkeeper.source.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExportTitleTest {
    @Test
    void aChatIsCalledAsItsFileSays() {
        for (String name : List.of(
                "WhatsApp Chat with Ana & Rui.txt",
                "Conversa do WhatsApp com Ana & Rui.txt",
                "WhatsApp-Chat mit Ana & Rui.txt",
                "Chat de WhatsApp con Ana & Rui.txt",
                "Discussion WhatsApp avec Ana & Rui.txt",
                "Chat WhatsApp con Ana & Rui.txt",
                "WhatsApp-chat met Ana & Rui.txt",
                "Chat WhatsApp dengan Ana & Rui.txt",
                "WhatsApp Chat - Ana & Rui.zip",
                "Чат WhatsApp с контактом Ana & Rui.txt",
                "Чат WhatsApp с Ana & Rui.txt",
                "Бесіда WhatsApp з Ana & Rui.txt",
                "Czat WhatsApp z Ana & Rui.txt",
                "Chat WhatsApp s uživatelem Ana & Rui.txt",
                "Xat de WhatsApp amb Ana & Rui.txt",
                "Conversație WhatsApp cu Ana & Rui.txt",
                "Συνομιλία WhatsApp με Ana & Rui.txt",
                "Trò chuyện WhatsApp với Ana & Rui.txt",
                "แชท WhatsApp กับ Ana & Rui.txt",
                "צ'אט WhatsApp עם Ana & Rui.txt",
                "دردشة واتساب مع Ana & Rui.txt",
                "Ana & Rui ile WhatsApp Sohbeti.txt",
                "Ana & Rui के साथ WhatsApp चैट.txt",
                "Ana & RuiとのWhatsAppチャット.txt",
                "Ana & Rui님과의 WhatsApp 대화.txt",
                "WhatsApp 与 Ana & Rui 的对话.txt",
                "与Ana & Rui的 WhatsApp 聊天.txt",
                "WhatsApp-keskustelu henkilön Ana & Rui kanssa.txt",
                "WhatsApp Chat with Ana & Rui (2).txt",
                "Ana & Rui.txt")) {
            assertThat(ExportTitle.of(name, "x")).as(name).isEqualTo("Ana & Rui");
            assertThat(ExportTitle.of("_chat.txt", name.replace(".txt", "")))
                    .as(name)
                    .isEqualTo("Ana & Rui");
        }
    }
}
