"""Every string is translated: the catalogues hold what the code says, whole, and nothing else.

To mend a failure: ``make messages``, then give the words in ``locales/<language>.po``.
"""

import ast
from string import Formatter

import pytest
from babel import Locale
from babel.messages.pofile import read_po
from babel.plural import to_gettext

from outreach import catalogue

LANGUAGES = sorted(file.stem for file in catalogue.LOCALES.glob("*.po"))
# Forms that stand for one number only, so that the number itself may be a word: جلستان, "two sessions".
NUMBER_IS_A_WORD = {"zero", "one", "two"}


@pytest.fixture(params=LANGUAGES)
def po(request):
    """One language's file, as it lies in the repository."""
    with (catalogue.LOCALES / f"{request.param}.po").open("rb") as file:
        return read_po(file, locale=request.param)


def _messages(catalog):
    return [message for message in catalog if message.id]


def test_there_is_arabic():
    """The first language of the house has its catalogue."""
    assert "ar" in LANGUAGES


def test_the_catalogue_holds_the_texts_of_the_code(po):
    """What is extracted is what the file has: no text missing, none left over, none kept as obsolete."""
    in_code = {message.id for message in _messages(catalogue.extract())}
    in_file = {message.id for message in _messages(po)}
    assert (set(), set(), []) == (in_code - in_file, in_file - in_code, list(po.obsolete))


def test_the_file_is_what_the_tool_writes(po):
    """Running ``make messages`` changes nothing: same order, same header, on every machine."""
    language = str(po.locale)
    written = (catalogue.LOCALES / f"{language}.po").read_text(encoding="utf-8")
    assert written == catalogue.as_text(catalogue.merged(language=language))


def test_every_text_is_translated(po):
    """No text without words, no plural without one of its forms, no guess waiting for an answer."""
    assert catalogue.untranslated(catalogue.merged(language=str(po.locale))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_cldr(language):
    """The header states CLDR's rule, and each plural has as many forms as the rule."""
    rule = Locale.parse(language).plural_form
    text = (catalogue.LOCALES / f"{language}.po").read_text(encoding="utf-8")
    assert f"Plural-Forms: {to_gettext(rule)}" in text
    forms = len(rule.tags | {"other"})
    for message in _messages(catalogue.merged(language=language)):
        if message.pluralizable:
            assert forms == len(message.string), message.id


def _fields(text):
    return {(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(text) if name is not None}


def _tags(language):
    rule = Locale.parse(language).plural_form
    return [tag for tag in catalogue.PLURAL_TAGS if tag in rule.tags | {"other"}]


def wrong_placeholders(message, *, language):
    """The translations of one message whose placeholders are not those of the text."""
    if not message.pluralizable:
        return [message.string] if message.string and _fields(message.string) != _fields(message.id) else []
    wanted = _fields(message.id[0]) | _fields(message.id[1])
    wrong = []
    for tag, form in zip(_tags(language), message.string, strict=True):
        left_out = wanted - _fields(form)
        allowed = {("n", "", None)} if tag in NUMBER_IS_A_WORD else set()
        if form and (_fields(form) - wanted or left_out - allowed):
            wrong.append(form)
    return wrong


def test_placeholders_are_those_of_the_text(po):
    """A translation fills the same blanks; only zero, one and two may say their number in words."""
    language = str(po.locale)
    wrong = [form for message in _messages(po) for form in wrong_placeholders(message, language=language)]
    assert wrong == []


def test_a_wrong_placeholder_is_found():
    """The check itself: a blank that is missing, foreign or formatted otherwise is seen; جلستان is allowed."""
    catalog = catalogue.PlainCatalog(locale="ar")
    whole = ("لا جلسات", "جلسة", "جلستان", "{n} جلسات", "{n} جلسة", "{n} جلسة")
    for string in ("نص", "{m}", "{n:d}", "{n!r}", "{n} {m}"):
        assert wrong_placeholders(catalog.add("{n} rows", string), language="ar"), string
    assert wrong_placeholders(catalog.add(("{n} session", "{n} sessions"), whole), language="ar") == []
    broken = (*whole[:3], "جلسات", *whole[4:])
    assert wrong_placeholders(catalog.add(("{n} day", "{n} days"), broken), language="ar") == ["جلسات"]


def _calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", None))
            if name in catalogue.KEYWORDS:
                yield name, node


@pytest.fixture(scope="module")
def known():
    """Every text that the code says."""
    return {text for message in _messages(catalogue.extract()) for text in _both(message.id)}


@pytest.mark.parametrize(
    "file", list(catalogue.sources()), ids=lambda file: file.relative_to(catalogue.ROOT).as_posix()
)
def test_texts_are_whole_literals(file, known):
    """No text is put together before it is translated: the extraction would miss it, and no language could turn it."""
    for name, call in _calls(ast.parse(file.read_text(encoding="utf-8"))):
        for text in call.args[: 2 if name == "plural" else 1]:
            where = f"{file.name}:{call.lineno}"
            assert not isinstance(text, ast.JoinedStr | ast.BinOp | ast.IfExp), where
            if isinstance(text, ast.Constant):
                assert text.value in known, where


def _both(identity):
    return identity if isinstance(identity, tuple) else (identity,)


def test_an_update_keeps_translations_and_drops_the_rest(tmp_path, monkeypatch):
    """Words survive, texts that are gone go, a new text is empty and not guessed, and a second run writes nothing."""
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path)
    path = tmp_path / "ar.po"
    before = catalogue.PlainCatalog(locale="ar", fuzzy=False)
    before.add("Visit", "زيارة")
    before.add("A text that is gone", "نص قديم")
    path.write_text(catalogue.as_text(before), encoding="utf-8")
    wanting = catalogue.update()["ar"]
    text = path.read_text(encoding="utf-8")
    assert 'msgid "Visit"\nmsgstr "زيارة"' in text
    assert "A text that is gone" not in text
    assert "Visit" not in wanting and "Visits" in wanting
    stamp = path.stat().st_mtime_ns
    catalogue.update()
    assert (text, stamp) == (path.read_text(encoding="utf-8"), path.stat().st_mtime_ns)


def test_a_new_language_begins_with_its_plural_rule(tmp_path, monkeypatch):
    """Naming a language makes its catalogue, ready for words."""
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path)
    assert "Visit" in catalogue.update(["fr"])["fr"]
    assert to_gettext(Locale.parse("fr").plural_form) in (tmp_path / "fr.po").read_text(encoding="utf-8")
