"""Every error that Suyuan raises, in one tree.

Error
├── WrongUse            the call cannot be meant as it stands (exit status 2)
│   ├── UnknownName         a kind, format, law or account type that nobody defined
│   ├── UnknownLawDate      no version of the law was in force on the date
│   └── BadCaseFile         case.toml says something that cannot be read
└── CannotFinish        the work could not be done (exit status 3)
    ├── Unreadable          a file that no reader understands, or that breaks off
    │   ├── TruncatedFile       the file ends in the middle
    │   ├── UnknownFormat       no reader knows the format
    │   ├── LockedFile          a password is needed
    │   ├── ChangedFile         somebody wrote to the file while it was read
    │   ├── MissingReader       a program or package that reads the format is not installed
    │   └── TooLarge            an archive that would grow past the limit
    ├── NoSpace             the disk for temporary files is full
    ├── BrokenCustody       evidence does not match its hashes
    ├── BrokenStore         a database file that an interrupted run left half written
    ├── BusyStore           a database file that another run is using
    ├── BrokenLedger        a release ledger whose chain does not hold
    └── WrongKey            a key file that does not belong to the ledger, or cannot be opened

Each message says what happened, where, and what to do next. It never holds a personal value: only
files, line numbers, kinds and counts.
"""


class Error(Exception):
    """Parent of all errors of this package."""


class WrongUse(Error):
    """The call cannot be meant as it stands."""


class UnknownName(WrongUse):
    """A kind, format, law or account type that nobody defined."""


class UnknownLawDate(WrongUse):
    """No version of the law was in force on the date asked for."""


class BadCaseFile(WrongUse):
    """A case's `case.toml` says something that cannot be read."""


class CannotFinish(Error):
    """The work could not be done."""


class Unreadable(CannotFinish):
    """A file that no reader understands, or that breaks off."""


class TruncatedFile(Unreadable):
    """The file ends in the middle."""


class UnknownFormat(Unreadable):
    """No reader knows the format."""


class LockedFile(Unreadable):
    """A password is needed."""


class ChangedFile(Unreadable):
    """Somebody wrote to the file while it was read."""


class MissingReader(Unreadable):
    """A program or package that reads the format is not installed; the message says which."""


class TooLarge(Unreadable):
    """An archive that would grow past the limit."""


class NoSpace(CannotFinish):
    """The disk for temporary files is full, or cannot be written."""


class BrokenCustody(CannotFinish):
    """Evidence does not match its hashes."""


class BrokenStore(CannotFinish):
    """A database file that an interrupted run left half written."""


class BusyStore(CannotFinish):
    """A database file that another run is using."""


class BrokenLedger(CannotFinish):
    """A release ledger whose hash chain does not hold."""


class WrongKey(CannotFinish):
    """A key file that does not belong to the ledger, or cannot be opened."""
