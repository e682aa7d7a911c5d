"""Words by which a message in another language is told from a misspelt one."""

from bot.search.text import words

FUNCTION_WORDS = frozenset(
    words(
        """
    ab aber als auch auf aus bei bin bis brauche brauchen das dass dem den der des dich diese dieser durch ein eine einen einer
    es fuer für gibt habe haben ich ist kann kein keine kostet mich mit muss nach nicht oder sind und uns von wann warum was
    welche welcher welches wer wie wieviel wir wird wo zu zum zur über
    ai alla anche che chi come cosa dalla del della delle di dove e gli ho il lo nella per perché più posso quale quali quando
    quanto questa questo sono una uno
    al como con cual cuando cuanto cuesta cuál cuándo cuánto cuántos cómo de dónde el ella en es esta este está hay la las los
    más mi necesito para pero por puedo que quien quién qué se sin su también tiene un una y
    au aux avec ce ces cette combien comment dans de des du elle en est et faut il je la le les leur mais ne nous ou où par pas
    pour pourquoi puis quand que quel quelle quels qui sa sans ses sont sur une vous été
    ao com da das do dos em isso mais meu não o os ou para pelo pela posso preciso qual quanto quem são sem seu um uma você à
    aan dat de deze een en er het hoe hoeveel ik is kan met moet naar niet of om op te van voor waar wat welke wie wij
    att behöver det du finns för hur hvad hvilken hvor hvordan ikke jag jeg koster kostar mycket när och som til till vad vilka
    vilken vilket är
    czy dla gdzie ile jak jaki jest kiedy kosztuje która które który się
    apa bagaimana berapa yang untuk gerekli için kadar nasıl nedir kolik který kteří stojí kuinka milloin mitä onko paljonko
    """
    )
) - frozenset(
    "a ab al also ar as bin come dame das de den der dem do dos e em en er es had i il in is lo me mi no o of om on or os pas per "
    "plus son sin su se te to un uns van was were will wo y ou par sur sa ai el ne com sans des per for fur mas sao uber".split()
)
"""Small words of other languages, most of all of Europe, that are no English ones, nor names."""
SHARED = frozenset("a an as at do he her here i in is it me no of on or so was were will".split())
"""Plain English words that other languages have too: beside a small word of one of those they tell nothing."""
CHATTED = frozenset("ce con dove el est gli hay hai ik ist jak la las les los met mit op pour til van wat".split())
"""Small words of other languages that people type in English, too: as slang, in names and for zones of time."""
TELLING = FUNCTION_WORDS - CHATTED
"""Small words that nobody types in English."""
