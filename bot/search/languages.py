"""Words by which a message in another language is told from a misspelt one."""

FUNCTION_WORDS = frozenset(
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
    """.split()
) - frozenset(
    "a ab al also as bin come dame das de den der dem do dos e em en er es had i il in is lo me mi no o of om on or os pas per "
    "plus son sin su se te to un uns van was were will wo y ou par sur sa ai el ne com sans des per".split()
)
"""Small words of German, Italian, Spanish, French, Portuguese and Dutch that are no English ones, nor names."""
