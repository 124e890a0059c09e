package io.vaultkeeper.chat;

import io.vaultkeeper.index.QuestionWords;
import java.util.Set;

/**
 * Words that hold a question together, ask, or speak of the notes themselves: which notes hold them tells nothing of what was
 * asked. Folded, in English, Portuguese, Spanish, French and German; a word that means something in another of these is left out.
 */
final class StopWords {
    private static final Set<String> WORDS = Set.copyOf(Words.of("""
            a an the and or but if nor so as than then too also just only even still yet again ever never not no yes
            of in on at to from by for with without about into onto over under between among after before since until till
            during through against upon within near off out up down per via
            this that these those here there some any all both each every either neither few more most other another such same own
            i me my myself we us our ours you your yours he him his she her hers it its they them their theirs
            someone somebody anyone anybody something anything everything nothing
            be am been being having doing done will shall might must let get gets got getting go goes going give gives gave given
            please really actually maybe need needs needed want wants wanted decide decides decided
            say says said tell tells told write writes wrote written note notes noted mention mentions mentioned know knows knew
            think thought remember find found
            o os um uma uns umas de da dos das em na nas por pelo pela pelos pelas para pra com sem sobre entre desde apos contra
            e ou mas nem se ja nao sim tambem ainda mais menos muito muita muitos muitas tao tanto assim entao depois antes sempre
            nunca aqui ali ha tu ele ela nos lhe lhes mim ti meu minha meus minhas teu tua teus tuas seu sua seus suas
            nosso nossa nossos nossas este esta estes estas esse essa esses essas aquele aquela aqueles aquelas isto isso aquilo
            algo alguem alguma algum alguns algumas nada ninguem todo toda todos todas tudo outro outra outros outras cada
            ser sou es somos sao foi foram fui sera sendo sido estou estamos estao estava estavam esteve estar ter tenho tem temos
            tinha tinham teve tive haver houve vai vou vamos pode podem posso devo deve ao aos preciso precisa quero quer
            decidi decidiu decidimos disse diz dizer dito digo escrevi escreve escreveu escrever escrito nota notas anotei
            mencionei sei sabe lembro
            el los las lo unas unos del al en hasta segun y pero ni si aun muy mucho mucha muchos muchas entonces despues
            siempre alli hay yo ellos ellas nosotros vosotros te le les mi mis su sus nuestro nuestra nuestros nuestras
            ese esa esos esas aquel aquella aquellos aquellas esto eso aquello alguien alguno alguna algunos algunas nadie
            otra otras soy eres fue fueron siendo estoy estan estaba estaban tener tiene tenemos tenia tuvo he hemos habia hubo voy va
            puede pueden puedo debe dije dijo dice decir dicho escribi escribio escribir escrito
            le les du des au aux dans avec sans chez depuis et ni ne tres aussi encore deja puis alors toujours jamais
            je il elle nous vous ils elles moi toi lui leur leurs mon ma mes ta tes sa ses notre nos votre vos qu ce cet cette ces
            cela ca ceci quelque quelques rien tout toute tous toutes autre autres chaque quoi dont ou etre suis est sommes etes
            sont etait etaient ete soit avoir avons avez ont avait avaient vais peut peuvent dois doit dit dire ecrit ecrire
            der das den dem ein eine einen einem einer eines kein keine von vom zu zum zur im auf aus bei mit nach seit fur uber
            unter durch gegen ohne zwischen vor bis und oder aber auch noch schon nur sehr mehr weniger dann immer nie da dort
            nicht ja nein wenn als weil dass ob ich du er sie wir ihr mich dich sich uns euch mir dir ihm ihn ihnen mein meine
            meinen meinem meiner dein deine sein seine unser unsere euer dieser diese dieses diesen diesem etwas nichts alles alle
            jemand niemand andere anderen jeder jede jedes wo bist ist sind seid waren gewesen habe hast haben hatte hatten wird
            werden wurde wurden kann konnen konnte muss soll gibt gesagt sagt sagen geschrieben schreibe schreiben notiz notizen"""));

    private StopWords() {}

    static boolean contains(String folded) {
        return WORDS.contains(folded) || QuestionWords.contains(folded);
    }
}
