"""The one thing a desktop does that a bare screen does not: it gives a window the keyboard.

Without it no window is active, and nothing in it has the focus. It speaks the X protocol itself
(X Window System Protocol, X Version 11, chapters 8, 9 and appendix B), for no more than this.
"""

import socket
import struct
from collections.abc import Iterator

_GET_WINDOW_ATTRIBUTES, _QUERY_TREE, _SET_INPUT_FOCUS = 3, 15, 42
_VIEWABLE = 2
_REVERT_TO_ROOT = 1


def give_keyboard(display: str) -> bool:
    """Give it to the window that is shown on a display such as ":1"; False if there is none."""
    with socket.socket(socket.AF_UNIX) as screen:
        screen.connect(f"/tmp/.X11-unix/X{display.removeprefix(':')}")
        root = _root(screen)
        window = next(_managed(screen, root), None)
        if window is None:
            return False
        screen.sendall(struct.pack("<BBHII", _SET_INPUT_FOCUS, _REVERT_TO_ROOT, 3, window, 0))
        # Its answer tells that what came before it is done.
        _ask(screen, _QUERY_TREE, root)
        return True


def _root(screen: socket.socket) -> int:
    screen.sendall(struct.pack("<cxHHHHxx", b"l", 11, 0, 0, 0))
    accepted, length = struct.unpack("<B5xH", _read(screen, 8))
    data = _read(screen, 4 * length)
    assert accepted == 1, data
    vendor, formats = struct.unpack_from("<H3xB", data, 16)
    root: int = struct.unpack_from("<I", data, 32 + (vendor + 3) // 4 * 4 + 8 * formats)[0]
    return root


def _managed(screen: socket.socket, root: int) -> Iterator[int]:
    """The windows that are seen, but for those that want no manager: menus and tool tips."""
    tree = _ask(screen, _QUERY_TREE, root)
    for window in struct.unpack_from(f"<{struct.unpack_from('<H', tree, 16)[0]}I", tree, 32):
        state, alone = struct.unpack_from("<BB", _ask(screen, _GET_WINDOW_ATTRIBUTES, window), 26)
        if state == _VIEWABLE and not alone:
            yield window


def _ask(screen: socket.socket, request: int, window: int) -> bytes:
    screen.sendall(struct.pack("<BxHI", request, 2, window))
    answer = _read(screen, 32)
    assert answer[0] == 1, answer
    return answer + _read(screen, 4 * struct.unpack_from("<I", answer, 4)[0])


def _read(screen: socket.socket, length: int) -> bytes:
    read = bytearray()
    while len(read) < length:
        more = screen.recv(length - len(read))
        assert more, "the screen has gone"
        read += more
    return bytes(read)
