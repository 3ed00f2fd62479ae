"""The names of the people of one account: the fullest form of each, and who shares a surname."""


class KnownNames:
    """Full names by their surname and by their first name, and the sex of those whose sex is told."""

    def __init__(self) -> None:
        self.full: dict[str, str] = {}
        self.alike: dict[str, dict[str, None]] = {}
        self.given: dict[str, dict[str, None]] = {}
        self.gender: dict[str, str] = {}

    def add(self, name: str) -> None:
        """Note a name without its titles; the longest of a surname is its full form."""
        words = name.split()
        if words and len(name) > len(self.full.get(words[-1], "")):
            self.full[words[-1]] = name
        if 2 <= len(words) <= 3:
            self.alike.setdefault(words[-1], {})[name] = None
            self.given.setdefault(words[0], {})[name] = None

    def add_untold(self, name: str) -> None:
        """Note a name that the model does not mark as one, unless its surname is known."""
        if words := name.split():
            self.full.setdefault(words[-1], name)

    def alone(self, surname: str) -> bool:
        """Tell whether no two people of the account share a surname."""
        return len(self.alike.get(surname, ())) < 2

    def fullest(self, name: str, sex: str = "") -> str:
        """Return the fullest form of a name; a namesake with another first name, or of another sex, is somebody else.

        >>> names = KnownNames()
        >>> names.add("Maria Lund"); names.add("Erik Lund"); names.gender["Erik Lund"] = "m"
        >>> names.fullest("Lund", "m"), names.fullest("Maria"), names.fullest("Pia Lund")
        ('Erik Lund', 'Maria Lund', 'Pia Lund')
        """
        words = name.split()
        full = self.full.get(words[-1], name) if words else name
        if len(words) > 1:
            return full if words[0] in full.split() or words[0].endswith(".") else name
        if full != name or name in self.alike:
            return self._of_sex(name, sex) or full
        called = self.given.get(name, {})
        return next(iter(called)) if len(called) == 1 else full

    def _of_sex(self, surname: str, sex: str) -> str:
        """Return the one person of a surname who is, or may be, of a sex."""
        if not sex:
            return ""
        fitting = [name for name in self.alike.get(surname, ()) if self.gender.get(name, sex) == sex]
        sure = [name for name in fitting if self.gender.get(name) == sex] or fitting
        return sure[0] if len(sure) == 1 else ""
