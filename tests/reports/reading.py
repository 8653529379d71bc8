"""Reads a PDF as a browser does: its texts in reading order, its language, its tags, what it draws."""

import unicodedata

import pypdfium2
import pypdfium2.raw as pdfium

SPACE = " "
LAM_ALEF = {f"ل{alef}": f"{alef}ل" for alef in "اأإآ"}


def plain(text: str) -> str:
    """A text without short vowels, which are not printed, controls and ways of breaking lines: matters of the page."""
    whole = unicodedata.normalize("NFKC", text)
    kept = "".join(each for each in whole if unicodedata.category(each) not in ("Mn", "Cf"))
    return SPACE.join(kept.split())


def as_read(text: str) -> str:
    """A text as it is read back: this reader turns the two letters of the one sign for lam and alef about."""
    turned = plain(text)
    for pair, read in LAM_ALEF.items():
        turned = turned.replace(pair, read)
    return turned


def opened(file: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(file)


def pages(file: bytes) -> list[str]:
    """The text of each page, as :func:`plain`."""
    document = opened(file)
    return [plain(page.get_textpage().get_text_range()) for page in document]


def kinds_drawn(file: bytes) -> set[int]:
    """The kinds of objects on the pages, those inside others too."""
    document = opened(file)
    return {each.type for page in document for each in page.get_objects()}


def size(file: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in points, rounded."""
    document = opened(file)
    return [tuple(round(side) for side in page.get_size()) for page in document]


def title(file: bytes) -> str:
    return opened(file).get_metadata_value("Title")


def language(file: bytes) -> str:
    """What the catalogue says that the file is written in."""
    document = opened(file)
    length = pdfium.FPDFCatalog_GetLanguage(document.raw, None, 0)
    buffer = (pdfium.FPDF_WCHAR * (length // 2))()
    pdfium.FPDFCatalog_GetLanguage(document.raw, buffer, length)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def is_tagged(file: bytes) -> bool:
    """Whether the catalogue says so, and the file that it meets PDF/UA-1."""
    return b"/Marked true" in file and b"/StructTreeRoot" in file and b"<pdfuaid:part>1<" in file


def tags(file: bytes) -> list[str]:
    """The kinds of elements in the tree of tags, in reading order: P, H1, Table, TR, TH, TD."""
    document = opened(file)
    found: list[str] = []
    for page in document:
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            _walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, number), found)
        pdfium.FPDF_StructTree_Close(tree)
    return found


def _walk(element: object, found: list[str]) -> None:
    length = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = (pdfium.FPDF_WCHAR * (length // 2))()
    pdfium.FPDF_StructElement_GetType(element, buffer, length)
    found.append(bytes(buffer).decode("utf-16-le").rstrip("\0"))
    for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            _walk(child, found)
