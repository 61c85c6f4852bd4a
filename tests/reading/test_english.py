"""Which texts are taken not to be English: by their letters, or by function words of other languages."""

from __future__ import annotations

import pytest

from reportedly.reading.english import function_words, not_english

FOREIGN = {
    "Spanish": (
        "Al menos doce personas murieron y otras treinta resultaron heridas el martes cuando un grupo de hombres "
        "armados atacó un autobús en el norte del país, según la policía."
    ),
    "French": (
        "Au moins douze personnes ont été tuées et trente autres blessées mardi quand des hommes armés ont attaqué un "
        "autocar dans le nord du pays, selon la police locale."
    ),
    "German": (
        "Mindestens zwölf Menschen wurden am Dienstag getötet und dreißig weitere verletzt, als bewaffnete Männer einen"
        " Bus im Norden des Landes angriffen, wie die Polizei mitteilte."
    ),
    "Dutch": (
        "Minstens twaalf mensen zijn dinsdag om het leven gekomen en dertig anderen raakten gewond toen gewapende "
        "mannen een bus aanvielen in het noorden van het land."
    ),
    "Turkish": (
        "Polis kaynaklarına göre ülkenin kuzeyinde silahlı bir grubun bir otobüse düzenlediği saldırıda en az on iki "
        "kişi öldü ve otuz kişi daha yaralandı, olay için soruşturma başlatıldı."
    ),
    "Indonesian": (
        "Sedikitnya dua belas orang tewas dan tiga puluh lainnya terluka pada hari Selasa ketika sekelompok pria "
        "bersenjata menyerang sebuah bus di bagian utara negara itu, kata polisi yang tidak memberikan rincian."
    ),
    "Swahili": (
        "Watu kumi na wawili wameuawa na wengine thelathini kujeruhiwa siku ya Jumanne baada ya watu wenye silaha "
        "kushambulia basi katika eneo la kaskazini mwa nchi hiyo."
    ),
    "Somali": (
        "Ugu yaraan laba iyo toban qof ayaa ku dhimatay soddon kalena way ku dhaawacmeen maalintii Talaadada kadib "
        "markii rag hubaysan ay weerareen bas ka tirsan waqooyiga dalka."
    ),
    "Russian": "Двенадцать человек погибли.",
    "Arabic": "قتل اثنا عشر شخصا",
    "Chinese": "十二人死亡",
}
ENGLISH = {
    "a report": ("At least twelve people were killed on Tuesday when gunmen attacked a bus in the north of the country, the police said."),
    "a headline": "Gunmen kill twelve",
    "capitals": ("TWELVE PEOPLE WERE KILLED AND THIRTY HURT WHEN GUNMEN ATTACKED A BUS, THE POLICE SAID, WITHOUT GIVING DETAILS."),
    "many foreign names": (
        "Muhammad al-Sampli and José de la Example met Ibn al-Mock in Rue de la Paix, and the men were held by El "
        "Ejército del Norte there, the police said."
    ),
    "a list of headlines": "Sampleton police arrest three. Mockville school wins title. Fire destroys barn near Route 9. " * 4,
    "a few words of another language": "El niño está bien.",
    "figures only with a word": "12 34 56 dead",
}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_another_language_is_told(text: str) -> None:
    assert not_english(text) is not None


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english_and_what_is_too_short_to_tell_pass(text: str) -> None:
    assert not_english(text) is None


def test_no_function_word_is_in_both_lists() -> None:
    assert function_words("english") & function_words("other_languages") == frozenset()
