"""The chat itself among the senders of an iPhone's export, where no notice says for certain which of them it is.

The one about encryption stands at the beginning of a chat, and an export holds its latest messages only. But whoever
never wrote anything that is not a notice, each begun with a direction mark and each on one line, is no member.
"""

from array import array

from outreach.importers.whatsapp.members import NOTICE


class MaybeChats:
    """Senders of whom nothing else was seen so far, with their lines; forgotten as soon as they write as people do."""

    def __init__(self) -> None:
        self._members: set[int] = set()
        self._lines: dict[int, array] = {}
        self._last = (NOTICE, NOTICE)

    def asks(self, sender: int) -> bool:
        """Whether it is to be said of this line whether it is a notice. Of most, nobody has to look."""
        return sender not in self._members

    def wrote(self, sender: int, index: int, *, is_notice: bool) -> None:
        """A line of a sender, by its place among the beginnings of messages."""
        if is_notice:
            self._lines.setdefault(sender, array("l")).append(index)
            self._last = (sender, index)
        else:
            self._members.add(sender)
            self._lines.pop(sender, None)

    def goes_on(self, index: int) -> None:
        """The text of a line goes on in the next one, as that of no notice does."""
        if self._last == (sender := self._last[0], index):
            self.wrote(sender, index, is_notice=False)

    def told_apart(self, senders: array, known: set[int]) -> array:
        """The senders with the chat's lines as notices: those of whom notices say that it is the chat (``known``), else
        the one sender with most of such lines, since an article that somebody passes on may look like one too."""
        chats = [lines for sender, lines in self._lines.items() if sender in known]
        if not known and self._lines:
            chats = [max(self._lines.values(), key=len)]
        result = senders[:] if chats else senders
        for lines in chats:
            for index in lines:
                result[index] = NOTICE
        return result
