"""Archives whose list names many files, made without the files: each name stands for the same empty one."""

import struct

NAME = b"a.csv"


def listing(files: int, *, declared: int | None = None, size: int | None = None, wide: bool = False) -> bytes:
    """An archive of this many files.

    Args:
        declared: how many it says there are; as many as there are.
        size: bytes that it says its list has; as many as it has.
        wide: with the further end that long lists have (ZIP64), where the first one says to look there.
    """
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 33, 0, 0, 0, len(NAME), 0) + NAME
    one = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, 0, 0, 0, 0, 33, 0, 0, 0, len(NAME), *[0] * 6) + NAME
    listed = one * files
    declared, size = (files if declared is None else declared), (len(listed) if size is None else size)
    end = b""
    if wide:
        end += struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, declared, declared, size, len(head))
        end += struct.pack("<4sLQL", b"PK\x06\x07", 0, len(head) + len(listed), 1)
        declared, size, start = 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF
    else:
        declared, start = declared & 0xFFFF, len(head)
    return head + listed + end + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, declared, declared, size, start, 0)
