"""The ids of created records: random, or from a seed, so that the same calls create the same ids in each run.

>>> ids, again = NewIds("billing"), NewIds("billing", used=1)
>>> ids() != ids() == again()
True
"""


class NewIds:
    """Makes new ids.

    Attributes:
        seed: what the ids are made from; None for random ids.
        used: the number of ids that were made from the seed.
    """

    def __init__(self, seed: str | None = None, used: int = 0) -> None:
        self.seed = seed
        self.used = used

    def __call__(self) -> str:
        """The next id."""
        from uuid import UUID, uuid4  # noqa: PLC0415 - Imported with the first new record.

        if self.seed is None:
            return str(uuid4())
        from random import Random  # noqa: PLC0415

        self.used += 1
        # No secret: the ids only have to differ from each other.
        return str(UUID(int=Random(f"{self.seed} {self.used}").getrandbits(128), version=4))
