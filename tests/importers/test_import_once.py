"""What may be there once: among the rows of a file, among the files of an import, and beside what is there."""

from tests.importers.made_files import found, made, row, take


def test_a_code_of_three_letters_is_of_one_country(lists_url: str):
    """Whoever has it is named, in the database or in the file; the same country may come again."""
    taken = "A code that no other country has: {code} has it."
    result = take(lists_url, made([row("countries", alpha3="KWT")]))
    assert found(result) == [(2, "alpha3", "KWT", taken.format(code="KW"))]
    twins = [row("countries", code=code, name_en=code, name_ar=code) for code in ("XK", "XX")]
    assert found(take(lists_url, made(twins))) == [(3, "alpha3", "XKX", taken.format(code="XK"))]
    assert take(lists_url, made([row("countries")])).written
    assert take(lists_url, made([row("countries", region="asia_pacific")])).written
