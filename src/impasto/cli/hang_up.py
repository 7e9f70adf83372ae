"""What a SIGHUP means: that the terminal is gone, and with it whoever started the server, or that the config file is
to be read again."""

import os
import signal

HANG_UP = signal.SIGHUP


def ends_with_terminal() -> bool:
    """Whether this process has a terminal and was not started to outlive it (`nohup`).

    To be asked before SIGHUP is held off: of a terminal that went meanwhile nobody could tell that it was there.
    """
    return signal.getsignal(HANG_UP) is not signal.SIG_IGN and has_terminal()


def has_terminal() -> bool:
    """Whether there is one now."""
    try:
        os.close(os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY))
    except OSError:
        return False
    return True
